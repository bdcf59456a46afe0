using FlipperUpdaterNano.Emulator.Tests.Cpu;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests
{
    /// <summary>
    /// Tests the stack limit of an image in SRAM1, started by the model or by code in flash that copies the image and jumps to it. The
    /// image is 0x400 bytes long; its entry point is 0x20000200.
    /// </summary>
    public sealed class LoadedImageTests
    {
        private const string Header = """
            .syntax unified
            .cpu cortex-m4
            .thumb

            """;

        private const string Firmware = """
            .word 0x20030000, start + 1
            start:
                ldr r0, =image
                ldr r1, =0x20000000
            1:  ldr r3, [r0], #4
                str r3, [r1], #4
                lsls r2, r1, #22
                bne 1b
                cpsid i
                ldr r0, =0x40010000
                movs r1, #3
                str r1, [r0]
                dsb
                isb
                ldr r0, =0x20000000
                ldr r1, [r0]
                msr msp, r1
                ldr r1, [r0, #4]
                bx r1
                .pool
                .align 2
            image:

            """;

        [Theory]
        [InlineData(0x20030000, 0x20000200, null)]
        [InlineData(0x20030000, 0x200001FC, "the stack grew to 200001FC, below its end at 20000200")]
        [InlineData(0x20000100, 0x20000080, null)]
        public void Without_symbols_the_stack_limit_of_an_image_started_from_flash_is_its_entry_point(
            uint stack, uint lowest, string? expected) =>
            Assert.Equal(expected, Started(Image(stack, lowest).Image, new EmulatorEngine()));

        [Theory]
        [InlineData(0x20000400, null)]
        [InlineData(0x200003FC, "the stack grew to 200003FC, below its end at 20000400")]
        public void Without_arenaEnd_the_stack_limit_of_a_known_image_is_the_end_of_the_image(uint lowest, string? expected)
        {
            byte[] image = Image(0x20030000, lowest).Image;

            Assert.Equal(expected, Started(image, new EmulatorEngine { Built = image }));
            Assert.Equal(expected, Loaded(image, new EmulatorEngine { Built = image }));
        }

        [Theory]
        [InlineData(0x20001000, null)]
        [InlineData(0x20000FFC, "the stack grew to 20000FFC, below its end at 20001000")]
        public void The_symbol_arenaEnd_sets_the_stack_limit(uint lowest, string? expected)
        {
            (byte[] image, byte[] elf) = Image(0x20030000, lowest, ".global arenaEnd\n.equ arenaEnd, 0x20001000\n");
            SymbolTable symbols = SymbolTable.FromElf(elf);

            Assert.Equal(expected, Started(image, new EmulatorEngine { Built = image, Symbols = symbols }));
            Assert.Equal(expected, Loaded(image, new EmulatorEngine { Built = image, Symbols = symbols }));
        }

        [Fact]
        public void Symbols_of_another_image_are_ignored()
        {
            (byte[] image, byte[] elf) = Image(0x20030000, 0x20000FFC, ".global arenaEnd\n.equ arenaEnd, 0x20001000\n");
            SymbolTable symbols = SymbolTable.FromElf(elf);
            byte[] other = [.. image];

            other[^1] ^= 1;

            Assert.Null(Started(image, new EmulatorEngine { Built = other, Symbols = symbols }));
            Assert.Null(Loaded(image, new EmulatorEngine { Built = other, Symbols = symbols }));
            Assert.Null(Started(image, new EmulatorEngine { FirmwareSymbols = symbols }));
        }

        [Fact]
        public void Code_in_SRAM_that_is_not_a_loader_has_no_stack_limit()
        {
            const string leaves = "ldr r0, =0x40010000\nmovs r1, #0\nstr r1, [r0]\ndsb\nb 1f\n1: nop\n";

            Assert.Null(Started(Image(0x20030000, 0x200001FC, before: leaves).Image, new EmulatorEngine()));
        }

        /// <summary>The firmware copies the image and starts it.</summary>
        private static string? Started(byte[] image, EmulatorEngine engine)
        {
            VirtualDevice device = new();

            device.Flash.Preload(FlashMap.Base, [.. Assembler.Assemble(Header + Firmware, FlashMap.Base).Image, .. image]);
            engine.FirmwareTime = 20 * VirtualTime.Millisecond;

            return StackReport(device, engine, () => engine.RunFirmware(device));
        }

        /// <summary>The model's stand-in for the stock loader starts the image.</summary>
        private static string? Loaded(byte[] image, EmulatorEngine engine)
        {
            VirtualDevice device = new();

            return StackReport(device, engine, () => engine.Run(device, image));
        }

        private static string? StackReport(VirtualDevice device, EmulatorEngine engine, Action run)
        {
            using (engine)
            {
                device.BeginBoot();
                Assert.Contains("jumps to itself", Assert.ThrowsAny<DeviceStoppedException>(run).Message);

                string? what = engine.Violations.SingleOrDefault(found => found.Rule == "core.stack")?.What;

                return what?[..what.LastIndexOf(" (", StringComparison.Ordinal)];
            }
        }

        /// <summary>
        /// Assembles an image whose vector table contains the given stack pointer. Its code then sets SP and pushes words down to
        /// <paramref name="lowest"/>.
        /// </summary>
        private static (byte[] Image, byte[] Elf) Image(uint stack, uint lowest, string symbols = "", string before = "") =>
            Assembler.Assemble(
                $"""
                {Header}{symbols}
                    .word 0x{stack:X}, entry + 1
                    .org 0x200
                entry:
                    {before}
                    ldr r0, =0x{lowest + 8:X}
                    mov sp, r0
                    b 1f
                1:  push (r0, r1)
                    b .
                    .pool
                    .org 0x400

                """.Replace('(', '{').Replace(')', '}'),
                0x20000000);
    }
}
