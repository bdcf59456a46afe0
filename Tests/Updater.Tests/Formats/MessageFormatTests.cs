using FlipperUpdaterNano.Updater.Formats;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    public class MessageFormatTests
    {
        [Fact]
        public void Marks_are_filled_in_order_whatever_stands_around_them()
        {
            Assert.Equal(
                "Page 7: erasing failed (flash -3, FLASH_SR 00C0FFEE).",
                MessageFormat.Of("Page #: @ failed (flash ~, FLASH_SR $).", "erasing", 7, -3, 0xC0FFEE));
            Assert.Equal("1-20", MessageFormat.Of("#-#", 1, 20));
            Assert.Equal("nothing to fill in", MessageFormat.Of("nothing to fill in", 5));
            Assert.Equal("@ in a name is no mark", MessageFormat.Of("@", "@ in a name is no mark"));
        }

        [Fact]
        public void A_number_without_a_sign_is_shown_as_the_unsigned_one_it_is()
        {
            Assert.Equal("4294967295 -1 FFFFFFFF", MessageFormat.Of("# ~ $", null, -1, -1, -1));
        }
    }
}
