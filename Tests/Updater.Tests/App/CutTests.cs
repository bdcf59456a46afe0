using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>A full update, cut once anywhere and resumed: the same end, every time.</summary>
    public class CutTests
    {
        private const int Cuts = 40;

        [Fact]
        public void AFullUpdateCutAnywhereEndsAsIfItHadNotBeenCut()
        {
            UpdateBench whole = Make();
            Dictionary<long, string> operations = [];
            whole.Device.Gate.Entered += ticket => operations[ticket.Number] = ticket.Operation;
            whole.Run();
            AssertComplete(whole, "uncut");
            SeededRandom random = new(2026);
            long count = whole.Device.Gate.Count;
            for (int i = 0; i < Cuts; i++)
            {
                long number = 1 + (long)(random.NextUInt64() % (ulong)count);
                CutMode mode = (CutMode)random.Next(3);
                if (operations[number].StartsWith("option") && mode == CutMode.Torn)
                {
                    // An option area cut off in the middle makes the chip forget its second core: nothing the updater can mend.
                    continue;
                }

                CutPoint cut = new(null, null, number, mode, i);
                UpdateBench bench = Make();
                bench.Device.Gate.Arm(cut);
                Assert.IsType<PowerLostException>(bench.Run());
                if (bench.WouldBoot != RestState.Firmware)
                {
                    bench.Run();
                }

                AssertComplete(bench, $"{bench.Device.Gate.LastCut}");
            }
        }

        private static UpdateBench Make()
        {
            UpdateBench bench = new UpdateBench().WithInt(IntVolume.Settings());
            uint[] words = OptionBytes.Reference();
            words[0] &= ~(1u << 26);
            bench.Device.Options.Place(words);
            bench.Device.Coprocessor.Timing.DeletePreparation = 100 * VirtualTime.Millisecond;
            bench.Device.Coprocessor.Timing.Authentication = 100 * VirtualTime.Millisecond;
            PackageContents contents = FullPackage.Contents();
            contents.Firmware = StandIn.Firmware(250_000, 5);
            return bench.With(contents);
        }

        private static void AssertComplete(UpdateBench bench, string cut)
        {
            Assert.True(bench.WouldBoot == RestState.Firmware, $"{cut}: {bench.WouldBoot}\n{bench.Transcript}");
            Assert.True(bench.Holds(FlashMap.Base, StandIn.Firmware(250_000, 5)), cut);
            Assert.True(bench.Device.Coprocessor.Stack?.Version == new StackVersion(1, 20, 0, 0, 2), cut);
            Assert.True(IntVolume.Settings().AddFile(".slideshow", StandIn.Splash()).Listing().SequenceEqual(IntVolume.Listing(bench)), cut);
            foreach ((string path, string text) in FullPackage.Files)
            {
                Assert.True(text == Encoding.UTF8.GetString(bench.Device.Card.Peek("/" + path) ?? [1]), $"{cut}: {path}");
            }

            Assert.True(bench.Device.Violations.Count == 0, $"{cut}: {bench.Device.Violations.FirstOrDefault()}");
        }
    }
}
