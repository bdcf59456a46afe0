using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>A full update, cut once anywhere and resumed: the same end, every time.</summary>
    public class CutTests
    {
        private const int Cuts = 30;
        private const int Pulls = 15;

        private static readonly byte[] s_firmware = StandIn.Firmware(250_000, 5);
        private static readonly Package s_package = MakePackage();

        private static int Scale => int.TryParse(Environment.GetEnvironmentVariable("FUPD_CAMPAIGN"), out int scale) && scale > 0
            ? scale
            : 1;

        [Fact]
        public void A_full_update_cut_anywhere_ends_as_if_it_had_not_been_cut()
        {
            UpdateBench whole = Make();
            Dictionary<long, string> operations = [];
            whole.Device.Journal.Begun += operation => operations[operation.Number] = operation.Name;
            whole.Run();
            AssertComplete(whole, "uncut");
            SeededRandom random = new(2026);
            long count = whole.Device.Journal.Count;
            if (Environment.GetEnvironmentVariable("FUPD_CUT") is { Length: > 0 } replay)
            {
                AssertResumes(CutPoint.Parse(replay));
                return;
            }

            for (int i = 0; i < Cuts * Scale; i++)
            {
                long number = 1 + (long)(random.NextUInt64() % (ulong)count);
                CutMode mode = (CutMode)random.Next(3);

                // An option area cut off in the middle makes the chip forget its second core: nothing the updater can mend.
                if (!operations[number].StartsWith("option") || mode != CutMode.Torn)
                {
                    AssertResumes(new CutPoint(null, null, number, mode, i));
                }
            }
        }

        [Fact]
        public void A_card_pulled_at_any_moment_is_asked_for_and_the_update_goes_on_when_it_is_back()
        {
            UpdateBench whole = Make();
            whole.Run();
            long count = whole.Device.Card.Operations;
            SeededRandom random = new(7);
            for (int i = 0; i < Pulls * Scale; i++)
            {
                long operation = 1 + (long)(random.NextUInt64() % (ulong)count);
                UpdateBench bench = Make();
                bench.Device.Card.RemoveAtOperation(operation);
                bench.Device.Buttons.PressWhenWaitedFor(Key.InsertCard, 3);
                bench.Run();
                if (bench.ErrorCode is string code)
                {
                    string[] parts = code.Split('-');
                    Assert.True(
                        FlipperUpdaterNano.Updater.Errors.StageCatalog.Find(int.Parse(parts[0]), int.Parse(parts[1])) is not null, code);
                }

                AssertComplete(bench, $"card pulled at operation {operation}");
            }
        }

        private static void AssertResumes(CutPoint cut)
        {
            UpdateBench bench = Make();
            bench.Device.Journal.Arm(cut);
            Assert.IsType<PowerLostException>(bench.Run());
            if (bench.WouldBoot != RestState.Firmware)
            {
                bench.Run();
            }

            AssertComplete(bench, $"FUPD_CUT={bench.Device.Journal.LastCut}");
        }

        private static UpdateBench Make()
        {
            UpdateBench bench = new UpdateBench().WithInternalStorage(InternalStorageVolume.Settings());
            uint[] words = OptionBytes.Reference();
            words[0] &= ~(1u << 26);
            bench.Device.Options.Preload(words);
            bench.Device.Coprocessor.Timing.DeletePreparation = 100 * VirtualTime.Millisecond;
            bench.Device.Coprocessor.Timing.Authentication = 100 * VirtualTime.Millisecond;
            return bench.With(s_package);
        }

        private static Package MakePackage()
        {
            PackageContents contents = FullPackage.Contents();
            contents.Firmware = s_firmware;
            return UpdateBench.Pack(contents);
        }

        private static void AssertComplete(UpdateBench bench, string cut)
        {
            Assert.True(bench.WouldBoot == RestState.Firmware, $"{cut}: {bench.WouldBoot}\n{bench.Transcript}");
            Assert.True(bench.Holds(FlashMap.Base, s_firmware), cut);
            Assert.True(bench.Device.Coprocessor.Stack?.Version == new StackVersion(1, 20, 0, 0, 2), cut);
            Assert.True(
                InternalStorageVolume.Settings()
                    .AddFile(".slideshow", StandIn.Splash())
                    .Listing()
                    .SequenceEqual(InternalStorageVolume.Listing(bench)),
                cut);
            foreach ((string path, string text) in FullPackage.Files)
            {
                Assert.True(text == Encoding.UTF8.GetString(bench.Device.Card.Peek("/" + path) ?? [1]), $"{cut}: {path}");
            }

            Assert.True(bench.Device.Violations.Count == 0, $"{cut}: {bench.Device.Violations.FirstOrDefault()}");
        }
    }
}
