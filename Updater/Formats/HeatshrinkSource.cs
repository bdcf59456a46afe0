using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The decompressed contents of a <c>.ths</c> file, which consists of a header of 7 bytes and a heatshrink stream
    /// (docs/reference/stock-updater.md 3.1). The object needs memory for the window (slightly more than 8 KiB for stock packages) and for
    /// a block of input.
    /// </summary>
    /// <remarks>
    /// The stream contains neither an end marker nor a checksum. An incomplete symbol at the end is therefore treated as padding, and the
    /// caller must verify the decompressed contents.
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
        /// <param name="source">Source of the file's bytes, positioned at its start.</param>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="inputSize">
        /// Number of bytes read at once. A larger number makes reading faster, because each read executes managed code and, if it follows a
        /// write, makes the card seek the block again.
        /// </param>
        /// <exception cref="MalformedException">
        /// The file is not a heatshrink file, or its version, window or lookahead is not supported.
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

        /// <summary>Gets the number of bytes of the compressed file that have been decoded so far.</summary>
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
                    break; // The remaining bits do not form a complete symbol.
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
