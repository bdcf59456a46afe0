using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Card
{
    /// <summary>Checks that the card model orders directories as FAT does: by creation, with deleted entries reused.</summary>
    public sealed class CardDirectoryTests
    {
        [Fact]
        public void Entries_are_in_creation_order_and_a_new_entry_reuses_a_free_slot()
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            VirtualCard card = device.Card;
            foreach (string name in new[] { "c", "a", "d", "b" })
            {
                card.Preload("/folder/" + name, [1]);
            }

            Assert.Equal("cadb", Order(card));
            device.BeginBoot();
            Assert.Equal(CardResult.Ok, card.Mount());
            Assert.Equal(CardResult.Ok, card.Delete("/folder/a"));
            Assert.Equal("cdb", Order(card));
            Assert.Equal(CardResult.Ok, card.MakeDirectory("/folder/z"));
            Assert.Equal(CardResult.Ok, card.MakeDirectory("/folder/y"));
            Assert.Equal("czdby", Order(card));
            card.Preload("/folder/D", [2]);
            Assert.Equal("czDby", Order(card));
            Assert.Equal([2], card.Peek("/folder/d"));
        }

        private static string Order(VirtualCard card) => string.Concat(card.PeekFolder("/folder").Select(item => item.Name));
    }
}
