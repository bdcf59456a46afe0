using System.Runtime.InteropServices;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Watch
{
    /// <summary>Runs loader images that are not updaters: the device hangs, and one line reports address and cause.</summary>
    public sealed class HangTests
    {
        private static readonly HangLimits s_short = new(
            20 * VirtualTime.Millisecond, 50 * VirtualTime.Millisecond, 80 * VirtualTime.Millisecond);

        [Fact]
        public void An_all_zero_image_locks_up()
        {
            string why = Run(new byte[4096]);

            Assert.Contains("locked up on a jump to an address without the Thumb bit at 00000000", why);
            Assert.Contains("no memory for the exception frame", why);
        }

        [Fact]
        public void An_erased_image_locks_up() => Assert.Contains("locked up", Run(Enumerable.Repeat((byte)0xFF, 4096).ToArray()));

        [Theory]
        [InlineData(1)]
        [InlineData(2)]
        [InlineData(3)]
        [InlineData(4)]
        public void A_random_image_hangs(int seed)
        {
            byte[] image = new byte[20_000];

            new Random(seed).NextBytes(image);

            Assert.StartsWith("The loader hangs", Run(image));
        }

        [Fact]
        public void An_endless_loop_is_reported_with_its_address() =>
            Assert.Equal("The loader hangs at 20000044: it jumps to itself forever.", Run(Image([0xBF00, 0xBF00, 0xE7FE])));

        [Fact]
        public void Endless_computation_is_reported_as_a_hang()
        {
            // adds r0, #1; b .-2
            Assert.Contains("at 20000040: it has touched no register", Run(Image([0x3001, 0xE7FD])));
        }

        [Fact]
        public void Endless_polling_is_reported_as_a_hang()
        {
            // ldr r0, [pc, #4]; ldr r1, [r0]; b .-2; nop; .word 0x58004010 (FLASH_SR)
            Assert.Contains("it has only read registers", Run(Image([0x4801, 0x6801, 0xE7FD, 0xBF00, 0x4010, 0x5800])));
        }

        [Fact]
        public void Endless_register_writes_end_at_the_boot_time_limit()
        {
            // ldr r0, [pc, #4]; str r0, [r0]; b .-2; nop; .word 0xE000ED38 (BFAR)
            Assert.Contains("it has not ended its boot", Run(Image([0x4801, 0x6001, 0xE7FD, 0xBF00, 0xED38, 0xE000])));
        }

        [Fact]
        public void An_undefined_instruction_without_a_handler_locks_up()
        {
            string why = Run(Image([0xDE00]));

            Assert.Contains("locked up on an undefined instruction at 20000040", why);
            Assert.Contains("no handler at vector 3", why);
        }

        [Fact]
        public void A_fault_inside_the_hard_fault_handler_locks_up()
        {
            // 40: udf; 42: handler: bkpt
            string why = Run(Image([0xDE00, 0xBE00], handler: 0x20000043));

            Assert.Contains(
                "locked up on a breakpoint instruction without a debugger at 20000042 after an undefined instruction at 20000040", why);
        }

        [Fact]
        public void A_hang_in_the_hard_fault_handler_reports_the_fault()
        {
            // At 0x40: str r0, [r0] to unmapped memory; at 0x48, the handler: b .
            string why = Run(Image([0x20FF, 0x0600, 0x6000, 0xBF00, 0xE7FE], handler: 0x20000049));

            Assert.Contains("it jumps to itself forever", why);
            Assert.EndsWith("after a hard fault: a bus fault, write to FF000000 at 20000040.", why);
        }

        [Fact]
        public void WFI_without_a_wake_up_source_hangs()
        {
            // ldr r0, [pc, #16]; movs r1, #0; str r1, [r0] (SYST_CSR); ldr r0, [pc, #12]; movs r1, #1; lsls r1, #25; str r1, [r0]
            // (PENDSTCLR, because SysTick is pending at the hand-off); wfi; b .-2
            Assert.Contains(
                "nothing will wake it",
                Run(Image(
                    [0x4804, 0x2100, 0x6001, 0x4804, 0x2101, 0x0649, 0x6001, 0xBF30, 0xE7FD, 0xBF00, 0xE010, 0xE000, 0xED04, 0xE000])));
        }

        [Fact]
        public void Waiting_for_SysTick_in_WFI_takes_virtual_time_but_no_instructions()
        {
            VirtualDevice device = new();
            device.BeginBoot();
            using EmulatorEngine engine = new() { Limits = s_short };

            // ldr r0, [pc, #20]; ldr r3, [pc, #20]; movs r2, #1; lsls r2, #25 (PENDSTCLR); ldr r1, [r0]; wfi; str r2, [r3]; b .-6
            byte[] image = Image(
                [0x4804, 0x4B05, 0x2201, 0x0652, 0x6801, 0xBF30, 0x601A, 0xE7FB, 0xBF00, 0xBF00, 0xE010, 0xE000, 0xED04, 0xE000]);

            Assert.Throws<DeviceHangsException>(() => engine.Run(device, image));
            Assert.InRange(device.Clock.Now, 79 * VirtualTime.Millisecond, 82 * VirtualTime.Millisecond);
            Assert.InRange(engine.Instructions, 80 * 3, 80 * 6);
        }

        [Fact]
        public void A_hang_ends_the_boot_sequence_with_final_state_hang()
        {
            VirtualDevice device = new();
            device.BeginBoot();
            using EmulatorEngine engine = new() { Limits = s_short };

            Assert.Throws<DeviceHangsException>(() => engine.Run(device, Image([0xE7FE])));
            Assert.IsType<DeviceHangsException>(device.Stopped);
            Assert.False(device.IsRunning);
        }

        private static string Run(byte[] image)
        {
            VirtualDevice device = new();
            device.BeginBoot();
            using EmulatorEngine engine = new() { Limits = s_short };

            return Assert.Throws<DeviceHangsException>(() => engine.Run(device, image)).Message;
        }

        /// <summary>Returns an image with valid vectors, and with code at 0x20000040.</summary>
        private static byte[] Image(ushort[] code, uint handler = 0)
        {
            byte[] image = new byte[256];

            MemoryMarshal.AsBytes<uint>(new uint[] { 0x20030000, 0x20000041, 0, handler }).CopyTo(image);
            MemoryMarshal.AsBytes<ushort>(code).CopyTo(image.AsSpan(0x40));

            return image;
        }
    }
}
