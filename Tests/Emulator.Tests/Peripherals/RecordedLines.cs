using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>The interrupt lines that are high, in place of the interrupt controller.</summary>
    internal sealed class RecordedLines : IInterruptLines
    {
        private readonly HashSet<int> _high = [];

        /// <summary>Gets the numbers of the lines that are high, ascending.</summary>
        public int[] High => [.. _high.Order()];

        public void Set(int line, bool isHigh)
        {
            _ = isHigh ? _high.Add(line) : _high.Remove(line);
        }

        public bool IsHigh(int line) => _high.Contains(line);
    }
}
