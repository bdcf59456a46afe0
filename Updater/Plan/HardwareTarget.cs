using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>The hardware target in the OTP area (docs/reference/hardware.md 1.8).</summary>
    public static class HardwareTarget
    {
        private const int Magic = 0xBABE;

        /// <summary>Reads the target.</summary>
        /// <param name="system">The device's system.</param>
        /// <returns>7 for the Flipper Zero F7; 0 if the area is not programmed or has an unknown format.</returns>
        public static int Read(ISystem system)
        {
            byte[] otp = new byte[16];
            system.ReadOtp(0, otp, otp.Length);
            if (LittleEndian.ToUInt16(otp, 0) == Magic && (otp[2] == 1 || otp[2] == 2))
            {
                return otp[9];
            }

            return otp[0] <= 10 ? otp[1] : 0;
        }
    }
}
