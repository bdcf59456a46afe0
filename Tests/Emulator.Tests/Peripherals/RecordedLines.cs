using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Records asserted interrupt lines in place of the NVIC.</summary>
    internal sealed class RecordedLines : IInterruptLines
    {
        private readonly HashSet<int> _high = [];

        /// <summary>Gets the asserted lines in ascending order.</summary>
        public int[] High => [.. _high.Order()];

        public void Set(int line, bool isHigh)
        {
            _ = isHigh ? _high.Add(line) : _high.Remove(line);
        }

        public bool IsHigh(int line) => _high.Contains(line);
    }
}
