using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>Tests code that, after it was executed, is replaced by other code of the same size at the same address.</summary>
    public sealed class RewrittenCodeTests
    {
        /// <summary>Copies the function <c>next</c> over <c>old</c>; both are 8 bytes long and end with <c>bx lr</c>.</summary>
        private const string CopyByCore = """
            ldr r0, =old
            ldr r1, =next
            ldrd r4, r5, [r1]
            str r4, [r0]
            str r5, [r0, #4]
            dsb
            isb
            """;

        [Fact]
        public void The_instructions_of_the_new_code_are_counted()
        {
            long same = Instructions("movs r6, #1\nmovs r6, #1\nmovs r6, #1", "movs r6, #2\nmovs r6, #2\nmovs r6, #2");

            Assert.Equal(same - 1, Instructions("movs r6, #1\nmovs r6, #1\nmovs r6, #1", "mov.w r6, #2\nmovs r6, #2"));
            Assert.Equal(same - 2, Instructions("mov.w r6, #1\nmovs r6, #1", "mov.w r6, #2\nmovs r6, #2"));
        }

        [Fact]
        public void The_traps_of_the_new_code_take_effect()
        {
            using CoreProgram program = new(Source("movs r6, #1\nmovs r6, #1\nmovs r6, #1", "ldrd r6, r7, [r3]\nmovs r6, #2", CopyByCore));

            program.Run();

            Assert.Equal("1 6", program.Trace);
        }

        [Fact]
        public void The_stack_checks_of_the_new_code_take_effect()
        {
            using CoreProgram program = new(Source("movs r6, #1\nmovs r6, #1\nmovs r6, #1", "sub sp, #64\nadd sp, #64\nnop", CopyByCore));

            program.Bench.Emulator.LimitStack(0xF000 - 32);
            program.Run();

            Assert.Contains(program.Bench.Emulator.Violations.All, found => found.Rule == "core.stack");
            Assert.Equal("1 2", program.Trace);
        }

        [Fact]
        public void Code_that_runs_at_the_alias_0_is_rewritten_through_its_SRAM_address()
        {
            using CoreProgram program = new("""
                start:
                    ldr r8, =old - 0x20000000 + 1
                    ldr r9, =next
                    blx r8
                    trace 1
                    ldr r0, =old
                    ldr r1, [r9]
                    str r1, [r0]
                    dsb
                    isb
                    blx r8
                    trace 2
                    end
                    .align 2
                old:
                    movs r6, #1
                    bx lr
                    .align 2
                next:
                    movs r6, #3
                    bx lr
                """);

            program.Run();

            Assert.Equal("1 2", program.Trace);
            Assert.Equal(3u, program.Bench.Emulator.Cpu[6]);
        }

        [Fact]
        public void The_interrupt_masks_of_the_new_code_take_effect()
        {
            using CoreProgram program = new(Source(
                "movs r6, #1\nmovs r6, #1\nmovs r6, #1", "cpsie i\nmovs r6, #2\ncpsid i", CopyByCore, "set ICSR, PENDSV\ncpsid i"));

            program.Run();

            Assert.Equal("1 14 2", program.Trace);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(1)]
        [InlineData(2)]
        public void A_debugger_can_replace_code(int steps)
        {
            using CoreProgram program = new(Source("movs r6, #1\nmovs r6, #1\nmovs r6, #1", "mov.w r6, #2\nmovs r6, #3", "bkpt 9"));
            Stm32Wb55 emulator = program.Bench.Emulator;

            emulator.Cpu.SetBreakpoint(BreakAt(program));
            emulator.Start(program[0x20000004]);
            emulator.Continue();
            Assert.Equal("1", program.Trace);

            Replace(program);
            emulator.Cpu[CpuRegister.Pc] = (emulator.Cpu[CpuRegister.Pc] + 2) | 1;

            for (int step = 0; step < steps; step++)
            {
                emulator.Step();
            }

            _ = Assert.ThrowsAny<DeviceStoppedException>(emulator.Continue);

            Assert.Equal("1 2", program.Trace);
            Assert.Equal(3u, emulator.Cpu[6]);
        }

        [Fact]
        public void Another_bus_master_can_replace_code_while_the_core_runs()
        {
            using CoreProgram program = new(Source(
                "movs r6, #1\nmovs r6, #1\nmovs r6, #1",
                "mov.w r6, #2\nmovs r6, #3",
                "ldr r4, =0x20006100\nmovs r5, #0\nstr r5, [r4]\n1: ldr r5, [r4]\ncmp r5, #0\nbeq 1b"));

            program.Bench.Device.Clock.After(VirtualTime.Millisecond, () =>
            {
                Replace(program);
                program.Bench[0x20006100] = 1;
            });
            program.Run();

            Assert.Equal("1 2", program.Trace);
            Assert.Equal(3u, program.Bench.Emulator.Cpu[6]);
        }

        private static void Replace(CoreProgram program)
        {
            uint old = program.Bench.Emulator.Cpu[8];
            uint next = program.Bench.Emulator.Cpu[9];

            program.Bench[old] = program[next];
            program.Bench[old + 4] = program[next + 4];
        }

        private static uint BreakAt(CoreProgram program)
        {
            const uint breakpoint = 0xBE09;
            uint at = 0x20000200;

            while (program.Bench.Emulator.Read(at, 2) != breakpoint)
            {
                at += 2;
            }

            return at;
        }

        private static long Instructions(string old, string next)
        {
            using CoreProgram program = new(Source(old, next, CopyByCore));

            program.Run();
            Assert.Equal("1 2", program.Trace);

            return program.Bench.Emulator.Cpu[11] - program.Bench.Emulator.Cpu[10];
        }

        private static string Source(string old, string next, string copy, string setup = "cpsie i") => $"""
            start:
                set SHCSR, 0x40000
                {setup}
                ldr r3, =0x20006002
                ldr r8, =old
                ldr r9, =next
                bl old
                trace 1
                {copy}
                ldr r0, =0xE0001004
                ldr r10, [r0]
                bl old
                ldr r0, =0xE0001004
                ldr r11, [r0]
                trace 2
                end
                .align 2
            old:
                {old}
                bx lr
                .align 2
            next:
                {next}
                bx lr
            usage_fault: trace 6
                end
            pend_sv: trace 14
                bx lr
            """;
    }
}
