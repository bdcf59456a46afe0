using FlipperUpdaterNano.VirtualFlipper.Card;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Card
{
    /// <summary>Tests files with the read-only attribute.</summary>
    public sealed class WriteProtectedFileTests
    {
        [Fact]
        public void A_write_protected_file_can_be_renamed_but_neither_written_nor_replaced_nor_deleted()
        {
            VirtualDevice device = Samples.Device();
            device.Card.Preload("/a", "1"u8);
            device.Card.Preload("/b", "2"u8);
            device.Card.Protect("/a");
            VirtualDevice copy = device.Copy();
            copy.BeginBoot();
            VirtualCard card = copy.Card;
            Assert.Equal(CardResult.Ok, card.Mount());

            Assert.Equal(CardResult.ReadOnly, card.Open("/a", CardOpenMode.Create, out _));
            Assert.Equal(CardResult.ReadOnly, card.Open("/a", CardOpenMode.CreateDeferred, out _));
            Assert.Equal(CardResult.ReadOnly, card.Delete("/a"));
            Assert.Equal(CardResult.ReadOnly, card.Replace("/b", "/a"));
            Assert.Equal(CardResult.Ok, card.Replace("/a", "/c"));

            Assert.Equal(CardResult.Ok, card.Stat("/c", out CardItem? item));
            Assert.Equal(new CardItem("c", false, 1, false, true), item);
            Assert.Equal("1"u8, card.Peek("/c")!);
        }
    }
}
