using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>
    /// A web server on this machine that serves a folder: one request for each connection, ranges, strong validators. What is wrong with it
    /// is said for each path.
    /// </summary>
    internal sealed class StaticServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string _folder;
        private readonly Task _loop;

        public StaticServer(string folder)
        {
            _folder = folder;
            _listener.Start();
            _loop = Task.Run(Loop);
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

        /// <summary>Gets the requests: path, then the range that was asked for.</summary>
        public List<string> Requests { get; } = [];

        /// <summary>Gets answers to paths that are no files: the whole text, head included.</summary>
        public Dictionary<string, string> Answers { get; } = [];

        /// <summary>Gets after how many bytes of the body the next connections for a path are cut.</summary>
        public Dictionary<string, Queue<int>> Cuts { get; } = [];

        public bool HasValidators { get; set; } = true;

        /// <summary>Gets or sets the most bytes of a partial response, which then is shorter than the rest of the file.</summary>
        public int LargestRange { get; set; } = int.MaxValue;

        /// <summary>Gets or sets a value indicating whether partial responses leave the length of the file open.</summary>
        public bool HidesLength { get; set; }

        /// <summary>Gets or sets a value indicating whether ranges are sent of a file that changed, too.</summary>
        public bool IgnoresIfRange { get; set; }

        public bool IgnoresRanges { get; set; }

        public void Dispose()
        {
            _listener.Stop();
            _loop.Wait();
        }

        private void Loop()
        {
            while (true)
            {
                try
                {
                    using TcpClient client = _listener.AcceptTcpClient();
                    Serve(client.GetStream());
                }
                catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
                {
                    return;
                }
                catch (IOException)
                {
                    // The client has had enough.
                }
            }
        }

        private void Serve(NetworkStream stream)
        {
            using StreamReader reader = new(stream, leaveOpen: true);
            string path = reader.ReadLine()?.Split(' ')[1] ?? string.Empty;
            Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                string[] parts = line.Split(": ", 2);
                headers[parts[0]] = parts[1];
            }

            Requests.Add($"{path} {headers.GetValueOrDefault("Range", string.Empty)}".Trim());
            if (Answers.TryGetValue(path, out string? answer))
            {
                stream.Write(Encoding.Latin1.GetBytes(answer));
                return;
            }

            string file = Path.Combine(_folder, Uri.UnescapeDataString(path).TrimStart('/'));
            if (!File.Exists(file))
            {
                stream.Write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
                return;
            }

            Send(stream, path, File.ReadAllBytes(file), headers);
        }

        private void Send(NetworkStream stream, string path, byte[] data, Dictionary<string, string> headers)
        {
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(data))[..16]}\"";
            int from = 0;
            if (!IgnoresRanges && headers.TryGetValue("Range", out string? range)
                && (IgnoresIfRange || headers.GetValueOrDefault("If-Range", tag) == tag))
            {
                from = int.Parse(range["bytes=".Length..].TrimEnd('-'), null);
            }

            if (from > data.Length)
            {
                stream.Write("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
                return;
            }

            int rest = from > 0 ? Math.Min(LargestRange, data.Length - from) : data.Length;
            string whole = HidesLength ? "*" : $"{data.Length}";
            string status = from > 0 ? $"206 Partial Content\r\nContent-Range: bytes {from}-{from + rest - 1}/{whole}" : "200 OK";
            string validator = HasValidators ? $"ETag: {tag}\r\n" : string.Empty;
            stream.Write(Encoding.Latin1.GetBytes(
                $"HTTP/1.1 {status}\r\nContent-Length: {rest}\r\n{validator}Connection: close\r\n\r\n"));
            int length = Cuts.TryGetValue(path, out Queue<int>? cuts) && cuts.TryDequeue(out int cut)
                ? Math.Min(cut, rest)
                : rest;
            stream.Write(data, from, length);
        }
    }
}
