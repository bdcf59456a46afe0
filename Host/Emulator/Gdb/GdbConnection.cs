using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FlipperUpdaterNano.Emulator.Gdb
{
    /// <summary>The packets of GDB's remote serial protocol over one local TCP connection.</summary>
    internal sealed class GdbConnection : IDisposable
    {
        /// <summary>Received instead of a packet when the user presses Ctrl-C.</summary>
        public const string Interrupt = "\u0003";

        /// <summary>Maximum packet size in bytes; the PacketSize announced to GDB is smaller.</summary>
        private const int LongestPacket = 0x10000;

        private readonly TcpClient _client;
        private readonly NetworkStream _stream;

        /// <summary>Takes over a connected client.</summary>
        public GdbConnection(TcpClient client)
        {
            _client = client;

            // Acknowledgement and reply are two short writes: with Nagle's algorithm the second would wait for a delayed TCP ACK.
            client.NoDelay = true;
            _stream = client.GetStream();
        }

        /// <summary>Gets a value indicating whether unread data arrived or the debugger disconnected.</summary>
        public bool HasInput => _client.Client.Poll(0, SelectMode.SelectRead);

        /// <summary>Waits for the first byte.</summary>
        /// <returns><see langword="false"/> if the peer disconnected without sending one.</returns>
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

        /// <summary>Reads and acknowledges the next valid packet.</summary>
        /// <returns>Its content, <see cref="Interrupt"/>, or <see langword="null"/> if the debugger disconnected.</returns>
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

        // GDB waits for each reply: an identical packet that arrived meanwhile is a retransmission. Only the last of these is answered.
        private bool IsRepeated(string packet)
        {
            byte[] start = Encoding.ASCII.GetBytes($"${packet}#");
            byte[] waiting = new byte[start.Length];

            return packet.Length > 0 && _client.Available >= start.Length + 2
                && _client.Client.Receive(waiting, SocketFlags.Peek) == waiting.Length && waiting.AsSpan().SequenceEqual(start);
        }

        /// <summary>Sends a packet.</summary>
        public void Send(string content)
        {
            byte sum = 0;

            foreach (char letter in content)
            {
                sum += (byte)letter;
            }

            // If the debugger disconnected, the next Receive reports it.
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

        /// <summary>Reads a packet after its $; null if its checksum is wrong, it is too long, or the connection ends within it.</summary>
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

                // Binary data: framing characters are escaped.
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
