using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Tests EXTI lines, triggered by pins and by software, up to the NVIC.</summary>
    public sealed class ExtiTests : IDisposable
    {
        private const uint Rising = 0x58000800;
        private const uint Falling = 0x58000804;
        private const uint Software = 0x58000808;
        private const uint Pending = 0x5800080C;
        private const uint Masks = 0x58000880;
        private const uint SecondSoftware = 0x58000828;
        private const uint SecondMasks = 0x58000890;
        private const uint Selection1 = 0x40010008;
        private const uint Selection4 = 0x40010014;
        private const int BackPin = 13;

        private readonly Bench _bench = new();
        private readonly RecordedLines _lines = new();

        public ExtiTests() => _bench.Emulator.ConnectLines(_lines);

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void A_button_pends_its_line_when_it_is_pressed_and_when_it_is_released()
        {
            _bench[Selection4] = 2 << 4;
            _bench[Masks] |= 1 << BackPin;
            _bench[Falling] = 1 << BackPin;
            _bench[Rising] |= 1 << BackPin;
            _bench.Device.Spend(10 * VirtualTime.Millisecond);
            Assert.Empty(_lines.High);

            _bench.Device.Buttons.Hold(Key.Back, 100 * VirtualTime.Millisecond);
            _bench.Device.Spend(2 * VirtualTime.Millisecond);
            Assert.Equal([40], _lines.High);

            _bench[Pending] = 1 << BackPin;
            Assert.Empty(_lines.High);
            _bench.Device.Spend(90 * VirtualTime.Millisecond);
            Assert.Empty(_lines.High);

            _bench.Device.Spend(10 * VirtualTime.Millisecond);
            Assert.Equal([40], _lines.High);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Unselected_edges_and_masked_lines_do_not_interrupt()
        {
            _bench[Selection4] = 2 << 4;
            _bench[Rising] |= 1 << BackPin;
            _bench.Device.Buttons.Hold(Key.Back, 100 * VirtualTime.Millisecond);
            _bench.Device.Spend(50 * VirtualTime.Millisecond);
            Assert.Equal(0u, _bench[Pending]);

            _bench.Device.Spend(60 * VirtualTime.Millisecond);
            Assert.Equal(1u << BackPin, _bench[Pending]);
            Assert.Empty(_lines.High);

            _bench[Masks] |= 1 << BackPin;
            Assert.Equal([40], _lines.High);
        }

        [Fact]
        public void A_line_follows_the_pin_of_the_selected_port()
        {
            // Line 3 is connected to PH3, which the OK key drives high while pressed, or to PA3, an output that is high.
            _bench[Selection1] = 7 << 12;
            _bench[Masks] |= 1 << 3;
            _bench[Rising] |= 1 << 3;
            _bench.Device.Spend(5 * VirtualTime.Millisecond);
            Assert.Equal(0u, _bench[Pending]);

            _bench.Device.Buttons.Hold(Key.Ok, 50 * VirtualTime.Millisecond);
            _bench.Device.Spend(5 * VirtualTime.Millisecond);
            Assert.Equal([9], _lines.High);
        }

        [Theory]
        [InlineData(0, 6)]
        [InlineData(4, 10)]
        [InlineData(5, 23)]
        [InlineData(15, 40)]
        [InlineData(16, 1)]
        [InlineData(17, 41)]
        [InlineData(18, 2)]
        [InlineData(19, 3)]
        [InlineData(20, 22)]
        [InlineData(31, 1)]
        public void A_software_trigger_pends_a_line_until_it_is_cleared_and_can_be_repeated(int line, int interrupt)
        {
            _bench[Masks] |= 1u << line;
            _bench[Software] = 1u << line;
            Assert.Equal([interrupt], _lines.High);
            Assert.Equal(1u << line, _bench[Pending]);

            _bench[Pending] = 1u << line;
            Assert.Empty(_lines.High);
            Assert.Equal(0u, _bench[Software]);

            _bench[Software] = 1u << line;
            Assert.Equal([interrupt], _lines.High);
        }

        [Fact]
        public void A_software_trigger_does_not_pend_a_masked_line()
        {
            _bench[Software] = 1;

            Assert.Equal(0u, _bench[Pending]);
        }

        [Fact]
        public void Line_40_asserts_the_interrupt_of_CPU2_events()
        {
            _bench[SecondMasks] |= 1 << 8;
            _bench[SecondSoftware] = 1 << 8;

            Assert.Equal([21], _lines.High);
        }
    }
}
