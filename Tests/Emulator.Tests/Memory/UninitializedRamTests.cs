using System.Runtime.InteropServices;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Memory
{
    /// <summary>Runs code that reads memory not written since the reset. Each image ends with a jump to itself.</summary>
    public sealed class UninitializedRamTests
    {
        // Default literal of an image: an address in SRAM1 in a page that contains no part of the image and has not been written.
        private const uint Unwritten = 0x20004000;

        [Fact]
        public void Reading_unwritten_memory_is_reported_with_address_and_PC() =>

            // ldr r0, =20004000; ldr r1, [r0]; b .
            Assert.Equal(
                "32-bit read at 20004000, which has not been written since the reset (20000040)",
                Assert.Single(Run([0x4802, 0x6801, 0xE7FE])));

        [Fact]
        public void Reading_unwritten_memory_through_the_alias_at_0_is_reported() =>
            Assert.Contains("at 20004000", Assert.Single(Run([0x4802, 0x6801, 0xE7FE], 0x00004000)));

        [Fact]
        public void Reading_written_memory_is_not_reported() =>

            // ldr r0, =20004000; str r0, [r0]; ldr r1, [r0]; b .
            Assert.Empty(Run([0x4802, 0x6000, 0x6801, 0xE7FE]));

        [Fact]
        public void A_byte_next_to_a_written_byte_still_counts_as_unwritten() =>

            // ldr r0, =20004000; strb r0, [r0]; ldrb r1, [r0, #1]; b .
            Assert.Contains("8-bit read at 20004001", Assert.Single(Run([0x4802, 0x7000, 0x7841, 0xE7FE])));

        [Fact]
        public void A_partially_written_word_may_be_copied() =>

            // ldr r0, =20004000; strb r0, [r0]; ldr r1, [r0]; b .
            Assert.Empty(Run([0x4802, 0x7000, 0x6801, 0xE7FE]));

        [Fact]
        public void Popping_unwritten_stack_memory_is_reported() =>

            // sub sp, #8; pop {r0, r1}; b .
            Assert.Equal(2, Run([0xB082, 0xBC03, 0xE7FE]).Count);

        [Fact]
        public void Executing_unwritten_memory_is_reported_and_execution_continues()
        {
            // ldr r0, =20004001; bx r0
            IReadOnlyList<string> violations = Run([0x4802, 0x4700], Unwritten + 1);

            // The stale data decodes to harmless instructions: execution continues into the next pages.
            Assert.Contains("16-bit fetch at 20004000", violations[0]);
            Assert.Contains("16-bit fetch at 20005000", violations[1]);
        }

        [Fact]
        public void Code_written_at_run_time_executes_without_a_report() =>

            // ldr r0, =20004000; ldr r1, =E7FEE7FE; str r1, [r0]; adds r0, #1; bx r0
            Assert.Empty(Run([0x4803, 0x4904, 0x6001, 0x3001, 0x4700, 0xBF00, 0xBF00, 0xBF00], Unwritten, 0xE7FEE7FE));

        [Fact]
        public void A_fully_written_page_keeps_its_content_and_the_next_page_is_still_watched()
        {
            // ldr r0, =20004000; mov r2, r0; ldr r3, =20005000; 1: stmia r0!, {r2}; cmp r0, r3; bne 1b; ldr r1, [r2]; ldr r1, [r3]; b .
            IReadOnlyList<string> violations = Run(
                [0x4804, 0x4602, 0x4B04, 0xC004, 0x4298, 0xD1FC, 0x6811, 0x6819, 0xE7FE, 0xBF00], Unwritten, Unwritten + 0x1000);

            Assert.Contains("at 20005000", Assert.Single(violations));
        }

        [Fact]
        public void A_frequently_used_page_is_no_longer_watched_and_keeps_its_content()
        {
            using EmulatorEngine engine = new();
            VirtualDevice device = new();

            // ldr r0, =20004000; ldr r3, =50000; str r3, [r0]; 1: ldr r1, [r0]; subs r1, #1; str r1, [r0]; bne 1b; ldr r2, [r0]; b .
            Hang(
                engine, device, Image([0x4805, 0x4B05, 0x6003, 0x6801, 0x3901, 0x6001, 0xD1FB, 0x6802, 0xE7FE, 0xBF00], Unwritten, 50_000));

            Assert.Empty(engine.Violations);
            Assert.InRange(engine.Instructions, 200_000, 400_000);
        }

        [Fact]
        public void At_the_start_of_every_boot_all_memory_counts_as_unwritten()
        {
            using EmulatorEngine engine = new();
            byte[] writes = Image([0x4802, 0x6000, 0x6801, 0xE7FE], Unwritten);
            byte[] reads = Image([0x4802, 0x6801, 0xE7FE], Unwritten);

            Hang(engine, new VirtualDevice(), writes);
            Assert.Empty(engine.Violations);
            Hang(engine, new VirtualDevice(), reads);
            Assert.Single(engine.Violations);
        }

        private static IReadOnlyList<string> Run(ushort[] code, params uint[] literals)
        {
            using EmulatorEngine engine = new();

            Hang(engine, new VirtualDevice(), Image(code, literals.Length == 0 ? [Unwritten] : literals));

            Assert.All(
                engine.Violations,
                violation => Assert.Equal(violation.What.Contains("has not been written"), violation.Rule == "ram.uninitialised-read"));

            return [.. engine.Violations.Select(violation => violation.What)];
        }

        private static void Hang(EmulatorEngine engine, VirtualDevice device, byte[] image)
        {
            engine.Limits = new HangLimits(20 * VirtualTime.Millisecond, 50 * VirtualTime.Millisecond, 80 * VirtualTime.Millisecond);
            device.BeginBoot();
            Assert.Throws<DeviceHangsException>(() => engine.Run(device, image));
        }

        /// <summary>
        /// The image consists of vectors, code at 0x20000040, and literals at the first word after the code, but not below 0x2000004C.
        /// </summary>
        private static byte[] Image(ushort[] code, params uint[] literals)
        {
            byte[] image = new byte[256];

            MemoryMarshal.AsBytes<uint>(new uint[] { 0x20030000, 0x20000041, 0, 0 }).CopyTo(image);
            MemoryMarshal.AsBytes<ushort>(code).CopyTo(image.AsSpan(0x40));
            MemoryMarshal.AsBytes<uint>(literals).CopyTo(image.AsSpan(Math.Max(0x4C, (0x40 + (2 * code.Length) + 3) & ~3)));

            return image;
        }
    }
}
