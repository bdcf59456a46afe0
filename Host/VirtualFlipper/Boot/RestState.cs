namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>Final state of a device, that is, what the device does after power-on without further input.</summary>
    public enum RestState
    {
        /// <summary>The main firmware runs, either in normal mode or in one of its own update stages.</summary>
        Firmware,

        /// <summary>The stock loader loads the package's loader image into RAM and jumps to it.</summary>
        Updater,

        /// <summary>The ROM's USB DFU runs and waits for a computer.</summary>
        SystemDfu,

        /// <summary>The resume stub runs (docs/RESUME.md) and waits for a card with a package that it can start.</summary>
        ResumeStub,

        /// <summary>
        /// The device executes garbage or nothing. Only a debugger, or holding OK at power-on, can recover a device in this state.
        /// </summary>
        Hang
    }
}
