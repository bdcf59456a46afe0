using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Asserts that a broken rule is reported and documented.</summary>
    internal static class BrokenRule
    {
        private static readonly Lazy<string> s_documentation = new(
            () => File.ReadAllText(Checkout.Of("docs", "VIRTUAL-FLIPPER.md")));

        /// <summary>Breaks a rule on a new bench.</summary>
        /// <param name="report">Text that the report must contain.</param>
        /// <param name="act">The access that breaks the rule.</param>
        public static void IsReported(string report, Action<Bench> act)
        {
            using Bench bench = new(device => device.Card.InsertEmpty());

            bench.Device.Spend(1_000_000);
            long before = bench.Device.Clock.Now;
            act(bench);

            Assert.Contains(bench.Violations, violation => violation.Contains(report, StringComparison.Ordinal));
            Violation broken = bench.Emulator.Violations.All.First(violation => violation.What.Contains(report, StringComparison.Ordinal));
            Assert.EndsWith($"({broken.Where})", broken.What);
            Assert.Contains($"`{broken.Rule}`", s_documentation.Value, StringComparison.Ordinal);
            Assert.InRange(broken.Nanoseconds, before, bench.Device.Clock.Now);
        }
    }
}
