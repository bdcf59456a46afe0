namespace FlipperUpdaterNano.Hal
{
    /// <summary>Numbers used on the system channel: commands, events and FUS states (AN5185, AN5289).</summary>
    public static class Shci
    {
        /// <summary>Command: report FUS state and error code.</summary>
        public const int FusGetState = 0xFC52;

        /// <summary>Command: install the image at the given address.</summary>
        public const int FusFirmwareUpgrade = 0xFC54;

        /// <summary>Command: delete the installed stack.</summary>
        public const int FusFirmwareDelete = 0xFC55;

        /// <summary>Command: leave FUS and start the installed stack; the switch resets the whole chip.</summary>
        public const int FusStartWirelessStack = 0xFC5A;

        /// <summary>Command: announce the start (1) or the end (0) of CPU1's erase activity.</summary>
        public const int FlashEraseActivity = 0xFC69;

        /// <summary>Event: CPU2 is ready; payload 0 = stack, 1 = FUS.</summary>
        public const int EventReady = 0x9200;

        /// <summary>READY payload: the radio stack is running.</summary>
        public const int ReadyStack = 0;

        /// <summary>READY payload: FUS is running.</summary>
        public const int ReadyFus = 1;

        /// <summary>Status: CPU2 accepted the command.</summary>
        public const int StatusOk = 0x00;

        /// <summary>Status: the running program does not support the command.</summary>
        public const int StatusUnknownCommand = 0x01;

        /// <summary>Status: FUS commands are not supported, because the radio stack is running.</summary>
        public const int StatusNotSupported = 0xFF;

        /// <summary>First word of the information table while FUS is running.</summary>
        public const uint FusTableKeyword = 0xA94656B9;

        /// <summary>Size in bytes of FUS's information table, which is longer than that of a radio stack.</summary>
        public const int InfoTableSize = 56;
    }
}
