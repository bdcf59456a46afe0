namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>Interrupt lines of CPU1 that the model drives (RM0434, vector table).</summary>
    internal static class InterruptLine
    {
        public const int VoltageDetector = 1;
        public const int TamperAndLse = 2;
        public const int RtcWakeUp = 3;
        public const int Exti0 = 6;
        public const int Dma1Channel1 = 11;
        public const int Cpu2Event = 21;
        public const int Comparators = 22;
        public const int Exti9To5 = 23;
        public const int Exti15To10 = 40;
        public const int RtcAlarm = 41;
        public const int IpccReceive = 44;
        public const int IpccTransmit = 45;
        public const int LowPowerTimer1 = 47;
        public const int Dma2Channel1 = 55;
    }
}
