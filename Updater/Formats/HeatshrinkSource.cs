using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The contents of a <c>.ths</c> file: a header of 7 bytes, then a heatshrink stream (docs/reference/stock-updater.md 3.1).
    /// Holds the window (8 KiB and a little for stock packages) and a block of input.
    /// </summary>
    /// <remarks>
    /// The stream has no end marker and no checksum: an incomplete symbol at the end is padding, and the contents must be verified.
    /// </remarks>
    public sealed class HeatshrinkSource : IByteSource
    {
        /// <summary>Size in bytes of the header before the stream.</summary>
        public const int HeaderSize = 7;

        /// <summary>The first four bytes, "HSDS".</summary>
        public const uint Magic = 0x53445348;

        /// <summary>Default number of input bytes read at once.</summary>
        public const int InputSize = 2048;

        private readonly IByteSource _source;
        private readonly IBytes _bytes;
        private readonly byte[] _state;
        private readonly byte[] _input;
        private int _offset;
        private int _count;
        private bool _ended;

        /// <summary>Creates the decoder and reads the header.</summary>
        /// <param name="source">The bytes of the file, from its start.</param>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="inputSize">
        /// Bytes read at once. Each read executes managed code and, after a write, makes the card seek its block again.
        /// </param>
        /// <exception cref="MalformedException">
        /// Not a heatshrink file, or its version, window or lookahead is not supported.
        /// </exception>
        /// <exception cref="CardIoException">The medium failed.</exception>
        public HeatshrinkSource(IByteSource source, IBytes bytes, int inputSize = InputSize)
        {
            _source = source;
            _bytes = bytes;
            _input = new byte[inputSize];
            _count = source.Read(_input, 0, inputSize) - HeaderSize;
            if (_count < 0 || LittleEndian.ToUInt32(_input, 0) != Magic || _input[4] != 1)
            {
                throw new MalformedException("Not a heatshrink file (HSDS 1).");
            }

            int window = _input[5];
            int lookahead = _input[6];
            if (window < 4 || window > 15 || lookahead < 3 || lookahead >= window)
            {
                throw new MalformedException(
                    MessageFormat.Of("Heatshrink window # and lookahead # are out of range.", window, lookahead));
            }

            _state = new byte[bytes.HeatshrinkStateSize(window)];
            bytes.HeatshrinkInit(_state, window, lookahead);
            _offset = HeaderSize;
            Consumed = HeaderSize;
        }

        /// <summary>Gets the number of bytes of the file decoded so far.</summary>
        public uint Consumed { get; private set; }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            int done = 0;
            while (done < count)
            {
                if (_count == 0 && !_ended)
                {
                    _offset = 0;
                    _count = _source.Read(_input, 0, _input.Length);
                    _ended = _count == 0;
                }

                int used;
                int written = _bytes.HeatshrinkDecode(_state, _input, _offset, _count, buffer, offset + done, count - done, out used);
                if (written == 0 && used == 0)
                {
                    break; // No complete symbol is left.
                }

                done += written;
                _offset += used;
                _count -= used;
                Consumed += (uint)used;
            }

            return done;
        }
    }
}
