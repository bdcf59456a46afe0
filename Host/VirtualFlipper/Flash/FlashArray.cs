using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>
    /// The cells of the main flash: 131,072 double words with ECC. Permissions, durations and status flags are modelled by the
    /// <see cref="FlashController"/>.
    /// </summary>
    public sealed class FlashArray : ISnapshotPart
    {
        private readonly byte[] _bytes = new byte[FlashMap.Size];
        private readonly DoubleWordState[] _states = new DoubleWordState[FlashMap.DoubleWords];

        internal FlashArray()
        {
            _bytes.AsSpan().Fill(0xFF);
        }

        /// <summary>Raised after cells have changed. The arguments are the offset of the first byte and the number of bytes.</summary>
        public event Action<int, int>? Changed;

        /// <summary>Gets all bytes as they would read if no double word had an ECC error.</summary>
        public ReadOnlySpan<byte> Bytes => _bytes;

        /// <summary>Gets the state of a double word.</summary>
        /// <param name="index">0 to 131,071.</param>
        public DoubleWordState StateOf(int index) => _states[index];

        /// <summary>Gets the states of all double words.</summary>
        public ReadOnlySpan<DoubleWordState> States => _states;

        /// <summary>Gets the value of a double word, regardless of its state.</summary>
        /// <param name="index">0 to 131,071.</param>
        /// <returns>The 64 bits in little-endian order: the byte at the lowest address is in the lowest bits.</returns>
        public ulong this[int index] => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(index * 8));

        /// <summary>Reads bytes.</summary>
        /// <param name="offset">Offset of the first byte from the start of the flash.</param>
        /// <param name="destination">Receives the bytes, including those of undefined double words.</param>
        /// <returns><see langword="false"/> if a double word of the range has an ECC error.</returns>
        public bool TryRead(int offset, Span<byte> destination)
        {
            _bytes.AsSpan(offset, destination.Length).CopyTo(destination);

            return IsReadable(offset, destination.Length);
        }

        /// <summary>Checks whether a range can be read without an ECC error.</summary>
        /// <param name="offset">Offset of the first byte from the start of the flash.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns><see langword="true"/> if no double word in the range has an ECC error.</returns>
        public bool IsReadable(int offset, int count)
        {
            if (count == 0)
            {
                return true;
            }

            int first = offset / 8;
            int last = (offset + count - 1) / 8;

            return !_states.AsSpan(first, last - first + 1).Contains(DoubleWordState.EccError);
        }

        /// <summary>
        /// Stores bytes from outside the device, as a flash programmer does. The call takes no virtual time and is not an operation.
        /// </summary>
        /// <param name="address">Address of the first byte.</param>
        /// <param name="bytes">The bytes. A double word of all ones is considered erased.</param>
        public void Preload(uint address, ReadOnlySpan<byte> bytes)
        {
            int offset = (int)(address - FlashMap.Base);
            bytes.CopyTo(_bytes.AsSpan(offset, bytes.Length));
            if (bytes.Length == 0)
            {
                return;
            }

            for (int index = offset / 8; index <= (offset + bytes.Length - 1) / 8; index++)
            {
                _states[index] = this[index] == ulong.MaxValue ? DoubleWordState.Erased : DoubleWordState.Programmed;
            }

            Changed?.Invoke(offset, bytes.Length);
        }

        /// <summary>Sets the state in which an interrupted operation has left a double word.</summary>
        /// <param name="index">0 to 131,071.</param>
        public void Mark(int index, DoubleWordState state)
        {
            _states[index] = state;
            Changed?.Invoke(index * 8, 8);
        }

        /// <summary>Flips bits of a byte to model wear.</summary>
        /// <param name="address">Address of the byte.</param>
        /// <param name="mask">The bits to flip.</param>
        public void Flip(uint address, byte mask)
        {
            _bytes[address - FlashMap.Base] ^= mask;
            Changed?.Invoke((int)(address - FlashMap.Base), 1);
        }

        /// <summary>
        /// Checks whether a double word can be programmed with a value. The double word must be erased, or the value must be all zeros
        /// (RM0434 section 3.3.8).
        /// </summary>
        /// <param name="index">0 to 131,071.</param>
        public bool Accepts(int index, ulong value) => value == 0 || _states[index] == DoubleWordState.Erased;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Content(_bytes);
            archive.Content(_states);
        }

        internal void CopyFrom(FlashArray other)
        {
            other._bytes.CopyTo(_bytes, 0);
            other._states.CopyTo(_states, 0);
        }

        internal void ErasePage(int page)
        {
            _bytes.AsSpan(page * FlashMap.PageSize, FlashMap.PageSize).Fill(0xFF);
            _states.AsSpan(page * FlashMap.PageSize / 8, FlashMap.PageSize / 8).Clear();
            Changed?.Invoke(page * FlashMap.PageSize, FlashMap.PageSize);
        }

        /// <summary>
        /// Applies an interrupted erase. Each double word then keeps its value, reads as erased, reads as partly erased, or has an ECC
        /// error.
        /// </summary>
        internal void TearPage(int page, Random random)
        {
            int first = page * FlashMap.PageSize / 8;
            for (int index = first; index < first + (FlashMap.PageSize / 8); index++)
            {
                ulong old = this[index];
                switch (random.Next(4))
                {
                    case 0:
                        Set(index, old, DoubleWordState.Unstable);
                        break;
                    case 1:
                        Set(index, ulong.MaxValue, DoubleWordState.Unstable);
                        break;
                    case 2:
                        Set(index, old | (ulong)random.NextInt64(), DoubleWordState.Unstable);
                        break;
                    default:
                        Set(index, old | (ulong)random.NextInt64(), DoubleWordState.EccError);
                        break;
                }
            }
        }

        internal void ProgramDoubleWord(int index, ulong value)
        {
            Set(index, value, DoubleWordState.Programmed);
        }

        /// <summary>
        /// Applies interrupted programming. Only some of the zero bits are programmed, and in three out of four cases the double word has
        /// an ECC error.
        /// </summary>
        internal void TearDoubleWord(int index, ulong value, Random random)
        {
            ulong partly = this[index] & (value | (ulong)random.NextInt64());
            Set(index, partly, random.Next(4) == 0 ? DoubleWordState.Unstable : DoubleWordState.EccError);
        }

        private void Set(int index, ulong value, DoubleWordState state)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(index * 8), value);
            _states[index] = state;
            Changed?.Invoke(index * 8, 8);
        }
    }
}
