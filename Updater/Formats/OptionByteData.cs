using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The option byte data of a package (docs/reference/stock-updater.md 2.4, 5.4, 5.5). For each of the 16 words, the data specifies the
    /// bits to compare, their expected values, and the bits that may be corrected.
    /// </summary>
    public sealed class OptionByteData
    {
        /// <summary>Number of words.</summary>
        public const int Words = 16;

        /// <summary>Progress value of stage 10 for incomplete data.</summary>
        public const int Incomplete = Words;

        // The field BOR_LEV, whose highest defined value is 4 (RM0434 section 3.4).
        private const uint BrownOutLevel = 0xE00;
        private const uint HighestBrownOutLevel = 0x800;

        private readonly byte[] _reference;
        private readonly byte[] _mask;
        private readonly byte[] _writeMask;

        private OptionByteData(byte[] reference, byte[] mask, byte[] writeMask)
        {
            _reference = reference;
            _mask = mask;
            _writeMask = writeMask;
        }

        /// <summary>Gets the progress value of stage 10 for the last fault found by <see cref="Fault"/>: the index of the word.</summary>
        public int FaultyWord { get; private set; }

        /// <summary>Reads the option byte data of a manifest.</summary>
        /// <returns>The data, or <see langword="null"/> if the package contains no data or only zeros.</returns>
        /// <exception cref="MalformedException">The manifest contains only one or two of the three keys.</exception>
        public static OptionByteData From(UpdateManifest manifest)
        {
            byte[] reference = manifest.OptionReference;
            byte[] mask = manifest.OptionMask;
            byte[] writeMask = manifest.OptionWriteMask;
            if (reference == null && mask == null && writeMask == null)
            {
                return null;
            }

            if (reference == null || mask == null || writeMask == null)
            {
                throw new MalformedException("The manifest lacks some OB keys.");
            }

            OptionByteData data = new OptionByteData(reference, mask, writeMask);
            return data.IsBlank() ? null : data;
        }

        /// <summary>Returns the expected value of a word's compared bits.</summary>
        /// <param name="word">Word index, 0 to 15.</param>
        /// <returns>The bits.</returns>
        public uint Reference(int word)
        {
            return LittleEndian.ToUInt32(_reference, word * 8);
        }

        /// <summary>Returns the mask of a word's compared bits.</summary>
        /// <param name="word">Word index, 0 to 15.</param>
        /// <returns>The mask.</returns>
        public uint Mask(int word)
        {
            return LittleEndian.ToUInt32(_mask, word * 8);
        }

        /// <summary>Returns the mask of a word's correctable bits.</summary>
        /// <param name="word">Word index, 0 to 15.</param>
        /// <returns>The mask.</returns>
        public uint WriteMask(int word)
        {
            return LittleEndian.ToUInt32(_writeMask, word * 8);
        }

        /// <summary>Determines whether a word already has the expected value.</summary>
        /// <param name="optionBytes">The device's option bytes.</param>
        /// <param name="word">Word index, 0 to 15.</param>
        /// <returns>True if all compared bits are equal.</returns>
        public bool Matches(IOptionBytes optionBytes, int word)
        {
            return (optionBytes.Read(word) & Mask(word)) == Reference(word);
        }

        /// <summary>Returns the new value of a word: the current value, with the correctable bits corrected.</summary>
        /// <param name="optionBytes">The device's option bytes.</param>
        /// <param name="word">Word index, 0 to 15.</param>
        /// <returns>The word to program.</returns>
        public uint Corrected(IOptionBytes optionBytes, int word)
        {
            return (optionBytes.Read(word) & ~WriteMask(word)) | (Reference(word) & WriteMask(word));
        }

        /// <summary>
        /// Finds a fault that makes the data unusable. There are three kinds of fault: damage, detected by the doubled masks and the
        /// complement of the reference; a write mask with bits that must never be written; and a value with which the device would no
        /// longer start, sleep or be recoverable over USB.
        /// </summary>
        /// <param name="optionBytes">The device's option bytes.</param>
        /// <returns>The fault, which is in word <see cref="FaultyWord"/>, or <see langword="null"/> if there is none.</returns>
        public string Fault(IOptionBytes optionBytes)
        {
            for (int word = 0; word < Words; word++)
            {
                FaultyWord = word;
                uint mask = Mask(word);
                uint write = WriteMask(word);
                if (LittleEndian.ToUInt32(_mask, (word * 8) + 4) != mask || LittleEndian.ToUInt32(_writeMask, (word * 8) + 4) != write)
                {
                    return "its two masks differ";
                }

                if ((Reference(word) & ~mask) != 0 || LittleEndian.ToUInt32(_reference, (word * 8) + 4) != (~Reference(word) & mask))
                {
                    return "its reference exceeds its mask";
                }

                if ((write & ~(mask & Correctable(word))) != 0)
                {
                    return MessageFormat.Of("its write mask 0x$ has bits that must not be written", (int)write);
                }

                uint harmful = Harmful(optionBytes, word);
                if (harmful != 0)
                {
                    return MessageFormat.Of("its value of bits 0x$ is not allowed", (int)harmful);
                }
            }

            return null;
        }

        /// <summary>Determines whether at least one word must be programmed.</summary>
        /// <param name="optionBytes">The device's option bytes.</param>
        /// <returns>True if a word differs in correctable bits.</returns>
        public bool NeedsProgramming(IOptionBytes optionBytes)
        {
            for (int word = 0; word < Words; word++)
            {
                if (!Matches(optionBytes, word) && WriteMask(word) != 0)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Finds a word that differs from its expected value in bits that are not correctable.</summary>
        /// <param name="optionBytes">The device's option bytes.</param>
        /// <returns>The index of the word, or -1.</returns>
        public int FindUncorrectable(IOptionBytes optionBytes)
        {
            return FindUncorrectable(optionBytes, null);
        }

        /// <summary>
        /// Finds a word that, once a radio image is installed, will differ from its expected value in bits that are not correctable.
        /// </summary>
        /// <param name="optionBytes">The device's option bytes.</param>
        /// <param name="image">
        /// The radio image, whose installation changes words 14 and 15; <see langword="null"/> if none is installed.
        /// </param>
        /// <returns>The index of the word, or -1.</returns>
        public int FindUncorrectable(IOptionBytes optionBytes, RadioImage image)
        {
            for (int word = 0; word < Words; word++)
            {
                uint value = Corrected(optionBytes, word);
                value = image == null ? value : image.OptionWord(word, value);
                if ((value & Mask(word)) != Reference(word))
                {
                    return word;
                }
            }

            return -1;
        }

        /// <summary>
        /// Returns the mask of the bits of <paramref name="value"/> that an update may write: the bits of correctable fields whose value is
        /// allowed. The value of the reference is always allowed; for BOR_LEV, any lower level is allowed too.
        /// </summary>
        /// <param name="word">Word index, 0 to 15.</param>
        /// <param name="value">The word.</param>
        /// <returns>The mask.</returns>
        public static uint Restorable(int word, uint value)
        {
            uint good = ~(value ^ Allowed(word));
            if (word == 0)
            {
                good = (value & BrownOutLevel) > HighestBrownOutLevel ? good & ~BrownOutLevel : good | BrownOutLevel;
            }

            return Correctable(word) & good;
        }

        // Returns the bits that would receive a forbidden value if the word were programmed.
        private uint Harmful(IOptionBytes optionBytes, int word)
        {
            return WriteMask(word) & ~Restorable(word, Corrected(optionBytes, word));
        }

        // The allowed values of the correctable fields (docs/reference/hardware.md 3.3).
        private static uint Allowed(int word)
        {
            switch (word)
            {
                case 0: return 0x0D8F7800;
                case 2: return 0x80000000;
                default: return 0;
            }
        }

        // The fields marked rw in the stock reference data (docs/reference/stock-updater.md 5.5). All other fields are set at the factory
        // or by CPU2.
        private static uint Correctable(int word)
        {
            switch (word)
            {
                case 0: return 0x0F8F7E00;
                case 2: return 0x80000000;
                case 13: return 0x00003FFF;
                default: return 0;
            }
        }

        private bool IsBlank()
        {
            for (int word = 0; word < Words; word++)
            {
                if ((Mask(word) | Reference(word) | WriteMask(word)) != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
