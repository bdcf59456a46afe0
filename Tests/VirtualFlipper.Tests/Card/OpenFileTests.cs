using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Card
{
    /// <summary>Checks which accesses to an open file the card model reports as violations.</summary>
    public sealed class OpenFileTests
    {
        private readonly VirtualDevice _device = VirtualDevice.CreateDefault();

        private VirtualCard Card => _device.Card;

        [Theory]
        [InlineData(CardOpenMode.Append)]
        [InlineData(CardOpenMode.Create)]
        public void Reading_a_file_that_is_open_for_writing_is_a_violation(CardOpenMode mode)
        {
            Prepare();
            Assert.Equal(CardResult.Ok, Card.Open("/file", mode, out VirtualCardFile? written));

            Assert.Equal(CardResult.WriteError, Card.Open("/file", CardOpenMode.Read, out VirtualCardFile? read));

            Assert.Null(read);
            Assert.Equal("card.file-in-use", Assert.Single(_device.Violations).Rule);
            written!.Close();
            Assert.Equal(CardResult.Ok, Card.Open("/file", CardOpenMode.Read, out _));
        }

        [Fact]
        public void Several_readers_can_open_a_file()
        {
            Prepare();

            Assert.Equal(CardResult.Ok, Card.Open("/file", CardOpenMode.Read, out _));
            Assert.Equal(CardResult.Ok, Card.Open("/file", CardOpenMode.Read, out _));

            Assert.Empty(_device.Violations);
        }

        private void Prepare()
        {
            Card.Preload("/file", [1, 2, 3]);
            _device.BeginBoot();
            Assert.Equal(CardResult.Ok, Card.Mount());
        }
    }
}
