namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>The interrupt lines from the peripherals to the NVIC of CPU1; line n is exception 16 + n (RM0434, section 13.3).</summary>
    public interface IInterruptLines
    {
        /// <summary>
        /// Drives a line. A rising edge pends the interrupt, also while it is active; a line that is still high when its handler returns
        /// pends it again (ARM DDI0403, B3.4.1). A falling edge does not clear the pending state. Driving an unchanged level has no effect.
        /// </summary>
        /// <param name="line">0 to 62.</param>
        void Set(int line, bool isHigh);
    }
}
