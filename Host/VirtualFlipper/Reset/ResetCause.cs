using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>Why a boot began.</summary>
    public enum ResetCause
    {
        /// <summary>Power came on.</summary>
        PowerOn,

        /// <summary>This core asked for a system reset (AIRCR.SYSRESETREQ).</summary>
        Software,

        /// <summary>This core launched the option bytes (FLASH_CR.OBL_LAUNCH).</summary>
        OptionLaunch,

        /// <summary>CPU2 reset the device without changing option bytes.</summary>
        Coprocessor,

        /// <summary>CPU2 reset the device by launching option bytes it had changed.</summary>
        CoprocessorOptionLaunch,

        /// <summary>The independent watchdog of this core expired.</summary>
        Watchdog,
    }
}
