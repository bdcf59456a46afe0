namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>States and errors of FUS_GET_STATE (AN5185; docs/reference/hardware.md 4.7).</summary>
    public static class FusState
    {
        /// <summary>Nothing to do.</summary>
        public const byte Idle = 0x00;

        /// <summary>First of 16 states: a stack is being installed.</summary>
        public const byte UpgradeOngoing = 0x10;

        /// <summary>First of 16 states: a service is running. The model reports a deletion in this way.</summary>
        public const byte ServiceOngoing = 0x30;

        /// <summary>Error, or not supported because the stack runs.</summary>
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

        /// <summary>Occasional report of FUS during an operation; undocumented (docs/reference/silicon.md 1.2).</summary>
        public const byte ErrorWhileOngoing = 0x11;

        /// <summary>FUS does not run.</summary>
        public const byte NotRunning = 0xFE;
    }
}
