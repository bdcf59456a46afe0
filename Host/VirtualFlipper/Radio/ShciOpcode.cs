namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>System commands that the model implements (docs/reference/hardware.md 4.6), and their status codes.</summary>
    public static class ShciOpcode
    {
        /// <summary>FUS_GET_STATE.</summary>
        public const int FusGetState = 0xFC52;

        /// <summary>FUS_FW_UPGRADE.</summary>
        public const int FusUpgrade = 0xFC54;

        /// <summary>FUS_FW_DELETE.</summary>
        public const int FusDelete = 0xFC55;

        /// <summary>FUS_START_WS.</summary>
        public const int FusStartStack = 0xFC5A;

        /// <summary>BLE_INIT.</summary>
        public const int BleInit = 0xFC66;

        /// <summary>FLASH_ERASE_ACTIVITY.</summary>
        public const int EraseActivity = 0xFC69;

        /// <summary>C2_REINIT: the radio stack stops, and restarts at the next event.</summary>
        public const int Reinit = 0xFC6F;

        /// <summary>SET_FLASH_ACTIVITY_CONTROL.</summary>
        public const int FlashActivityControl = 0xFC73;

        /// <summary>CONFIG.</summary>
        public const int Config = 0xFC75;

        /// <summary>Sub-event READY.</summary>
        public const int EventReady = 0x9200;

        /// <summary>Status: the command was executed or accepted.</summary>
        public const byte Ok = 0x00;

        /// <summary>Status: unknown command.</summary>
        public const byte Unknown = 0x01;

        /// <summary>Status: the command is not possible in the current state.</summary>
        public const byte Unsupported = 0x11;

        /// <summary>Status: FUS is not available because the radio stack is running.</summary>
        public const byte NotSupportedByStack = 0xFF;
    }
}
