using System.Text;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;

namespace FlipperUpdaterNano.Fupd.Tests.Simulation
{
    /// <summary>The host end of the port, with raw reads and writes.</summary>
    internal sealed class RawPort : IDisposable
    {
        private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
        private readonly FileStream _stream;
        private readonly byte[] _buffer = new byte[4096];
        private int _position;
        private int _filled;

        public RawPort(string path)
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            _ = Until(">: ");
        }

        public string Until(string end)
        {
            StringBuilder text = new();
            while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
            {
                text.Append((char)ReadByte());
            }

            return text.ToString();
        }

        /// <summary>Sends a command and returns its output without the echo and the prompt.</summary>
        public string Command(string command)
        {
            Write(Encoding.ASCII.GetBytes(command + "\r"));
            _ = Until(command + "\r\n");
            return Until("\r\n>: ")[..^5].TrimEnd('\r', '\n');
        }

        public void StartRpc()
        {
            Write(Encoding.ASCII.GetBytes("start_rpc_session\r"));
            _ = Until("start_rpc_session\r\n");
        }

        public void Send(Main message)
        {
            using MemoryStream frame = new();
            message.WriteDelimitedTo(frame);
            Write(frame.ToArray());
        }

        public void Write(byte[] bytes) => _stream.Write(bytes);

        public Main Receive()
        {
            byte[] body = new byte[ReadByte()];
            for (int i = 0; i < body.Length; i++)
            {
                body[i] = ReadByte();
            }

            return Main.Parser.ParseFrom(body);
        }

        public void Dispose() => _stream.Dispose();

        private byte ReadByte()
        {
            // The output is read in blocks, because a slow reader loses output printed just before the device closes the port.
            if (_position == _filled)
            {
                Task<int> read = _stream.ReadAsync(_buffer, 0, _buffer.Length);
                (_position, _filled) = read.Wait(s_limit) && read.Result > 0
                    ? (0, read.Result)
                    : throw new TimeoutException("the device did not respond");
            }

            return _buffer[_position++];
        }
    }
}
