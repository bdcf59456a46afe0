using FlipperUpdaterNano.Emulator.Cpu;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>
    /// Tests trapping instructions (ARM DDI0403, A3.2.1, B3.2.8 and B3.2.20): the fault, the address in the frame, and no side effect.
    /// </summary>
    public sealed class TrapTests
    {
        /// <summary>Starts a new block, so that registers set before it are checked at its start.</summary>
        private const string Apart = "b 1f\n1:";

        public static TheoryData<string, string> AlwaysAligned
        {
            get
            {
                TheoryData<string, string> cases = [];

                foreach (string instruction in new[]
                {
                    "ldrd r4, r5, [r3]", "ldrd r4, r5, [r3, #-8]", "ldrd r4, r5, [r3], #8", "strd r4, r5, [r3, #16]!",
                    "ldm r3, {r4, r5}", "ldm r3!, {r4, r5}", "ldm.w r3, {r4, r10}", "ldmdb r3!, {r4, r10}", "stm r3!, {r4, r5}",
                    "stm.w r3, {r4, r10}", "stmdb r3!, {r4, r10}", "vldr s0, [r3]", "vstr d1, [r3, #8]", "vldm r3!, {s0-s3}",
                    "vstmdb r3!, {d0-d1}", "ldrd r4, r5, [lr]",
                })
                {
                    cases.Add(instruction, string.Empty);
                    cases.Add(instruction, Apart);
                }

                foreach (string instruction in new[] { "ldrd r4, r5, [r3]", "stm r3!, {r4, r5}", "vldr s0, [r3]" })
                {
                    cases.Add(instruction, "cmp r3, r3\nit eq");
                    cases.Add(instruction, $"cmp r3, r3\n{Apart}\nit eq");
                    cases.Add(instruction, $"cmp r3, r3\n{Apart}\nite ne\nmovne r6, #1");
                }

                return cases;
            }
        }

        [Theory]
        [MemberData(nameof(AlwaysAligned))]
        public void An_unaligned_LDRD_LDM_or_VLDR_access_faults(string instruction, string before)
        {
            using CoreProgram program = Trap(
                $"ldr r3, =0x20006002\nmov lr, r3\n{before}", before.Contains("it") ? Conditionally(instruction) : instruction);

            AssertFault(program, UsageFault.Unaligned);
            Assert.Equal(0x20006002u, program.Bench.Emulator.Cpu[3]);
            Assert.Equal(0x44u, program.Bench.Emulator.Cpu[4]);
            Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(0x77777777u, program[0x20005FE0 + (4 * (uint)i)]));
        }

        [Theory]
        [MemberData(nameof(AlwaysAligned))]
        public void A_word_aligned_LDRD_LDM_or_VLDR_access_is_executed(string instruction, string before)
        {
            using CoreProgram program = Trap(
                $"ldr r3, =0x20006004\nmov lr, r3\n{before}", before.Contains("it") ? Conditionally(instruction) : instruction);

            Assert.Equal("1", program.Trace);
        }

        [Theory]
        [InlineData("")]
        [InlineData(Apart)]
        public void An_unaligned_access_whose_condition_fails_does_not_fault(string apart)
        {
            using CoreProgram program = Trap($"ldr r3, =0x20006002\n{apart}\ncmp r3, r3\nit ne", "ldrdne r4, r5, [r3]");

            Assert.Equal("1", program.Trace);
        }

        [Theory]
        [InlineData("adds r3, r3, r6")]
        [InlineData("adds r3, r3, r6\nb 1f\n1:")]
        public void A_loop_faults_at_the_iteration_with_the_unaligned_access(string step)
        {
            using CoreProgram program = Trap(
                "ldr r3, =0x20006000\nmovs r6, #4\nmovs r7, #0\nagain: adds r7, #1\ncmp r7, #100\nit eq\nmoveq r6, #2\n" + step,
                "ldrd r4, r5, [r3]\nb again");

            AssertFault(program, UsageFault.Unaligned);
            Assert.Equal(100u, program.Bench.Emulator.Cpu[7]);
            Assert.Equal(0x20006000u + (99 * 4) + 2, program.Bench.Emulator.Cpu[3]);
        }

        [Theory]
        [InlineData("ldr r4, [r3]", 2)]
        [InlineData("ldr r4, [r3, r6]", 0)]
        [InlineData("ldr.w r4, [r3, #2]", 0)]
        [InlineData("ldr r4, [r3, #-2]", 0)]
        [InlineData("str r4, [r3], #4", 1)]
        [InlineData("str.w r4, [r3, r6, lsl #1]", 1)]
        [InlineData("ldrh r4, [r3, #2]", 1)]
        [InlineData("strh r4, [r3, r6]", 1)]
        [InlineData("ldrsh.w r4, [r3, #1]", 0)]
        public void An_unaligned_LDR_or_STR_access_faults_only_with_UNALIGN_TRP(string instruction, int from)
        {
            foreach (string apart in new[] { string.Empty, Apart })
            {
                string before = $"ldr r3, ={0x20006000 + from}\nmovs r6, #2\n{apart}";

                using CoreProgram lenient = Trap(before, instruction);
                using CoreProgram strict = Trap($"set CCR, 0x208\nisb\n{before}", instruction);

                Assert.Equal("1", lenient.Trace);
                AssertFault(strict, UsageFault.Unaligned);
            }
        }

        [Theory]
        [InlineData("ldrb r4, [r3, #1]")]
        [InlineData("ldr r4, [sp, #4]")]
        [InlineData("ldrh r4, [r3, #2]")]
        [InlineData("ldr r4, [r3, r6, lsl #1]")]
        public void With_UNALIGN_TRP_aligned_accesses_are_permitted(string instruction)
        {
            using CoreProgram program = Trap("set CCR, 0x208\nisb\nldr r3, =0x20006000\nmovs r6, #2", instruction);

            Assert.Equal("1", program.Trace);
        }

        [Theory]
        [InlineData("udiv r4, r5, r6")]
        [InlineData("sdiv r4, r5, r6")]
        public void A_division_by_0_faults_with_DIV_0_TRP_and_otherwise_gives_0(string instruction)
        {
            foreach (string apart in new[] { string.Empty, Apart })
            {
                using CoreProgram lenient = Trap($"movs r5, #8\nmovs r6, #0\n{apart}", instruction);
                using CoreProgram strict = Trap($"set CCR, 0x210\nisb\nmovs r5, #8\nmovs r6, #0\n{apart}", instruction);
                using CoreProgram good = Trap($"set CCR, 0x210\nisb\nmovs r5, #8\nmovs r6, #4\n{apart}", instruction);

                Assert.Equal("1", lenient.Trace);
                Assert.Equal(0u, lenient.Bench.Emulator.Cpu[4]);
                AssertFault(strict, UsageFault.DivideByZero);
                Assert.Equal("1", good.Trace);
                Assert.Equal(2u, good.Bench.Emulator.Cpu[4]);
            }
        }

        [Fact]
        public void DIV_0_TRP_applies_to_already_translated_code() => Assert.Equal("1 6", CoreProgram.Run("""
            start:
                set SHCSR, 0x40000
                cpsie i
                movs r6, #0
                bl divide
                trace 1
                set CCR, 0x210
                isb
                bl divide
                trace 2
                end
            divide:
                adds r5, #1
                udiv r4, r5, r6
                bx lr
            usage_fault: trace 6
                end
            """));

        [Theory]
        [InlineData("vmov.f32 s0, #1.0")]
        [InlineData("vmov r4, s0")]
        [InlineData("vldr s0, [r3]")]
        [InlineData("vpush {s0}")]
        [InlineData("vmrs r4, fpscr")]
        public void A_floating_point_instruction_faults_unless_CPACR_enables_the_FPU(string instruction)
        {
            const string before = "ldr r3, =0x20006000\nnop";

            using CoreProgram off = Trap($"set CPACR, 0\nisb\n{before}", instruction);
            using CoreProgram privileged = Trap($"set CPACR, 0x00500000\nisb\n{before}", instruction);
            using CoreProgram unprivileged = Trap($"set CPACR, 0x00500000\nmovs r0, #1\nmsr control, r0\nisb\n{before}", instruction);

            AssertFault(off, UsageFault.NoCoprocessor);
            Assert.Equal("1", privileged.Trace);
            AssertFault(unprivileged, UsageFault.NoCoprocessor);
        }

        [Fact]
        public void A_handler_can_enable_the_FPU_and_resume() => Assert.Equal("6 1", CoreProgram.Run("""
            start:
                set SHCSR, 0x40000
                set CPACR, 0
                isb
                cpsie i
                vmov.f32 s0, #2.0
                vadd.f32 s1, s0, s0
                vmov r4, s1
                ldr r5, =0x40800000
                cmp r4, r5
                bne wrong
                trace 1
            wrong:
                end
            usage_fault: trace 6
                set CPACR, 0x00F00000
                bx lr
            """));

        [Fact]
        public void After_a_reset_the_FPU_is_disabled()
        {
            using Bench bench = new(fromFlash: true);

            Assert.Equal(CoreTraps.FloatingPoint, bench.Emulator.Cpu.Traps);
        }

        [Theory]
        [InlineData("")]
        [InlineData(Apart)]
        public void A_single_step_of_a_trapping_instruction_faults_too(string apart)
        {
            using CoreProgram program = new(Source($"ldr r3, =0x20006002\n{apart}", "ldrd r4, r5, [r3]"));

            program.Bench.Emulator.Start(program[0x20000004]);

            for (int steps = 0; steps < 100 && program.Trace.Length == 0; steps++)
            {
                program.Bench.Emulator.Step();
            }

            Assert.Equal("6", program.Trace);
        }

        [Theory]
        [InlineData("")]
        [InlineData(Apart)]
        public void An_instruction_faults_again_when_the_handler_returns_to_it(string apart)
        {
            using CoreProgram program = new($"""
                start:
                    set SHCSR, 0x40000
                    cpsie i
                    movs r6, #0
                    ldr r7, =0x20006002
                    {apart}
                at: ldrd r4, r5, [r7]
                    trace 1
                    end
                usage_fault:
                    adds r6, #1
                    cmp r6, #3
                    bne 1f
                    ldr r7, =0x20006004
                1:  bx lr
                """);

            program.Run();

            Assert.Equal("1", program.Trace);
            Assert.Equal(3u, program.Bench.Emulator.Cpu[6]);
        }

        private static string Conditionally(string instruction)
        {
            int end = instruction.IndexOfAny([' ', '.']);

            return $"{instruction[..end]}eq{instruction[end..]}";
        }

        private static string Source(string before, string instruction) => $"""
            start:
                set SHCSR, 0x40000
                ldr r0, =0x20005FE0
                ldr r1, =0x77777777
                movs r2, #16
            fill:
                str r1, [r0], #4
                subs r2, #1
                bne fill
                movs r4, #0x44
                cpsie i
                {before}
            at: {instruction}
                trace 1
                end
            usage_fault:
                ldr r8, [sp, #24]
                ldr r9, =at
                trace 6
                end
            """;

        private static CoreProgram Trap(string before, string instruction)
        {
            CoreProgram program = new(Source(before, instruction));

            return program.Run();
        }

        private static void AssertFault(CoreProgram program, UsageFault fault)
        {
            Assert.Equal("6", program.Trace);
            Assert.Equal((uint)fault, program[0xE000ED28]);
            Assert.Equal(program.Bench.Emulator.Cpu[9] & ~1u, program.Bench.Emulator.Cpu[8]);
        }
    }
}
