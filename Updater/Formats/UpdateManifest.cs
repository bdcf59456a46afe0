using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The manifest <c>update.fuf</c>, which describes the contents of an update package (docs/reference/stock-updater.md 2.1, with the
    /// reader rules of 2.2).
    /// </summary>
    /// <remarks>
    /// The reader differs from that of the stock updater in four points, each of which lets it detect more damage. A missing optional key
    /// does not hide later keys. A value that exists but cannot be parsed is an error; it is not treated as empty. A file name must not
    /// contain a slash. If a key is missing and there is an unknown line, that line is assumed to be the damaged key.
    /// </remarks>
    public sealed class UpdateManifest
    {
        /// <summary>Maximum size of a manifest in bytes, which is the limit of the firmware's early-boot loader.</summary>
        public const int MaximumLength = 65535;

        internal const string FileType = "Flipper firmware upgrade configuration";

        private const int InfoKey = 2;
        private const int TargetKey = 3;
        private const int LoaderKey = 4;
        private const int LoaderCrcKey = 5;
        private const int FirmwareKey = 6;
        private const int RadioKey = 7;
        private const int RadioAddressKey = 8;
        private const int RadioVersionKey = 9;
        private const int RadioCrcKey = 10;
        private const int ResourcesKey = 11;
        private const int ReferenceKey = 12;
        private const int MaskKey = 13;
        private const int WriteMaskKey = 14;
        private const int SplashKey = 15;
        private const int HandoverKey = 16;
        private const int ResumeKey = 17;
        private const int ResumeCrcKey = 18;

        // The keys of a manifest, in the order in which they are looked up.
        private const string Keys =
            "Filetype\nVersion\nInfo\nTarget\nLoader\nLoader CRC\nFirmware\nRadio\nRadio address\nRadio version\n" +
            "Radio CRC\nResources\nOB reference\nOB mask\nOB write mask\nSplashscreen\nHandover\nResume\nResume CRC\n";

        private readonly FlipperFormat _text;
        private string _missing;

        private UpdateManifest(FlipperFormat text)
        {
            _text = text;
        }

        /// <summary>Gets the version of the manifest format; 2 is the lowest supported version.</summary>
        public uint Version { get; private set; }

        /// <summary>Gets the name of the update as shown to the user.</summary>
        public string Info { get; private set; }

        /// <summary>Gets the hardware target, 7 for the Flipper Zero F7.</summary>
        public uint Target { get; private set; }

        /// <summary>Gets the file name of the loader (stage-2) image.</summary>
        public string Loader { get; private set; }

        /// <summary>Gets the CRC32 of the loader image.</summary>
        public uint LoaderCrc { get; private set; }

        /// <summary>Gets the file name of the firmware; empty if the package contains no firmware.</summary>
        public string Firmware { get; private set; }

        /// <summary>Gets the file name of the radio image; empty if the package contains no radio image.</summary>
        public string Radio { get; private set; }

        /// <summary>Gets the flash address of the radio image; 0 if not given.</summary>
        public uint RadioAddress { get; private set; }

        /// <summary>Gets the radio version: major, minor, sub, branch, release, stack type.</summary>
        public byte[] RadioVersion { get; private set; }

        /// <summary>Gets the CRC32 of the radio image; 0 if not given.</summary>
        public uint RadioCrc { get; private set; }

        /// <summary>Gets the file name of the resource archive; empty if the package contains no resource archive.</summary>
        public string Resources { get; private set; }

        /// <summary>Gets the 128 expected option bytes, or <see langword="null"/> if not given.</summary>
        public byte[] OptionReference { get; private set; }

        /// <summary>Gets the 128 bytes of compare masks, or <see langword="null"/> if not given.</summary>
        public byte[] OptionMask { get; private set; }

        /// <summary>Gets the 128 bytes of write masks, or <see langword="null"/> if not given.</summary>
        public byte[] OptionWriteMask { get; private set; }

        /// <summary>Gets the file name of the splash; empty if the package contains no splash.</summary>
        public string Splashscreen { get; private set; }

        /// <summary>
        /// Gets a value indicating whether the new firmware performs the final part of the update, as with the stock updater.
        /// </summary>
        public bool HandoverToFirmware { get; private set; }

        /// <summary>Gets the file name of the resume stub; empty if the package contains no resume stub.</summary>
        public string Resume { get; private set; }

        /// <summary>Gets the CRC32 of the resume stub; 0 if not given.</summary>
        public uint ResumeCrc { get; private set; }

        /// <summary>Reads a manifest.</summary>
        /// <param name="bytes">The byte operations of the device.</param>
        /// <param name="data">The file's bytes.</param>
        /// <param name="length">The number of bytes.</param>
        /// <returns>The manifest.</returns>
        /// <exception cref="MalformedException">The bytes are not a manifest; the message names the faulty key, if any.</exception>
        public static UpdateManifest Parse(IBytes bytes, byte[] data, int length)
        {
            UpdateManifest manifest = new UpdateManifest(new FlipperFormat(bytes, data, length));
            manifest.ReadMandatory();
            manifest.ReadOptional();
            if (manifest.Firmware.Length + manifest.Radio.Length + manifest.Resources.Length == 0 && manifest.OptionReference == null)
            {
                throw new MalformedException("The manifest has no Firmware, Radio, Resources or OB reference.");
            }

            manifest.RefuseDamage();
            manifest.RefuseUnread();
            return manifest;
        }

        private static MalformedException Bad(int key, string what)
        {
            return new MalformedException(MessageFormat.Of("Manifest key '@' ", Key(key)) + what + ".");
        }

        private static string Key(int key)
        {
            return PackedTable.From(Keys, PackedTable.Start(Keys, key));
        }

        private bool Find(int key)
        {
            return _text.Find(Key(key));
        }

        private void ReadMandatory()
        {
            if (!Find(0) || _text.ReadString() != FileType)
            {
                throw Bad(0, "is not '" + FileType + "'");
            }

            Version = RequiredNumber(1);
            Info = Required(InfoKey);
            Target = RequiredNumber(TargetKey);
            Loader = CheckedName(LoaderKey, Required(LoaderKey));
            byte[] crc = OptionalHex(LoaderCrcKey, 4);
            if (crc == null)
            {
                throw Bad(LoaderCrcKey, "is missing");
            }

            LoaderCrc = LittleEndian.ToUInt32(crc, 0);
        }

        private void ReadOptional()
        {
            Firmware = CheckedName(FirmwareKey, Optional(FirmwareKey));
            Radio = CheckedName(RadioKey, Optional(RadioKey));
            RadioAddress = Word(RadioAddressKey);
            RadioVersion = OptionalHex(RadioVersionKey, 6) ?? new byte[6];
            RadioCrc = Word(RadioCrcKey);
            Resources = CheckedName(ResourcesKey, Optional(ResourcesKey));
            OptionReference = OptionalHex(ReferenceKey, 128);
            OptionMask = OptionalHex(MaskKey, 128);
            OptionWriteMask = OptionalHex(WriteMaskKey, 128);
            Splashscreen = CheckedName(SplashKey, Optional(SplashKey));
            string missing = _missing;
            string handover = Optional(HandoverKey);
            Resume = CheckedName(ResumeKey, Optional(ResumeKey));
            ResumeCrc = Word(ResumeCrcKey);
            _missing = missing;
            HandoverToFirmware = handover == "firmware";
            if (!HandoverToFirmware && handover.Length > 0)
            {
                throw Bad(HandoverKey, "is '" + handover + "', not 'firmware'");
            }
        }

        private void RefuseDamage()
        {
            if (_missing == null)
            {
                return;
            }

            string stray = _text.FindStray(Keys);
            if (stray != null || _text.HasExcess)
            {
                throw new MalformedException(
                    "Manifest key '" + _missing + "' is missing, and "
                        + (stray == null ? "a line is too long." : "the line '" + stray + "' is not known."));
            }
        }

        private void RefuseUnread()
        {
            string key = _text.FindUnread(Keys);
            if (key != null)
            {
                throw new MalformedException("Manifest key '" + key + "' is duplicate or out of order.");
            }
        }

        private string Optional(int key)
        {
            if (Find(key))
            {
                return _text.ReadString();
            }

            _missing = _missing ?? Key(key);
            return string.Empty;
        }

        private string Required(int key)
        {
            string value = Optional(key);
            if (value.Length == 0)
            {
                throw Bad(key, "is missing or empty");
            }

            return value;
        }

        private uint RequiredNumber(int key)
        {
            uint number;
            if (!Find(key) || !_text.ReadUInt32(out number))
            {
                throw Bad(key, "is missing or not a number");
            }

            return number;
        }

        private static string CheckedName(int key, string name)
        {
            if (name.Length > 0 && (!SafePath.IsSafe(name) || name.IndexOf('/') >= 0))
            {
                throw Bad(key, "must be a plain file name");
            }

            return name;
        }

        private uint Word(int key)
        {
            byte[] bytes = OptionalHex(key, 4);
            return bytes == null ? 0 : LittleEndian.ToUInt32(bytes, 0);
        }

        private byte[] OptionalHex(int key, int count)
        {
            if (!Find(key))
            {
                _missing = _missing ?? Key(key);
                return null;
            }

            byte[] bytes = new byte[count];
            int read = _text.ReadHex(bytes);
            if (read < 0)
            {
                return null;
            }

            if (read < count)
            {
                throw Bad(key, MessageFormat.Of("has # readable bytes of #", read, count));
            }

            return bytes;
        }
    }
}
