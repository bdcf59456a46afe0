using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.Fupd.Tests.Scenarios;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>The small full package on a device whose option bytes need correction, with a user file on its card.</summary>
    internal static class SweptBench
    {
        private const uint BrownOutLevel = 7u << 9;

        public static SweptUpdate Update(string engine) => SweptUpdate.Of(Arm(engine), engine);

        /// <summary>The same bench with a resume stub in the package.</summary>
        public static SweptUpdate UpdateWithStub(string engine, bool hasRadio = true) =>
            SweptUpdate.Of(Arm(hasRadio ? StubBench.Make(engine) : StubBench.Make(engine).WithoutRadio()), engine);

        public static VirtualDevice Arm(string engine) => Arm(new Bench(engine));

        private static VirtualDevice Arm(Bench bench) => bench.On(device =>
        {
            uint[] words = [.. Enumerable.Range(0, OptionWord.Count).Select(device.Options.Stored)];
            words[OptionWord.User] &= ~BrownOutLevel;
            device.Options.Preload(words);
            device.Card.Preload("/notes/mine.txt", [1, 2, 3]);
        }).Arm();

        public static IReadOnlyList<SweepRun> Play(SweptUpdate update, SweepPlan plan) => new Sweep(update, plan, 2).Run();
    }
}
