using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FlipperUpdaterNano.Emulator.Gdb
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

        /// <summary>Waits for the first byte.</summary>
        /// <returns><see langword="false"/> when the other side has gone without one.</returns>
        public bool WaitForInput()
        {
            try
            {
                return _client.Client.Receive(new byte[1], SocketFlags.Peek) > 0;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        /// <summary>Reads the next packet and acknowledges it.</summary>
        /// <returns>Its content, <see cref="Interrupt"/>, or <see langword="null"/> when the debugger has gone.</returns>
        public string? Receive()
        {
            while (true)
            {
                int first = Next();

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

            try
            {
                _stream.Write(Encoding.ASCII.GetBytes($"${content}#{sum:x2}"));
            }
            catch (IOException)
            {
                // It has gone: the next Receive tells.
            }
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

            for (int value = Next(); value != '#'; value = Next())
            {
                if (value < 0)
                {
                    return null;
                }

                sum += (byte)value;

                // Binary data: what would end a packet is escaped.
                if (value == '}')
                {
                    value = Next();
                    sum += (byte)value;
                    value ^= 0x20;
                }

                content.Append((char)(byte)value);
            }

            string wanted = $"{(char)Next()}{(char)Next()}";
            bool good = byte.TryParse(wanted, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out byte expected) && expected == sum;

            if (!good)
            {
                _stream.WriteByte((byte)'-');

                return Receive();
            }

            _stream.WriteByte((byte)'+');

            return content.ToString();
        }

        private int Next()
        {
            try
            {
                return _stream.ReadByte();
            }
            catch (IOException)
            {
                return -1;
            }
        }
    }
}
