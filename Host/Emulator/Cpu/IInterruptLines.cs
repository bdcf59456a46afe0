namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>The interrupt lines from the peripherals to the NVIC of CPU1; line n is exception 16 + n (RM0434, section 13.3).</summary>
    public interface IInterruptLines
    {
        /// <summary>
        /// Drives an interrupt line. A rising edge makes the interrupt pending, even while it is active. If the line is still high when the
        /// handler returns, the interrupt becomes pending again (ARM DDI0403, B3.4.1). A falling edge does not clear the pending state.
        /// Driving an unchanged level has no effect.
        /// </summary>
        /// <param name="line">0 to 62.</param>
        void Set(int line, bool isHigh);
    }
}
