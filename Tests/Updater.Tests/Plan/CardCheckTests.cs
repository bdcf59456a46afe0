using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Plan;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the card checks: presence, write protection, space.</summary>
    public class CardCheckTests
    {
        [Fact]
        public void An_update_is_refused_if_the_card_is_missing()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Remove();

            Finding found = Assert.Single(bench.Examine(out _));

            Assert.Equal("16-0", found.Code);
        }

        [Fact]
        public void An_update_is_refused_if_the_card_is_write_protected() =>
            Refuse("16-20", "write-protected", bench => bench.Device.Card.IsReadOnly = true);

        [Fact]
        public void An_update_is_refused_if_the_card_cannot_be_written() =>
            Refuse("16-30", "cannot be written", bench => bench.Device.Card.Faults.FailWrites(PreflightBench.Folder + "probe.tmp", 0));

        /// <summary>docs/reference/stock-updater.md 9.7, item 9: the stock updater does not detect that a card is full.</summary>
        [Fact]
        public void An_update_is_refused_if_the_card_is_too_full()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Capacity = bench.Device.Card.Capacity - bench.Device.Card.FreeBytes + (5 * 32768);

            bench.Refuses("16-40", "free");
        }

        [Fact]
        public void Files_already_on_the_card_need_no_additional_space()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Preload("/apps/tool.fap", new byte[9000]);
            bench.Device.Card.Preload("/apps/data/list.txt", [1, 2, 3]);
            bench.Device.Card.Preload("/readme.txt", [4]);
            byte[] tar = Decompress(bench.Files[PackageFiles.Resources]);
            (int header, int size) = FindInTar(tar, "Manifest");
            bench.Device.Card.Preload("/Manifest", tar.AsSpan(header + 512, size));
            bench.Device.Card.Capacity = bench.Device.Card.Capacity - bench.Device.Card.FreeBytes + (7 * 32768);

            Assert.NotNull(bench.Prepare());
        }
    }
}
