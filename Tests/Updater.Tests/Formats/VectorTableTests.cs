using FlipperUpdaterNano.Updater.Formats;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>Tests the check that determines whether a core can start from an image.</summary>
    public class VectorTableTests
    {
        private const uint Address = 0x08000000;

        [Theory]
        [InlineData(0x20030000u, 0x08000201u)]
        [InlineData(0x20000008u, 0x08000009u)]
        [InlineData(0x20040000u, 0x080003FFu)]
        public void A_stack_in_SRAM_and_an_odd_reset_vector_in_the_image_are_accepted(uint stack, uint reset)
        {
            Assert.Null(VectorTable.Fault(Vectors(stack, reset), Address, 1024));
        }

        [Theory]
        [InlineData(0xFFFFFFFFu)]
        [InlineData(0u)]
        [InlineData(0x20000000u)]
        [InlineData(0x20030002u)]
        [InlineData(0x20040004u)]
        [InlineData(0x08000000u)]
        public void An_invalid_stack_pointer_is_reported_as_a_fault(uint stack)
        {
            Assert.Contains("stack pointer", VectorTable.Fault(Vectors(stack, 0x08000201), Address, 1024));
        }

        [Theory]
        [InlineData(0xFFFFFFFFu)]
        [InlineData(0x08000200u)]
        [InlineData(0x08000401u)]
        [InlineData(0x07FFFFFFu)]
        [InlineData(0x20000201u)]
        public void A_reset_vector_that_is_even_or_outside_the_image_is_reported_as_a_fault(uint reset)
        {
            Assert.Contains("reset vector", VectorTable.Fault(Vectors(0x20030000, reset), Address, 1024));
        }

        private static byte[] Vectors(uint stack, uint reset) => [.. BitConverter.GetBytes(stack), .. BitConverter.GetBytes(reset)];
    }
}
