using System.Diagnostics;
using System.IO.Ports;

namespace FlipperUpdaterNano.Deployment.Port
{
    /// <summary>An open serial port of a device. If the port disappears, every call throws <see cref="DeploymentException"/>.</summary>
    internal sealed class SerialLink : IDisposable
    {
        private const int BaudRate = 230400;
        private const int OpenTries = 20;
        private const int OpenPauseMilliseconds = 50;

        // errno of a port without modem lines, such as a pseudo-terminal: EINVAL and ENOTTY.
        private const int InvalidArgument = 22;
        private const int NotATerminalRequest = 25;
        private const string Gone = "the device disconnected; connect it again and repeat the command";
        private readonly SerialPort _port;
        private readonly byte[] _buffer = new byte[4096];
        private int _position;
        private int _filled;

        private SerialLink(SerialPort port) => _port = port;

        /// <summary>Gets a value indicating whether received bytes are available.</summary>
        public bool HasInput => _position < _filled || WaitingBytes > 0;

        /// <summary>
        /// Opens a port and raises DTR, which starts the session on the device. Opening is retried, because the device node of a port
        /// appears before the port can be opened.
        /// </summary>
        /// <param name="path">Path or name of the port.</param>
        /// <param name="writeLimit">Maximum time that a write may stall.</param>
        /// <exception cref="DeploymentException">The port cannot be opened.</exception>
        public static SerialLink Open(string path, TimeSpan writeLimit)
        {
            for (int tries = 1; ; tries++)
            {
                SerialPort port = new(path, BaudRate) { WriteTimeout = (int)writeLimit.TotalMilliseconds };
                try
                {
                    port.Open();
                    RaiseDtr(port);
                    return new SerialLink(port);
                }
                catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
                {
                    port.Dispose();
                    if (tries == OpenTries || refused is ArgumentException)
                    {
                        throw new DeploymentException(
                            DeploymentFault.NoPort,
                            $"port {path} cannot be opened ({refused.Message.TrimEnd('.')}); close qFlipper, browser pages and terminals "
                            + "that use it, and check the permission to open serial ports");
                    }

                    Thread.Sleep(OpenPauseMilliseconds);
                }
            }
        }

        /// <summary>Gets a value indicating whether the port is open and has not disappeared.</summary>
        public bool IsPresent => WaitingBytes >= 0;

        /// <summary>Writes all bytes.</summary>
        public void Write(byte[] bytes)
        {
            try
            {
                _port.BaseStream.Write(bytes, 0, bytes.Length);
            }
            catch (TimeoutException)
            {
                throw DeploymentException.Failed(IsPresent ? "the device no longer accepts data" : Gone);
            }
            catch (Exception gone) when (gone is IOException or InvalidOperationException)
            {
                throw DeploymentException.Failed(Gone);
            }
        }

        /// <summary>Reads a byte.</summary>
        /// <returns>The byte, or -1 at the deadline.</returns>
        public int TryReadByte(Deadline deadline)
        {
            if (_position == _filled)
            {
                _position = 0;
                _filled = 0;
                TimeSpan wait = deadline.Wait;
                _filled = wait > TimeSpan.Zero ? Fill(wait) : 0;
            }

            if (_position == _filled)
            {
                return -1;
            }

            deadline.HasBegun = true;
            return _buffer[_position++];
        }

        /// <summary>Reads a byte.</summary>
        /// <exception cref="DeploymentException">No byte arrived before the deadline.</exception>
        public byte ReadByte(Deadline deadline)
        {
            // Which limit applies must be determined before the wait, because the port's timeout can elapse a millisecond before the
            // deadline.
            bool isTotal = deadline.HasBegun && deadline.Wait < deadline.Pause;
            int value = TryReadByte(deadline);
            if (value >= 0)
            {
                return (byte)value;
            }

            throw new DeploymentException(
                DeploymentFault.Failed,
                isTotal
                    ? $"the device did not complete its response in {deadline.Total.TotalSeconds:0.#} s"
                    : $"the device did not respond for {deadline.Pause.TotalSeconds:0.#} s")
            {
                IsSilence = !isTotal,
            };
        }

        /// <summary>Waits until the port disappears, and discards input meanwhile.</summary>
        /// <returns>True if the port disappeared in time.</returns>
        public bool WaitUntilGone(TimeSpan limit)
        {
            Stopwatch watch = Stopwatch.StartNew();
            try
            {
                while (watch.Elapsed < limit)
                {
                    _ = TryReadByte(new Deadline(TimeSpan.FromMilliseconds(200)));
                    if (!IsPresent)
                    {
                        return true;
                    }
                }

                return false;
            }
            catch (DeploymentException)
            {
                return true;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            try
            {
                _port.Dispose();
            }
            catch (IOException)
            {
                // The port has disappeared, so there is nothing to close.
            }
        }

        // A session starts at the rising edge of DTR; because another program may have left DTR high, DTR is lowered first.
        private static void RaiseDtr(SerialPort port)
        {
            try
            {
                port.DtrEnable = false;
                Thread.Sleep(OpenPauseMilliseconds);
                port.DtrEnable = true;
            }
            catch (IOException noLine) when (noLine.HResult is InvalidArgument or NotATerminalRequest)
            {
                // A pseudo-terminal has no DTR; opening the terminal starts the session.
            }
        }

        // Gets the number of received bytes that have not been read; -1 if the port is closed or has disappeared. BytesToRead is then -1 or
        // throws an exception.
        private int WaitingBytes
        {
            get
            {
                try
                {
                    return _port.IsOpen ? _port.BytesToRead : -1;
                }
                catch (Exception gone) when (gone is IOException or InvalidOperationException)
                {
                    return -1;
                }
            }
        }

        private int Fill(TimeSpan limit)
        {
            try
            {
                _port.ReadTimeout = Math.Max(1, (int)limit.TotalMilliseconds);
                int count = _port.BaseStream.Read(_buffer, 0, _buffer.Length);
                return count > 0 ? count : throw DeploymentException.Failed(Gone);
            }
            catch (TimeoutException)
            {
                return IsPresent ? 0 : throw DeploymentException.Failed(Gone);
            }
            catch (Exception gone) when (gone is IOException or InvalidOperationException)
            {
                throw DeploymentException.Failed(Gone);
            }
        }
    }
}
