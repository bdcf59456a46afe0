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

        /// <summary>Bytes of the longest accepted packet; the PacketSize announced to GDB is smaller.</summary>
        private const int LongestPacket = 0x10000;

        private readonly TcpClient _client;
        private readonly NetworkStream _stream;

        /// <summary>Initializes a new instance of the <see cref="GdbConnection"/> class.</summary>
        /// <param name="client">The debugger that connected.</param>
        public GdbConnection(TcpClient client)
        {
            _client = client;

            // The acknowledgement and the answer are two short writes: the second would wait for the other side's delayed one.
            client.NoDelay = true;
            _stream = client.GetStream();
        }

        /// <summary>Gets a value indicating whether something arrived that was not read, or the debugger has gone.</summary>
        public bool HasInput => _client.Client.Poll(0, SelectMode.SelectRead);

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

        /// <summary>Reads the next packet that is not damaged and acknowledges it.</summary>
        /// <returns>Its content, <see cref="Interrupt"/>, or <see langword="null"/> when the debugger has gone.</returns>
        public string? Receive()
        {
            while (true)
            {
                switch (Next())
                {
                    case -1:
                        return null;
                    case 3:
                        return Interrupt;
                    case '$':
                        string? packet = ReadPacket();

                        if (!TrySend(packet == null ? "-" : "+"))
                        {
                            return null;
                        }

                        if (packet != null && !IsRepeated(packet))
                        {
                            return packet;
                        }

                        break;
                }
            }
        }

        // GDB sends nothing new before it has the answer: the same packet again, arrived meanwhile, is one it took for lost. The last of
        // them is answered.
        private bool IsRepeated(string packet)
        {
            byte[] start = Encoding.ASCII.GetBytes($"${packet}#");
            byte[] waiting = new byte[start.Length];

            return packet.Length > 0 && _client.Available >= start.Length + 2
                && _client.Client.Receive(waiting, SocketFlags.Peek) == waiting.Length && waiting.AsSpan().SequenceEqual(start);
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

            // When the debugger has gone, the next Receive reports it.
            _ = TrySend($"${content}#{sum:x2}");
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _client.Dispose();
        }

        private bool TrySend(string text)
        {
            try
            {
                _stream.Write(Encoding.ASCII.GetBytes(text));

                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }

        /// <summary>Reads a packet after its $: null when its checksum is wrong, it is too long, or the connection ended in it.</summary>
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

                if (content.Length <= LongestPacket)
                {
                    content.Append((char)(byte)value);
                }
            }

            string wanted = $"{(char)(ushort)Next()}{(char)(ushort)Next()}";
            bool good = byte.TryParse(wanted, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte expected)
                && expected == sum;

            return good && content.Length <= LongestPacket ? content.ToString() : null;
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
