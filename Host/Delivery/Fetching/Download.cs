using System.Net;
using System.Net.Http.Headers;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Delivery.Fetching
{
    /// <summary>
    /// Downloads a file, resuming an interrupted download if possible. The environment variables HTTPS_PROXY and NO_PROXY are respected.
    /// </summary>
    /// <param name="limit">Maximum size of the file in bytes.</param>
    /// <param name="progress">
    /// Receives the number of bytes downloaded so far and, if the server reports it, the total size; may be <see langword="null"/>.
    /// </param>
    public sealed class Download(Uri url, long limit, Action<long, long?>? progress)
    {
        /// <summary>Suffix of the file that stores the validator (ETag) of a partial download.</summary>
        public const string ValidatorEnding = ".validator";

        private const int MostRedirects = 5;
        private const int MostTries = 3;
        private const int Buffer = 1 << 16;
        private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(30);
        private static readonly Lazy<HttpClient> s_client = new(() => Client(true));
        private static readonly Lazy<HttpClient> s_localClient = new(() => Client(false));

        /// <summary>Gets the URL after redirections; <see langword="null"/> for a local file or before the first response.</summary>
        public Uri? FinalUrl { get; private set; }

        /// <summary>Gets the number of requests made.</summary>
        public int Requests { get; private set; }

        /// <summary>Gets the number of bytes reused from an earlier attempt.</summary>
        public long Resumed { get; private set; }

        /// <summary>
        /// Downloads the file, or the part of it that is still missing. If the connection is lost, the partial file remains for the next
        /// attempt.
        /// </summary>
        /// <param name="part">The partial file; its validator is stored next to it.</param>
        /// <exception cref="DeliveryException">
        /// The file does not exist, it is too large, the server is unreachable, or a redirection is unsafe.
        /// </exception>
        public void Run(string part)
        {
            if (url.IsFile)
            {
                CopyFile(part);
                return;
            }

            for (int tries = 1; ; tries++)
            {
                long before = LengthOf(part);
                try
                {
                    Request(part);
                    return;
                }
                catch (Exception error) when (error is HttpRequestException or HttpIOException or OperationCanceledException or WebException
                    || (error is IOException && error.InnerException is System.Net.Sockets.SocketException))
                {
                    if (LengthOf(part) <= before || tries >= MostTries)
                    {
                        string kept = LengthOf(part) is > 0 and var had ? $"; {had:N0} bytes are kept; repeat the command" : string.Empty;
                        throw new DeliveryException($"{url}: {Reason(error)}{kept}");
                    }
                }
            }
        }

        private static HttpClient Client(bool usesProxy)
        {
            SocketsHttpHandler handler = new()
            {
                AllowAutoRedirect = false,
                UseProxy = usesProxy,
                ConnectTimeout = s_silence,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = 64,
            };
            HttpClient client = new(handler) { Timeout = s_silence };
            client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("fupd", "1"));
            return client;
        }

        private static string Reason(Exception error) => error switch
        {
            OperationCanceledException => $"the server did not respond for {s_silence.TotalSeconds:0} s",
            HttpIOException or IOException => "the connection was lost",
            _ => $"the server cannot be reached ({(error.InnerException ?? error).Message.ReplaceLineEndings(" ").TrimEnd('.')})",
        };

        private static long LengthOf(string part) => File.Exists(part) ? new FileInfo(part).Length : 0;

        private void CopyFile(string part)
        {
            string path = url.LocalPath;
            if (HostEntry.TargetKindOf(path) != HostEntryKind.File)
            {
                throw new DeliveryException($"{url}: there is no such file");
            }

            using FileStream from = File.OpenRead(path);
            CheckSize(from.Length);
            using FileStream to = new(part, FileMode.Create);
            from.CopyTo(to);
        }

        private void Request(string part)
        {
            Uri target = url;
            for (int redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using HttpResponseMessage response = Send(target, part, out long offset);
                if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
                {
                    target = Redirection(target, response.Headers.Location);
                    continue;
                }

                FinalUrl = target;
                if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && offset > 0)
                {
                    // The server rejects the range, so the partial file cannot be the start of this file.
                    File.Delete(part);
                    continue;
                }

                if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
                {
                    string status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
                    throw new DeliveryException($"{target}: the server responded with {status}");
                }

                if (offset > 0 && !IsResumable(response, part))
                {
                    File.Delete(part);
                    continue;
                }

                Receive(response, part, offset);
                return;
            }

            throw new DeliveryException($"{url}: the server redirects more than {MostRedirects} times");
        }

        private static Uri Redirection(Uri from, Uri? location)
        {
            Uri? to = location == null ? null : new Uri(from, location);
            return to != null && SafeUrl.MayLead(from, to)
                ? to
                : throw new DeliveryException(
                    $"{from}: the server redirects to {to?.AbsoluteUri ?? "nothing"}, which is not https and is not followed");
        }

        private HttpResponseMessage Send(Uri target, string part, out long offset)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, target);
            string validator = part + ValidatorEnding;
            offset = File.Exists(validator) ? LengthOf(part) : 0;
            if (offset > 0)
            {
                // If the validator no longer matches, the server sends the whole file instead of the range.
                request.Headers.Range = new RangeHeaderValue(offset, null);
                request.Headers.TryAddWithoutValidation("If-Range", File.ReadAllText(validator));
            }

            Requests++;
            HttpClient client = (target.IsLoopback ? s_localClient : s_client).Value;
            return client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        }

        private void Receive(HttpResponseMessage response, string part, long offset)
        {
            ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
            bool isRest = response.StatusCode == HttpStatusCode.PartialContent;
            if (isRest && (offset == 0 || range?.From != offset))
            {
                throw new DeliveryException($"{FinalUrl}: the server sent a different part of the file than requested");
            }

            offset = isRest ? offset : 0;
            Resumed = offset;

            // A server may send only part of the requested range, so the total size is taken from the Content-Range header.
            long? total = isRest ? range?.Length : response.Content.Headers.ContentLength;
            CheckSize(total ?? 0);
            using FileStream file = new(part, isRest ? FileMode.Append : FileMode.Create);
            if (!isRest)
            {
                // The old partial file is truncated before the validator changes; otherwise its bytes could later be mistaken for the start
                // of the new file.
                file.Flush(flushToDisk: true);
                KeepValidator(response, part);
            }

            using Stream body = response.Content.ReadAsStream();
            Copy(body, file, offset, total);
        }

        private void Copy(Stream body, FileStream file, long have, long? total)
        {
            byte[] buffer = new byte[Buffer];
            while (true)
            {
                using CancellationTokenSource silence = new(s_silence);
                int count = body.ReadAsync(buffer, silence.Token).AsTask().GetAwaiter().GetResult();
                if (count == 0)
                {
                    break;
                }

                have += count;
                CheckSize(have);
                file.Write(buffer, 0, count);
                progress?.Invoke(have, total);
            }

            if (total is { } all && have != all)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, "the response ended early");
            }
        }

        // A partial file may be extended only with bytes of the same version of the file (RFC 9110, 15.3.7.3), and only if the total length
        // is known.
        private static bool IsResumable(HttpResponseMessage response, string part) =>
            response.StatusCode != HttpStatusCode.PartialContent
            || ((response.Content.Headers.ContentRange is not { } range || range.HasLength)
                && (ValidatorOf(response) is not { } validator || validator == File.ReadAllText(part + ValidatorEnding)));

        // A weak ETag does not guarantee identical bytes.
        private static string? ValidatorOf(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag
            ? tag.Tag
            : response.Content.Headers.LastModified?.ToString("R");

        private static void KeepValidator(HttpResponseMessage response, string part)
        {
            string? validator = ValidatorOf(response);
            if (validator == null)
            {
                File.Delete(part + ValidatorEnding);
            }
            else
            {
                File.WriteAllText(part + ValidatorEnding, validator);
            }
        }

        private void CheckSize(long size)
        {
            if (size > limit)
            {
                throw new DeliveryException($"{url}: the file is larger than the limit of {limit >> 20} MiB");
            }
        }
    }
}
