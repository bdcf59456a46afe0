using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>
    /// Checks that code is not translated too often, because libunicorn crashes when its buffer of translated code overflows.
    /// </summary>
    public sealed class TranslationTests
    {
        /// <summary>
        /// More than twice the number of blocks in the largest test program, because a block is translated once without and once with
        /// hooks.
        /// </summary>
        private const int Few = 40;

        [Theory]
        [InlineData("it ne\nmovne r5, #1\nit eq\nldrdeq r6, r7, [r4]")]
        [InlineData("ldm r3, {r0, r1}\ntst.w lr, #16\nit eq\nvstmdbeq r4!, {s16-s31}\nadd.w r4, r4, #64")]
        [InlineData("ldr r0, =0x20006040\nldmia.w r0!, {r5-r7}\nmovs r1, #0\ncmp r1, #0\nit eq\nvldmiaeq r0!, {s16-s19}")]
        [InlineData("ldr r0, =0x20006040\nldmia r0!, {r5-r7}\ncmp r7, r7\nit eq\nldmiaeq r0!, {r5, r6}")]
        [InlineData("ldr r0, =0x20006040\nldrd r5, r6, [r0], #8\ncmp r6, r6\nit eq\nldrdeq r5, r6, [r0]")]
        public void An_aligned_access_in_an_IT_block_is_not_retranslated_each_time(string instructions)
        {
            using CoreProgram program = new(Loop(500, instructions));

            program.Run();

            Assert.Equal("1", program.Trace);
            Assert.InRange(program.Bench.Emulator.Cpu.Translations, 3, Few);
        }

        [Theory]
        [InlineData("ldr r3, =0x20006001\nldr r0, =0x20006040\nldrd r3, r6, [r0]\ncmp r6, r6\nit eq\nldrdeq r5, r6, [r3]")]
        [InlineData("ldr r0, =0x20006040\nldm r0, {r0, r5}\ncmp r0, r0\nit eq\nldmeq r0, {r5, r6}")]
        public void The_alignment_of_a_base_register_loaded_from_memory_is_checked(string instructions)
        {
            using CoreProgram program = new($"""
                start:
                    set SHCSR, 0x40000
                    set 0x20006040, 0x20006002
                    cpsie i
                    {instructions}
                    trace 1
                    end
                usage_fault: trace 6
                    end
                """);

            program.Run();

            Assert.Equal("6", program.Trace);
        }

        [Fact]
        public void A_data_write_next_to_code_does_not_discard_the_translation()
        {
            using CoreProgram program = new(Loop(500, "adr r0, beside\nstr r10, [r0]\nldr r1, [r0]\nb 2f\n.align 2\nbeside: .word 0\n2:"));

            program.Run();

            Assert.Equal("1", program.Trace);
            Assert.InRange(program.Bench.Emulator.Cpu.Translations, 3, Few);
        }

        [Fact]
        public void A_data_write_by_another_bus_master_next_to_code_does_not_discard_the_translation()
        {
            const int writes = 500;
            using CoreProgram program = new(Loop(20_000, "b 2f\n.align 2\nbeside: .word 0\n2: adr r9, beside"));
            int written = 0;

            void Write()
            {
                if (program.Bench.Emulator.Cpu[9] is var beside and not 0)
                {
                    program.Bench[beside] = (uint)++written;
                }

                if (written < writes)
                {
                    program.Bench.Device.Clock.After(2 * VirtualTime.Microsecond, Write);
                }
            }

            program.Bench.Device.Clock.After(100 * VirtualTime.Microsecond, Write);
            program.Run();

            Assert.Equal("1", program.Trace);
            Assert.Equal(writes, written);
            Assert.InRange(program.Bench.Emulator.Cpu.Translations, 3, Few);
        }

        [Fact]
        public void Code_that_rewrites_itself_endlessly_does_not_overflow_the_translation_buffer()
        {
            const int times = 40_000;
            using CoreProgram program = new(Loop(
                times, "adr r0, at\nldrh r1, [r0]\neor r1, r1, #3\nstrh r1, [r0]\nb at\n.align 2\nat: adds r6, #1\nb 2f\n2:"));

            program.Run();

            Assert.Equal("1", program.Trace);
            Assert.Equal(3u * times / 2, program.Bench.Emulator.Cpu[6]);
            Assert.True(program.Bench.Emulator.Cpu.Translations > times);
            Assert.InRange(program.Bench.Emulator.Cpu.OccupiedTranslations, 1, 32_768);
        }

        private static string Loop(int times, string instructions) => $"""
            start:
                ldr r3, =0x20006000
                ldr r4, =0x20006100
                ldr r10, ={times}
                movs r6, #0
                movs r9, #0
                mov.w lr, #0
                b again
            again:
                {instructions}
                subs.w r10, r10, #1
                bne again
                trace 1
                end
            """;
    }
}
