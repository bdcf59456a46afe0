namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The parts of a package to build.</summary>
    public sealed class PackageContents
    {
        /// <summary>Gets or sets the free text shown to the user; must not be empty.</summary>
        public string Info { get; set; } = string.Empty;

        /// <summary>Gets or sets the hardware target.</summary>
        public uint Target { get; set; } = 7;

        /// <summary>Gets or sets the loader (stage-2) image; must not be empty.</summary>
        public byte[] Loader { get; set; } = [];

        /// <summary>
        /// Gets or sets the firmware, which is a DfuSe file or a plain image for 0x08000000; <see langword="null"/> for none.
        /// </summary>
        public byte[]? Firmware { get; set; }

        /// <summary>Gets or sets the radio image; <see langword="null"/> for none.</summary>
        public byte[]? Radio { get; set; }

        /// <summary>Gets or sets the stack type of the radio image.</summary>
        public byte RadioType { get; set; }

        /// <summary>Gets or sets the flash address of the radio image; <see langword="null"/> places it directly below FUS.</summary>
        public uint? RadioAddress { get; set; }

        /// <summary>Gets or sets the resources; <see langword="null"/> for none.</summary>
        public ResourceFolder? Resources { get; set; }

        /// <summary>Gets or sets the option bytes; <see langword="null"/> for none.</summary>
        public OptionByteData? OptionBytes { get; set; }

        /// <summary>Gets or sets the splash (slide show); <see langword="null"/> for none.</summary>
        public byte[]? Splash { get; set; }

        /// <summary>Gets or sets the value of the <c>Handover</c> key; if empty, the key is omitted.</summary>
        public string Handover { get; set; } = string.Empty;

        /// <summary>Gets or sets the resume stub; <see langword="null"/> for none.</summary>
        public byte[]? Resume { get; set; }

        /// <summary>Gets or sets the names of the files.</summary>
        public PackageNames Names { get; set; } = new();

        /// <summary>Gets or sets the timestamp of a new resource <c>Manifest</c>, as Unix time in seconds.</summary>
        public long Timestamp { get; set; }
    }
}
