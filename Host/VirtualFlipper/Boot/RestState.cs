namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>What a device does when it is switched on and nobody touches it.</summary>
    public enum RestState
    {
        /// <summary>The main firmware runs, in normal mode or in one of its own update stages.</summary>
        Firmware,

        /// <summary>The stock loader puts the package's updater into RAM and jumps to it.</summary>
        Updater,

        /// <summary>The ROM's USB DFU runs and waits for a computer.</summary>
        SystemDfu,

        /// <summary>A small program in flash that resumes an update. Reserved; nothing writes one yet.</summary>
        ResumeStub,

        /// <summary>It executes garbage or nothing: only a debugger or holding OK at power-on helps.</summary>
        Hang
    }
}
