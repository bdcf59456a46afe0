using FlipperUpdaterNano.Updater.Formats;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    public class MessageFormatTests
    {
        [Fact]
        public void Placeholders_are_filled_in_order()
        {
            Assert.Equal(
                "Page 7: erasing failed (flash -3, FLASH_SR 00C0FFEE).",
                MessageFormat.Of("Page #: @ failed (flash ~, FLASH_SR $).", "erasing", 7, -3, 0xC0FFEE));
            Assert.Equal("1-20", MessageFormat.Of("#-#", 1, 20));
            Assert.Equal("nothing to fill in", MessageFormat.Of("nothing to fill in", 5));
            Assert.Equal("@ in a name is not a placeholder", MessageFormat.Of("@", "@ in a name is not a placeholder"));
        }

        [Fact]
        public void A_placeholder_without_a_sign_formats_an_unsigned_number()
        {
            Assert.Equal("4294967295 -1 FFFFFFFF", MessageFormat.Of("# ~ $", null, -1, -1, -1));
        }
    }
}
