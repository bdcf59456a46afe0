namespace FlipperUpdaterNano.VirtualFlipper.Options
{
    /// <summary>Indices of the option words at 0x1FFF8000 (docs/reference/hardware.md 3.1).</summary>
    public static class OptionWord
    {
        /// <summary>Number of words.</summary>
        public const int Count = 16;

        /// <summary>FLASH_OPTR.</summary>
        public const int User = 0;

        /// <summary>Mask of the readout protection (RDP) in <see cref="User"/>. Level 2 is permanent.</summary>
        public const uint ReadoutProtection = 0xFF;

        /// <summary>FLASH_WRP1AR.</summary>
        public const int WriteProtectionA = 3;

        /// <summary>FLASH_WRP1BR.</summary>
        public const int WriteProtectionB = 4;

        /// <summary>FLASH_IPCCBR.</summary>
        public const int IpccBuffer = 13;

        /// <summary>FLASH_SFR, which belongs to CPU2.</summary>
        public const int SecureFlash = 14;

        /// <summary>FLASH_SRRVR, which belongs to CPU2.</summary>
        public const int SecureSram = 15;

        /// <summary>Checks whether a word is loaded into a register.</summary>
        /// <param name="index">0 to 15.</param>
        /// <returns><see langword="true"/> for words 0 to 6 and 13 to 15.</returns>
        public static bool HasRegister(int index) => index is (>= 0 and <= 6) or (>= 13 and <= 15);

        /// <summary>Checks whether CPU1 can change a word.</summary>
        /// <param name="index">0 to 15.</param>
        /// <returns><see langword="true"/> for words 0 to 6 and 13.</returns>
        public static bool IsWritable(int index) => HasRegister(index) && index < SecureFlash;
    }
}
