using System.Globalization;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Power cuts during an update on the emulated chip: at any moment of virtual time, or before, within or after any lasting change,
    /// including a block of the card. A failure prints FUPD_CHIP_CUT=ID; with that in the environment this cut is played alone.
    /// </summary>
    public sealed class ChipCutTests
    {
        private const int Cuts = 4;
        private const int Boots = 4;
        private static readonly Lazy<Uncut> s_uncut = new(Uncut.Play);

        private static int Scale =>
            int.TryParse(Environment.GetEnvironmentVariable("FUPD_CAMPAIGN"), out int scale) && scale > 0 ? scale : 1;

        [Fact]
        public void An_update_cut_at_any_moment_ends_as_if_it_had_not_been_cut()
        {
            if (Environment.GetEnvironmentVariable("FUPD_CHIP_CUT") is { Length: > 0 } replay)
            {
                AssertResumes(replay);
                return;
            }

            Random random = new(2026);
            for (int i = 0; i < Cuts * Scale; i++)
            {
                AssertResumes(i % 2 == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"time:{random.NextInt64(s_uncut.Value.Nanoseconds)}")
                    : new CutPoint(null, null, 1 + random.NextInt64(s_uncut.Value.Operations), (CutMode)random.Next(3), i).ToString());
            }
        }

        private static void AssertResumes(string id)
        {
            string replay = $"FUPD_CHIP_CUT={id}";
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            using EmulatorEngine engine = new();
            FirstPage page = new(device);
            if (id.StartsWith("time:", StringComparison.Ordinal))
            {
                device.Clock.After(long.Parse(id["time:".Length..], CultureInfo.InvariantCulture), device.SwitchOff);
            }
            else
            {
                device.Journal.Arm(CutPoint.Parse(id));
            }

            BootReport report = BootSequence.Play(device, engine);
            Assert.True(report.Ending == BootEnding.PowerLost, $"{replay}: {report.Ending}, {report.Why}");
            if (page.IsOptionProgramCut)
            {
                // An option area that contradicts itself is the ROM's own business: no updater starts from it.
                return;
            }

            RepairFirstPage(device, page, replay);
            for (int boot = 0; boot < Boots && report.Ending != BootEnding.Rests; boot++)
            {
                report = BootSequence.Play(device, engine);
            }

            Assert.True(
                report.Ending == BootEnding.Rests && report.RestsAs == RestState.Firmware,
                $"{replay}: {report.Ending}, {report.RestsAs}, {report.Why}");
            Assert.True(engine.Violations.Count == 0, $"{replay}: {engine.Violations.FirstOrDefault()}");
            Assert.True(device.Violations.Count == 0, $"{replay}: {device.Violations.FirstOrDefault()}");
            string end = Ending.Of(device);
            Assert.True(s_uncut.Value.End == end, $"{replay}:\n{s_uncut.Value.End}\n---\n{end}");
        }

        // Both are documented: USB DFU while page 0 is away, and an undefined first word in two short moments.
        private static void RepairFirstPage(VirtualDevice device, FirstPage page, string replay)
        {
            RestState state = StockBoot.WouldBoot(device);
            Assert.True(state is not RestState.SystemDfu || page.IsAway || page.IsUndefined, $"{replay}: rests as {state}");
            Assert.True(state is not RestState.Hang || page.IsUndefined, $"{replay}: rests as {state}");
            if (state is RestState.SystemDfu or RestState.Hang)
            {
                // The user repairs the firmware over USB; boot mode and card still say what was to be done.
                device.Flash.Preload(FlashMap.Base, s_uncut.Value.Firmware);
            }
        }

        /// <summary>The update that nothing disturbs.</summary>
        private sealed record Uncut(string End, long Nanoseconds, long Operations, byte[] Firmware)
        {
            public static Uncut Play()
            {
                Bench bench = new(Engine.Chip);
                VirtualDevice device = bench.Arm();
                long operations = device.Journal.Count;
                using EmulatorEngine engine = new();
                BootReport report = BootSequence.Play(device, engine);
                Assert.True(report.Ending == BootEnding.Rests && report.RestsAs == RestState.Firmware, report.Why);
                Assert.Equal(0, operations);
                Assert.Null(engine.FindCardDamage());
                return new Uncut(Ending.Of(device), report.Milliseconds * VirtualTime.Millisecond, device.Journal.Count, bench.Firmware);
            }
        }

        /// <summary>Follows what becomes of the first page, and what the cut hit.</summary>
        private sealed class FirstPage
        {
            private const string Address = "08000000";
            private Operation? _last;

            public FirstPage(VirtualDevice device)
            {
                device.Journal.Begun += operation =>
                {
                    IsAway &= _last is not { Name: "flash.word", Where: Address };
                    _last = operation;
                    IsAway |= operation is { Name: "flash.erase", Where: Address };
                };
            }

            /// <summary>Gets a value indicating whether its erasure has begun, and its first double word has not been programmed.</summary>
            public bool IsAway { get; private set; }

            /// <summary>Gets a value indicating whether the last operation leaves the first word undefined when it is cut.</summary>
            public bool IsUndefined => _last is { Name: "flash.erase" or "flash.word", Where: Address };

            /// <summary>Gets a value indicating whether the option bytes were being programmed.</summary>
            public bool IsOptionProgramCut => _last is { Name: "options.program" or "fus.options" };
        }
    }
}
