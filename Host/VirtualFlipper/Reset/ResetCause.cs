using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>The cause of a boot.</summary>
    public enum ResetCause
    {
        /// <summary>The device was powered on.</summary>
        PowerOn,

        /// <summary>CPU1 requested a system reset (AIRCR.SYSRESETREQ).</summary>
        Software,

        /// <summary>CPU1 launched option byte loading (FLASH_CR.OBL_LAUNCH).</summary>
        OptionLaunch,

        /// <summary>CPU2 reset the device without changing option bytes.</summary>
        Coprocessor,

        /// <summary>CPU2 changed option bytes and then reset the device by launching option byte loading.</summary>
        CoprocessorOptionLaunch,

        /// <summary>The independent watchdog of CPU1 expired.</summary>
        Watchdog,
    }
}
