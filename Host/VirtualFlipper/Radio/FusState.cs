namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>States and errors of FUS_GET_STATE (AN5185; docs/reference/hardware.md 4.7).</summary>
    public static class FusState
    {
        /// <summary>FUS is idle, because it has no operation to execute.</summary>
        public const byte Idle = 0x00;

        /// <summary>First of 16 states that report the installation of a radio stack.</summary>
        public const byte UpgradeOngoing = 0x10;

        /// <summary>First of 16 states that report a running service. The model uses these states to report a deletion.</summary>
        public const byte ServiceOngoing = 0x30;

        /// <summary>Error, or GET_STATE is not supported because the radio stack is running.</summary>
        public const byte Error = 0xFF;

        /// <summary>No error.</summary>
        public const byte NoError = 0x00;

        /// <summary>No image was found.</summary>
        public const byte ImageNotFound = 0x01;

        /// <summary>The image is corrupt.</summary>
        public const byte ImageCorrupt = 0x02;

        /// <summary>The image is not authentic.</summary>
        public const byte NotAuthentic = 0x03;

        /// <summary>There is not enough space.</summary>
        public const byte NoSpace = 0x04;

        /// <summary>ST's authentication tag was not found.</summary>
        public const byte TagNotFound = 0x08;

        /// <summary>Undocumented error that FUS occasionally reports during an operation (docs/reference/silicon.md 1.2).</summary>
        public const byte ErrorWhileOngoing = 0x11;

        /// <summary>FUS is not running.</summary>
        public const byte NotRunning = 0xFE;
    }
}
