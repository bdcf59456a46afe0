using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FlipperUpdaterNano.Emulator.Gdb
{
    /// <summary>Exchanges packets of GDB's remote serial protocol over one local TCP connection.</summary>
    internal sealed class GdbConnection : IDisposable
    {
        /// <summary>Returned by <see cref="Receive"/> instead of a packet if the user has pressed Ctrl-C in GDB.</summary>
        public const string Interrupt = "\u0003";

        /// <summary>Maximum size of a received packet in bytes, which is larger than the PacketSize announced to GDB.</summary>
        private const int LongestPacket = 0x10000;

        private readonly TcpClient _client;
        private readonly NetworkStream _stream;

        /// <summary>Takes ownership of a connected client.</summary>
        public GdbConnection(TcpClient client)
        {
            _client = client;

            // The acknowledgement and the reply are two short writes. With Nagle's algorithm the second write would wait for a delayed TCP
            // ACK.
            client.NoDelay = true;
            _stream = client.GetStream();
        }

        /// <summary>Gets a value indicating whether unread data is available or the debugger has disconnected.</summary>
        public bool HasInput => _client.Client.Poll(0, SelectMode.SelectRead);

        /// <summary>Waits until the peer sends the first byte.</summary>
        /// <returns><see langword="false"/> if the peer disconnects without sending a byte.</returns>
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
        /// <returns>
        /// The content of the packet; <see cref="Interrupt"/> after Ctrl-C; <see langword="null"/> if the debugger has disconnected.
        /// </returns>
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

        // GDB waits for the reply to each packet, so an identical packet that is already waiting is a retransmission. Only the last copy
        // receives a reply.
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

            // The next call to Receive reports that the debugger has disconnected.
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

        /// <summary>
        /// Reads the rest of a packet after its $. Returns null if the checksum is wrong, the packet is too long, or the connection ends
        /// inside the packet.
        /// </summary>
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

                // In binary data, framing characters are escaped.
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
