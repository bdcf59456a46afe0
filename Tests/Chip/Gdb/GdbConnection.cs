using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FlipperUpdaterNano.Chip.Gdb
{
    /// <summary>The packets of GDB's remote serial protocol over one TCP connection of this machine.</summary>
    internal sealed class GdbConnection : IDisposable
    {
        /// <summary>What arrives instead of a packet when the developer presses Ctrl-C.</summary>
        public const string Interrupt = "\u0003";

        private readonly TcpClient _client;
        private readonly NetworkStream _stream;

        /// <summary>Initializes a new instance of the <see cref="GdbConnection"/> class.</summary>
        /// <param name="client">The debugger that connected.</param>
        public GdbConnection(TcpClient client)
        {
            _client = client;
            _stream = client.GetStream();
        }

        /// <summary>Gets a value indicating whether something arrived that was not read.</summary>
        public bool HasInput => _stream.DataAvailable;

        /// <summary>Reads the next packet and acknowledges it.</summary>
        /// <returns>Its content, <see cref="Interrupt"/>, or <see langword="null"/> when the debugger has gone.</returns>
        public string? Receive()
        {
            while (true)
            {
                int first = _stream.ReadByte();

                switch (first)
                {
                    case -1:
                        return null;
                    case 3:
                        return Interrupt;
                    case '$':
                        return ReadPacket();
                }
            }
        }

        /// <summary>Sends a packet.</summary>
        /// <param name="content">Its content.</param>
        public void Send(string content)
        {
            byte sum = 0;

            foreach (char letter in content)
            {
                sum += (byte)letter;
            }

            _stream.Write(Encoding.ASCII.GetBytes($"${content}#{sum:x2}"));
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _client.Dispose();
        }

        private string? ReadPacket()
        {
            StringBuilder content = new();
            byte sum = 0;

            while (true)
            {
                int value = _stream.ReadByte();

                if (value < 0)
                {
                    return null;
                }

                if (value == '#')
                {
                    break;
                }

                sum += (byte)value;
                content.Append((char)value);
            }

            string wanted = $"{(char)_stream.ReadByte()}{(char)_stream.ReadByte()}";
            bool good = byte.TryParse(wanted, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out byte expected) && expected == sum;

            _stream.WriteByte((byte)(good ? '+' : '-'));

            return good ? content.ToString() : Receive();
        }
    }
}
