using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Options
{
    /// <summary>
    /// The option bytes: 16 stored words with their complements, and the registers that are loaded from these words at power-on and at
    /// OBL_LAUNCH. Oracle for the updater's OptionByteData.
    /// </summary>
    public sealed class OptionBytes : ISnapshotPart
    {
        /// <summary>Size of the option area in bytes.</summary>
        public const int AreaSize = 128;

        private readonly byte[] _area = new byte[AreaSize];
        private readonly uint[] _registers = new uint[OptionWord.Count];
        private readonly OperationJournal _journal;

        internal OptionBytes(OperationJournal journal)
        {
            _journal = journal;
            Preload(Reference());
        }

        /// <summary>Gets the 128 bytes of the option area as read at 0x1FFF8000.</summary>
        public ReadOnlySpan<byte> Area => _area;

        /// <summary>Gets a value indicating whether the last load found a word that does not match its complement.</summary>
        public bool LoadFailed { get; private set; }

        /// <summary>Gets a value indicating whether every word of the stored area matches its complement.</summary>
        public bool IsAreaValid
        {
            get
            {
                for (int i = 0; i < OptionWord.Count; i++)
                {
                    if (OptionWord.HasRegister(i) && Stored(i) != ~Complement(i))
                    {
                        return false;
                    }
                }

                return true;
            }
        }

        /// <summary>Gets a value indicating whether every stored word that belongs to CPU1 matches its complement.</summary>
        public bool AreOwnWordsWhole =>
            !Enumerable.Range(0, OptionWord.Count).Any(i => OptionWord.IsWritable(i) && Stored(i) != ~Complement(i));

        /// <summary>Gets the first flash page that belongs to CPU2 (SFSA), from the loaded register.</summary>
        public int SecureStartPage => (int)(_registers[OptionWord.SecureFlash] & 0xFF);

        /// <summary>Gets the first flash address that belongs to CPU2, from the loaded register.</summary>
        public uint SecureStart => FlashMap.Base + ((uint)SecureStartPage * FlashMap.PageSize);

        /// <summary>
        /// Gets the factory values of a Flipper Zero with the BLE light stack and the secure start 0x080D7000 (docs/reference/hardware.md
        /// 3.3, full register words). AGC_TRIM is 0.
        /// </summary>
        /// <returns>16 words.</returns>
        public static uint[] Reference() =>
        [
            0x1DFFF9AA, 0xFFFFFFFF, 0xFFFFFE00, 0xFF00FFFF, 0xFF00FFFF, 0xFFFFFFFF, 0xFFFFFE00, 0xFFFFFFFF,
            0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFC000, 0xFFFFFED7, 0x974B5C00,
        ];

        /// <summary>Gets a stored word.</summary>
        /// <param name="index">0 to 15.</param>
        /// <returns>The word without its complement.</returns>
        public uint Stored(int index) => BinaryPrimitives.ReadUInt32LittleEndian(_area.AsSpan(index * 8));

        /// <summary>Gets the value of a word's register, as set by the last load.</summary>
        /// <param name="index">0 to 15.</param>
        public uint Loaded(int index) => _registers[index];

        /// <summary>Checks whether a page is write-protected by area A or B.</summary>
        /// <param name="page">0 to 255.</param>
        public bool IsWriteProtected(int page) =>
            IsInArea(_registers[OptionWord.WriteProtectionA], page) || IsInArea(_registers[OptionWord.WriteProtectionB], page);

        /// <summary>
        /// Stores the words from outside the device, and loads the registers from them. The call takes no virtual time and is not an
        /// operation.
        /// </summary>
        /// <param name="words">The 16 words, whose complements are computed.</param>
        public void Preload(ReadOnlySpan<uint> words)
        {
            for (int i = 0; i < OptionWord.Count; i++)
            {
                Put(i, words[i], ~words[i]);
            }

            Load();
        }

        /// <summary>
        /// Stores the whole area from outside the device, and loads the registers from it. The call takes no virtual time and is not an
        /// operation.
        /// </summary>
        /// <param name="area">The 128 bytes, including the complements.</param>
        public void PlaceArea(ReadOnlySpan<byte> area)
        {
            area[..AreaSize].CopyTo(_area);
            Load();
        }

        /// <summary>Loads the registers from the stored words, as power-on and OBL_LAUNCH do.</summary>
        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Content(_area);
            archive.Content(_registers);
            LoadFailed = archive.Value(LoadFailed);
        }

        internal void Load()
        {
            LoadFailed = !IsAreaValid;
            for (int i = 0; i < OptionWord.Count; i++)
            {
                _registers[i] = Stored(i);
            }
        }

        internal void CopyFrom(OptionBytes other)
        {
            other._area.CopyTo(_area, 0);
            other._registers.CopyTo(_registers, 0);
            LoadFailed = other.LoadFailed;
        }

        /// <summary>Stores the words that CPU1 programs: all words that belong to CPU1, and none that belong to CPU2.</summary>
        internal void Store(ReadOnlySpan<uint> words)
        {
            for (int i = 0; i < OptionWord.Count; i++)
            {
                if (OptionWord.IsWritable(i))
                {
                    Put(i, words[i], ~words[i]);
                }
            }
        }

        /// <summary>
        /// Stores the words that FUS programs: the secure start word and the secure SRAM word. The next reset by FUS loads them.
        /// </summary>
        internal void StoreSecure(uint secureFlash, uint secureSram)
        {
            uint[] words = [secureFlash, secureSram];
            _journal.Perform(
                "fus.options",
                "1FFF8070",
                () =>
                {
                    Put(OptionWord.SecureFlash, secureFlash, ~secureFlash);
                    Put(OptionWord.SecureSram, secureSram, ~secureSram);
                },
                random =>
                {
                    // A torn write changes only one of the two words. FUS keeps a copy of the words that it was about to write, and writes
                    // them again when it resumes.
                    int index = random.Next(2);
                    Put(OptionWord.SecureFlash + index, words[index], ~words[index]);
                });
        }

        /// <summary>
        /// Applies interrupted programming: some words are new, one is undefined and does not match its complement, and the others are
        /// unchanged.
        /// </summary>
        internal void Tear(ReadOnlySpan<uint> words, Random random)
        {
            int torn = Array.FindAll([.. Enumerable.Range(0, OptionWord.Count)], OptionWord.IsWritable)[random.Next(8)];
            for (int i = 0; i < torn; i++)
            {
                if (OptionWord.IsWritable(i))
                {
                    Put(i, words[i], ~words[i]);
                }
            }

            uint undefined = words[torn] | (uint)random.Next();
            Put(torn, undefined, ~undefined ^ 1);
        }

        private static bool IsInArea(uint register, int page) => page >= (register & 0xFF) && page <= ((register >> 16) & 0xFF);

        private uint Complement(int index) => BinaryPrimitives.ReadUInt32LittleEndian(_area.AsSpan((index * 8) + 4));

        private void Put(int index, uint word, uint complement)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_area.AsSpan(index * 8), word);
            BinaryPrimitives.WriteUInt32LittleEndian(_area.AsSpan((index * 8) + 4), complement);
        }
    }
}
