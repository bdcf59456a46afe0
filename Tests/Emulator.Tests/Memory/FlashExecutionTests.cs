using System.Runtime.InteropServices;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Memory
{
    /// <summary>
    /// Tests code that runs from flash after reset: at both addresses, while programming flash, across ECC errors and a change of MEM_MODE.
    /// Each program starts at 0x08000100, modifies page 5, and ends with a jump to itself.
    /// </summary>
    public sealed class FlashExecutionTests
    {
        private const uint Entry = 0x100;
        private const uint Target = 0x08005000;
        private const int TargetWord = 0x5000 / 8;

        // adds r7, #1 eight times; b .
        private static readonly ushort[] s_counts = [0x3701, 0x3701, 0x3701, 0x3701, 0x3701, 0x3701, 0x3701, 0x3701, 0xE7FE];

        // adds r6, #1; ldr r3, =ECCR; movs r0, #1; lsls r0, #31; str r0, [r3] (clears ECCD); bx lr
        private static readonly ushort[] s_clearsError = [0x3601, 0x4B02, 0x2001, 0x07C0, 0x6018, 0x4770, 0x4018, 0x5800];

        [Theory]
        [InlineData(0x08000000)]
        [InlineData(0x00000000)]
        public void Code_runs_from_the_reset_vector_at_both_addresses_of_the_flash(uint start)
        {
            // ldr r1, =0x20000100; ldr r0, =0x12345678; str r0, [r1]; mov r2, pc; str r2, [r1, #4]; b .
            ushort[] code = [0x4902, 0x4803, 0x6008, 0x467A, 0x604A, 0xE7FE, 0x0100, 0x2000, 0x5678, 0x1234];
            using Bench bench = Run(code, start: start);

            Assert.Equal(0x12345678u, bench[0x20000100]);
            Assert.Equal(start + Entry + 10, bench[0x20000104]);
            Assert.Equal(0x20030000u, bench.Emulator.Cpu[Emulator.Cpu.CpuRegister.Msp]);
            Assert.Equal(4_000_000u, bench.Emulator.Rcc.CoreHertz);
            Assert.Empty(bench.Violations);
        }

        [Fact]
        public void Code_programs_and_erases_flash_and_executes_the_new_content()
        {
            // Unlocks; programs movs r0, #1; bx lr and calls it (r6); erases the page, programs movs r0, #2; bx lr and calls that (r7).
            ushort[] code =
            [
                0x4C13, 0xF24C, 0x30FB, 0x6120, 0x4812, 0x60A0, 0x4812, 0x60A0, 0x4D12, 0x2001, 0x6160, 0x4812, 0x6028, 0x2000, 0x6068,
                0x6920, 0x03C0, 0xD4FC, 0x1C6B, 0x4798, 0x4606, 0x480E, 0x6160, 0x6920, 0x03C0, 0xD4FC, 0x2001, 0x6160, 0x480B, 0x6028,
                0x2000, 0x6068, 0x6920, 0x03C0, 0xD4FC, 0x1C6B, 0x4798, 0x4607, 0xE7FE, 0x0000, 0x4000, 0x5800, 0x0123, 0x4567, 0x89AB,
                0xCDEF, 0x5000, 0x0800, 0x2001, 0x4770, 0x002A, 0x0001, 0x2002, 0x4770,
            ];
            using Bench bench = Run(code);

            Assert.Equal(1u, bench.Emulator.Cpu[6]);
            Assert.Equal(2u, bench.Emulator.Cpu[7]);
            Assert.Equal(1, bench.Device.FlashController.Counters.PagesErased);
            Assert.Empty(bench.Violations);

            // The erase stalls the core for 88,000 cycles; the hang is detected after 20,000 cycles of the final jump to itself.
            Assert.InRange(bench.Device.Clock.Now, FlashTiming.PageErase + (2 * FlashTiming.DoubleWord), 40 * VirtualTime.Millisecond);
            Assert.InRange(bench.Emulator.Cpu.Instructions, 20_000, 30_000);
        }

        [Fact]
        public void A_write_without_a_programming_mode_is_reported_and_changes_nothing()
        {
            // ldr r5, =0x08005000; movs r0, #7; str r0, [r5]; b +0; ldr r6, [r5]; b .
            using Bench bench = Run([0x4D02, 0x2007, 0x6028, 0xE7FF, 0x682E, 0xE7FE, 0x5000, 0x0800]);

            Assert.Equal(uint.MaxValue, bench.Emulator.Cpu[6]);
            Assert.Contains(bench.Emulator.Violations.All, violation => violation.Rule == "flash.write-without-mode");
        }

        [Fact]
        public void Code_in_SRAM_runs_during_an_erase_and_stalls_on_the_return_to_flash()
        {
            // Unlocks and erases the page; r6 = SR; r2 = the word at 0x08005004 (this read stalls the core); bx lr
            ushort[] inSram =
            [
                0x4C07, 0xF24C, 0x30FB, 0x6120, 0x4806, 0x60A0, 0x4806, 0x60A0, 0x4806, 0x6160, 0xE7FF, 0x6926, 0x4D05, 0x682A, 0x4770,
                0x0000, 0x4000, 0x5800, 0x0123, 0x4567, 0x89AB, 0xCDEF, 0x002A, 0x0001, 0x5004, 0x0800,
            ];

            // Calls 0x20000200; r7 = the word at 0x08005000; b .
            ushort[] code = [0x4B02, 0x4798, 0x4D02, 0x682F, 0xE7FE, 0x0000, 0x0201, 0x2000, 0x5000, 0x0800];
            using Bench bench = Run(
                code,
                bench =>
                {
                    bench.Device.Flash.Preload(Target, new byte[16]);
                    bench.Emulator.Ram.Write(0x200, MemoryMarshal.AsBytes<ushort>(inSram));
                });

            const uint busy = 1 << 16;
            Assert.Equal(busy, bench.Emulator.Cpu[6] & busy);
            Assert.Equal(uint.MaxValue, bench.Emulator.Cpu[2]);
            Assert.Equal(uint.MaxValue, bench.Emulator.Cpu[7]);
            Assert.InRange(bench.Device.Clock.Now, FlashTiming.PageErase, 40 * VirtualTime.Millisecond);
            Assert.Empty(bench.Violations);
        }

        [Fact]
        public void A_word_with_an_ECC_error_raises_the_NMI()
        {
            // movs r6, #0; ldr r5, =0x08005000; ldr r0, [r5]; b +0; movs r7, #1; b .
            using Bench bench = Run(
                [0x2600, 0x4D02, 0x6828, 0xE7FF, 0x2701, 0xE7FE, 0x5000, 0x0800],
                bench => bench.Device.Flash.Mark(TargetWord, DoubleWordState.EccError));

            Assert.Equal(1u, bench.Emulator.Cpu[6]);
            Assert.Equal(1u, bench.Emulator.Cpu[7]);
        }

        [Theory]
        [InlineData(0, 1)]
        [InlineData(1, 1)]
        [InlineData(3, 0)]
        public void An_instruction_with_an_ECC_error_raises_the_NMI(int torn, uint expected)
        {
            // movs r6, #0; movs r7, #0; ldr r5, =0x08005001; bx r5
            using Bench bench = Run(
                [0x2600, 0x2700, 0x4D00, 0x4728, 0x5001, 0x0800],
                bench =>
                {
                    bench.Device.Flash.Preload(Target, MemoryMarshal.AsBytes<ushort>(s_counts));
                    bench.Device.Flash.Mark(TargetWord + torn, DoubleWordState.EccError);
                });

            Assert.Equal(8u, bench.Emulator.Cpu[7]);
            Assert.Equal(expected, bench.Emulator.Cpu[6]);
        }

        [Fact]
        public void SRAM1_is_mapped_at_0_when_MEM_MODE_is_written()
        {
            // 0x01234567 to 0x20000000; r6 = the word at 0; MEMRMP = 3; b +0; r7 = the word at 0; b .
            ushort[] code =
            [
                0xF04F, 0x5100, 0x4804, 0x6008, 0x2500, 0x682E, 0x4A03, 0x2003, 0x6010, 0xE7FF, 0x682F, 0xE7FE, 0x4567, 0x0123, 0x0000,
                0x4001,
            ];
            using Bench bench = Run(code);

            Assert.Equal(0x20030000u, bench.Emulator.Cpu[6]);
            Assert.Equal(0x01234567u, bench.Emulator.Cpu[7]);
        }

        [Fact]
        public void An_image_is_loaded_to_SRAM1_and_started_through_address_0()
        {
            // Copies 32 words from 0x08005000 to 0x20000000; MEMRMP = 3; b +0; MSP and PC from 0
            ushort[] code =
            [
                0x4809, 0xF04F, 0x5100, 0x2220, 0x6803, 0x600B, 0x3004, 0x3104, 0x3A01, 0xD1F9, 0x4A05, 0x2003, 0x6010, 0xE7FF, 0x2000,
                0x6801, 0xF381, 0x8808, 0x6841, 0x4708, 0x5000, 0x0800, 0x0000, 0x4001,
            ];

            // mov r6, pc; ldr r7, =0x20001000; str r6, [r7]; ldr r5, [r7]; b .
            ushort[] image = [0x467E, 0x4F02, 0x603E, 0x683D, 0xE7FE, 0x0000, 0x1000, 0x2000];
            byte[] whole = new byte[128];

            MemoryMarshal.AsBytes<uint>([0x20010000, 0x20000041]).CopyTo(whole);
            MemoryMarshal.AsBytes<ushort>(image).CopyTo(whole.AsSpan(0x40));
            using Bench bench = Run(code, bench => bench.Device.Flash.Preload(Target, whole));

            Assert.Equal(0x20000044u, bench.Emulator.Cpu[6]);
            Assert.Equal(0x20000044u, bench[0x20001000]);
            Assert.Equal(0x20010000u, bench.Emulator.Cpu[Emulator.Cpu.CpuRegister.Msp]);
            Assert.True(bench.Emulator.ExecutesFromRam);
            Assert.Empty(bench.Violations);
        }

        [Fact]
        public void A_jump_into_the_ROM_ends_in_system_DFU()
        {
            // MEMRMP = 1; b +0; ldr r1, [0, #4]; bx r1
            using Bench bench = Place([0x4A03, 0x2001, 0x6010, 0xE7FF, 0x2000, 0x6841, 0x4708, 0x0000, 0x0000, 0x4001]);

            bool entered = false;

            bench.Emulator.EnteredSystemDfu += () => entered = true;
            Assert.Contains("USB DFU", Assert.Throws<DeviceRestsException>(() => bench.Emulator.Run(bench.Entry)).Message);
            Assert.True(entered);
        }

        [Fact]
        public void Code_in_secure_flash_causes_a_fault()
        {
            // ldr r5, =0x080D7001; bx r5
            using Bench bench = Place([0x4D00, 0x4728, 0x7001, 0x080D]);

            Assert.Contains("080D7000", Assert.Throws<DeviceHangsException>(() => bench.Emulator.Run(bench.Entry)).Message);
        }

        /// <summary>Runs to the final jump to itself.</summary>
        private static Bench Run(ushort[] code, Action<Bench>? prepare = null, uint start = 0x08000000)
        {
            Bench bench = Place(code, start);

            prepare?.Invoke(bench);
            Assert.EndsWith(
                "it jumps to itself forever.", Assert.Throws<DeviceHangsException>(() => bench.Emulator.Run(bench.Entry)).Message);

            return bench;
        }

        private static Bench Place(ushort[] code, uint start = 0x08000000) => new(
            device =>
            {
                uint[] vectors = [0x20030000, start + Entry + 1, start + 0x401, 0];

                device.Flash.Preload(FlashMap.Base, MemoryMarshal.AsBytes<uint>(vectors));
                device.Flash.Preload(FlashMap.Base + Entry, MemoryMarshal.AsBytes<ushort>(code));
                device.Flash.Preload(FlashMap.Base + 0x400, MemoryMarshal.AsBytes<ushort>(s_clearsError));
            },
            fromFlash: true);
    }
}
