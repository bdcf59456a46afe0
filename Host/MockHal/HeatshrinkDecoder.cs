using System.Buffers.Binary;

namespace FlipperUpdaterNano.MockHal
{
    /// <summary>
    /// Decodes the heatshrink stream (docs/reference/stock-updater.md 3.1), most significant bit first. A 1 bit followed by 8 bits is a
    /// literal. A 0 bit followed by distance - 1 (w bits, for a window of 2^w bytes) and length - 1 (l bits, for a lookahead of 2^l bytes)
    /// is a back-reference. The window is initially zero.
    /// </summary>
    /// <remarks>
    /// Oracle for the native decoder and for the encoder in Packaging. The state resides in the caller's array, so decoding can stop after
    /// any byte and continue later.
    /// </remarks>
    internal ref struct HeatshrinkDecoder
    {
        /// <summary>Number of bytes of the state that precede the window.</summary>
        public const int HeaderSize = 24;

        private readonly Span<byte> _state;
        private readonly int _windowBits;
        private readonly int _lookaheadBits;
        private int _head;
        private ulong _bits;
        private int _bitCount;
        private int _distance;
        private int _copies;

        public HeatshrinkDecoder(Span<byte> state)
        {
            _state = state;
            _windowBits = state[0];
            _lookaheadBits = state[1];
            _bitCount = state[2];
            _head = BinaryPrimitives.ReadInt32LittleEndian(state[4..]);
            _bits = BinaryPrimitives.ReadUInt64LittleEndian(state[8..]);
            _distance = BinaryPrimitives.ReadInt32LittleEndian(state[16..]);
            _copies = BinaryPrimitives.ReadInt32LittleEndian(state[20..]);
        }

        private readonly Span<byte> Window => _state.Slice(HeaderSize, 1 << _windowBits);

        public static void Begin(Span<byte> state, int windowBits, int lookaheadBits)
        {
            state[..(HeaderSize + (1 << windowBits))].Clear();
            state[0] = (byte)windowBits;
            state[1] = (byte)lookaheadBits;
        }

        public int Decode(ReadOnlySpan<byte> input, Span<byte> output, out int consumed)
        {
            consumed = 0;
            int produced = 0;
            while (produced < output.Length)
            {
                if (_copies > 0)
                {
                    Span<byte> window = Window;
                    output[produced++] = Put(window[(_head - _distance) & (window.Length - 1)]);
                    _copies--;
                }
                else if (!TryNext(input, ref consumed, output, ref produced))
                {
                    break;
                }
            }

            Save();

            return produced;
        }

        /// <summary>Decodes one symbol, or keeps its first bits until the remaining bits arrive.</summary>
        private bool TryNext(ReadOnlySpan<byte> input, ref int consumed, Span<byte> output, ref int produced)
        {
            if (!Need(1, input, ref consumed))
            {
                return false;
            }

            bool literal = Peek(1) == 1;
            int length = literal ? 9 : 1 + _windowBits + _lookaheadBits;
            if (!Need(length, input, ref consumed))
            {
                return false;
            }

            uint symbol = Peek(length);
            _bitCount -= length;
            if (literal)
            {
                output[produced++] = Put((byte)symbol);
            }
            else
            {
                _copies = (int)(symbol & ((1u << _lookaheadBits) - 1)) + 1;
                _distance = (int)((symbol >> _lookaheadBits) & ((1u << _windowBits) - 1)) + 1;
            }

            return true;
        }

        private bool Need(int count, ReadOnlySpan<byte> input, ref int consumed)
        {
            while (_bitCount < count && consumed < input.Length)
            {
                _bits = (_bits << 8) | input[consumed++];
                _bitCount += 8;
            }

            return _bitCount >= count;
        }

        private readonly uint Peek(int count) => (uint)(_bits >> (_bitCount - count)) & ((1u << count) - 1);

        private byte Put(byte value)
        {
            Window[_head & ((1 << _windowBits) - 1)] = value;
            _head++;

            return value;
        }

        private readonly void Save()
        {
            _state[2] = (byte)_bitCount;
            BinaryPrimitives.WriteInt32LittleEndian(_state[4..], _head & ((1 << _windowBits) - 1));
            BinaryPrimitives.WriteUInt64LittleEndian(_state[8..], _bits);
            BinaryPrimitives.WriteInt32LittleEndian(_state[16..], _distance);
            BinaryPrimitives.WriteInt32LittleEndian(_state[20..], _copies);
        }
    }
}
