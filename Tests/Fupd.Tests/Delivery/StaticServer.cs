using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>
    /// A local web server that serves a folder, with one request per connection, byte ranges and strong validators. Faults are configured
    /// per path.
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

        /// <summary>Gets the received requests: path and requested range.</summary>
        public List<string> Requests { get; } = [];

        /// <summary>Gets raw responses, header included, for paths without a file.</summary>
        public Dictionary<string, string> Answers { get; } = [];

        /// <summary>Gets, for each path, the numbers of body bytes after which its next connections are closed.</summary>
        public Dictionary<string, Queue<int>> Cuts { get; } = [];

        public bool HasValidators { get; set; } = true;

        /// <summary>Gets or sets the maximum length of a partial response in bytes; the client may request more.</summary>
        public int LargestRange { get; set; } = int.MaxValue;

        /// <summary>Gets or sets a value indicating whether partial responses omit the total length of the file.</summary>
        public bool HidesLength { get; set; }

        /// <summary>Gets or sets a value indicating whether the server ignores If-Range and serves a range of a changed file.</summary>
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
                    // The client closed the connection.
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
