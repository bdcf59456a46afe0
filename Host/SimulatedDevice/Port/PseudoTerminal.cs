using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace FlipperUpdaterNano.SimulatedDevice.Port
{
    /// <summary>
    /// The device end of a pseudo-terminal in raw mode; <see cref="HostPath"/> is its host end. Because a pseudo-terminal has no DTR line,
    /// a session starts when the host opens the host end, and ends when the host closes it. This class works only on Linux.
    /// </summary>
    internal sealed class PseudoTerminal : IDisposable
    {
        // Maximum time in milliseconds until a wait detects the end of the simulation.
        private const int PollMilliseconds = 50;

        // The system makes written bytes readable on the host end asynchronously, within this number of milliseconds.
        private const int DeliveryMilliseconds = 100;

        // Size of a buffer that is larger than struct termios on every architecture.
        private const int AttributeBytes = 256;
        private readonly byte[] _buffer = new byte[4096];
        private readonly CancellationToken _end;
        private int _master;
        private int _position;
        private int _filled;

        /// <summary>Opens a new pseudo-terminal.</summary>
        /// <param name="end">Cancellation ends all waits with a <see cref="PortClosedException"/>.</param>
        /// <exception cref="IOException">The system cannot create a pseudo-terminal.</exception>
        public PseudoTerminal(CancellationToken end)
        {
            _end = end;
            _master = Check(
                PortLibc.OpenMaster(PortLibc.ReadWrite | PortLibc.NoControllingTerminal | PortLibc.CloseOnExec), "opened");
            Span<byte> name = stackalloc byte[128];
            _ = Check(PortLibc.Grant(_master), "granted");
            _ = Check(PortLibc.Unlock(_master), "unlocked");
            _ = Check(PortLibc.NameOfSlave(_master, name, name.Length) == 0 ? 0 : -1, "named");
            HostPath = Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
            WithSlave(MakeRaw);
        }

        /// <summary>Gets the path of the host end.</summary>
        public string HostPath { get; }

        /// <summary>Gets the number of bytes received from the host so far.</summary>
        public long Received { get; private set; }

        /// <summary>Gets a value indicating whether the host currently has the port open.</summary>
        public bool IsOpen => (Poll(0, 0) & PortLibc.Hangup) == 0;

        /// <summary>Waits until the host opens the port.</summary>
        /// <exception cref="PortClosedException">The simulation ends.</exception>
        public void WaitForHost()
        {
            while (!IsOpen)
            {
                Pause(10);
            }
        }

        /// <summary>Waits until the host has closed the port, and discards unread bytes in both directions.</summary>
        /// <exception cref="PortClosedException">The simulation ends.</exception>
        public void WaitForHostToLeave()
        {
            while (IsOpen)
            {
                Pause(10);
            }

            WithSlave(slave => _ = PortLibc.Flush(slave, PortLibc.FlushBoth));
            _position = _filled = 0;
        }

        /// <summary>Waits, to simulate the time that the device needs for an operation.</summary>
        /// <exception cref="PortClosedException">The simulation ends.</exception>
        public void Pause(int milliseconds)
        {
            if (_end.WaitHandle.WaitOne(milliseconds))
            {
                throw new PortClosedException();
            }
        }

        /// <summary>Reads one byte. Blocks until the byte arrives.</summary>
        /// <exception cref="PortClosedException">The host closed the port.</exception>
        public byte ReadByte()
        {
            if (_position == _filled)
            {
                Fill();
            }

            return _buffer[_position++];
        }

        /// <summary>Fills a buffer. Blocks until all bytes have arrived.</summary>
        /// <param name="bytes">Receives the bytes.</param>
        /// <exception cref="PortClosedException">The host closed the port.</exception>
        public void ReadExactly(Span<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                if (_position == _filled)
                {
                    Fill();
                }

                int count = Math.Min(bytes.Length, _filled - _position);
                _buffer.AsSpan(_position, count).CopyTo(bytes);
                _position += count;
                bytes = bytes[count..];
            }
        }

        /// <summary>
        /// Writes bytes. Blocks while the host does not read. If the host has closed the port, the bytes are discarded without an error,
        /// because the host's earlier input must still be processed.
        /// </summary>
        /// <param name="bytes">The bytes to write.</param>
        /// <exception cref="PortClosedException">The simulation ends.</exception>
        public void Write(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 0 && WaitFor(PortLibc.Writable))
            {
                nint count = PortLibc.Write(_master, bytes, bytes.Length);
                if (count <= 0)
                {
                    return;
                }

                bytes = bytes[(int)count..];
            }
        }

        /// <summary>
        /// Waits until the host has read all bytes or has closed the port. The system discards bytes that are unread when the port
        /// disappears.
        /// </summary>
        /// <param name="limit">Maximum time to wait.</param>
        /// <exception cref="PortClosedException">The simulation ends.</exception>
        public void WaitUntilRead(TimeSpan limit)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Pause(DeliveryMilliseconds);
            while (IsOpen && HasUnreadBytes() && watch.Elapsed < limit)
            {
                Pause(10);
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_master >= 0)
            {
                _ = PortLibc.Close(_master);
                _master = -1;
            }
        }

        private static void MakeRaw(int slave)
        {
            Span<byte> attributes = stackalloc byte[AttributeBytes];
            _ = Check(PortLibc.GetAttributes(slave, attributes), "examined");
            PortLibc.MakeRaw(attributes);
            _ = Check(PortLibc.SetAttributes(slave, 0, attributes), "put into raw mode");
        }

        private static int Check(int result, string what) => result >= 0
            ? result
            : throw new IOException($"a pseudo-terminal cannot be {what} (error {Marshal.GetLastPInvokeError()})");

        private void Fill()
        {
            // Bytes that the host sent before closing the port are still read.
            nint count = WaitFor(PortLibc.Readable) ? PortLibc.Read(_master, _buffer, _buffer.Length) : 0;
            if (count <= 0)
            {
                throw new PortClosedException();
            }

            Received += count;
            _position = 0;
            _filled = (int)count;
        }

        // Waits until the port is ready. Returns false if the host has closed the port and no input remains.
        private bool WaitFor(short wanted)
        {
            while (true)
            {
                short found = Poll(wanted, PollMilliseconds);
                if (_end.IsCancellationRequested)
                {
                    throw new PortClosedException();
                }

                bool isClosed = (found & PortLibc.Hangup) != 0;
                if ((found & wanted) != 0 || isClosed)
                {
                    return (found & wanted) != 0 && !(isClosed && wanted == PortLibc.Writable);
                }
            }
        }

        private bool HasUnreadBytes()
        {
            short found = 0;
            WithSlave(slave => found = Poll(slave, PortLibc.Readable, 0));
            return (found & PortLibc.Readable) != 0;
        }

        private short Poll(short wanted, int milliseconds) => Poll(_master, wanted, milliseconds);

        private static short Poll(int file, short wanted, int milliseconds)
        {
            PortLibc.PollEntry entry = new() { File = file, Wanted = wanted };
            _ = PortLibc.Poll(ref entry, 1, milliseconds);
            return entry.Found;
        }

        private void WithSlave(Action<int> use)
        {
            int slave = Check(
                PortLibc.Open(HostPath, PortLibc.ReadWrite | PortLibc.NoControllingTerminal | PortLibc.CloseOnExec), "opened");
            try
            {
                use(slave);
            }
            finally
            {
                _ = PortLibc.Close(slave);
            }
        }
    }
}
