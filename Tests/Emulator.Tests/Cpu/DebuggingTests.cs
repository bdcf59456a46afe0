using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FlipperUpdaterNano.Emulator.Cpu;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>
    /// Checks that breakpoints and steps are transparent: registers, memory, accesses and instruction count at the end equal those of a run
    /// without them.
    /// </summary>
    public sealed class DebuggingTests
    {
        private const uint Ram = 0x20000000;
        private const uint Registers = 0x40000000;
        private const uint End = Ram + 0x3A;
        private const int Hooked = 0x60;

        // movs r0, #0; movs r1, #60; ldr r2, =0x20001000; ldr r3, =0x40000000
        // loop: adds r0, #1; tst r0, #1; itte ne; addne r0, #3; strne r0, [r2]; subeq r0, #1; ldr r4, [r3]; eors r0, r4; bl function;
        //   cmp r0, r4; ite lt; movlt r5, r0; ldrge r5, [r3, #4]; adds r2, #4; str r5, [r2]; wfe;
        //   itt mi; addmi r5, #0x1000; bmi skip; mvns r0, r0
        // skip: subs r1, #1; bne loop; bkpt
        // function: push {r4, lr}; movw r4, #0x1234; umull r6, r7, r0, r4; str r6, [r3, #8]; pop {r4, pc}
        private static readonly ushort[] s_program =
        [
            0x2000, 0x213C, 0x4A11, 0x4B12, 0x3001, 0xF010, 0x0F01, 0xBF1A, 0x3003, 0x6010, 0x3801, 0x681C, 0x4060, 0xF000, 0xF80F, 0x42A0,
            0xBFB4, 0x4605, 0x685D, 0x3204, 0x6015, 0xBF20, 0xBF44, 0xF505, 0x5580, 0xE000, 0x43C0, 0x3901, 0xD1E6, 0xBE00, 0xB510, 0xF241,
            0x2434, 0xFBA0, 0x6704, 0x609E, 0xBD10, 0xBF00, 0x1000, 0x2000, 0x0000, 0x4000,
        ];

        // Executed before the program: a hooked instruction whose base register is computed in the same block.
        // adds r5, r6, #0; ldrd r1, r2, [r5]; b program
        private static readonly ushort[] s_hooked = [0x1C35, 0xE9D5, 0x1200, 0xE7CB];

        // Offsets of the instructions of the main program, then of the function.
        private static readonly uint[] s_instructions =
        [
            0x00, 0x02, 0x04, 0x06, 0x08, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x18, 0x1A, 0x1E, 0x20, 0x22, 0x24, 0x26, 0x28, 0x2A, 0x2C,
            0x2E, 0x32, 0x34, 0x36, 0x38, 0x3C, 0x3E, 0x42, 0x46, 0x48,
        ];

        [Theory]
        [InlineData(1)]
        [InlineData(2)]
        [InlineData(3)]
        [InlineData(4)]
        public void A_run_with_breakpoints_and_steps_ends_identically_to_a_run_without_them(int seed)
        {
            Random random = new(seed);
            using Machine undisturbed = new();

            int stops = 0;

            undisturbed.Finish();

            for (int run = 0; run < 20; run++)
            {
                using Machine machine = new();

                stops += machine.RunDisturbed(random);
                Assert.Equal(undisturbed.State(), machine.State());
            }

            Assert.True(stops > 1000, $"{stops} stops");
        }

        [Fact]
        public void A_breakpoint_at_any_instruction_stops_the_core_on_each_pass()
        {
            foreach (uint offset in s_instructions.Where(offset => offset is > 6 and < 0x3A and not 0x34))
            {
                using Machine machine = new();
                int stops = 0;

                machine.Cpu.SetBreakpoint(Ram + offset);

                while (machine.Continue(resumes: true) == CpuStop.Breakpoint)
                {
                    Assert.Equal(Ram + offset, machine.Cpu[CpuRegister.Pc]);
                    stops++;
                }

                Assert.Equal((offset, 60), (offset, stops));
            }
        }

        [Fact]
        public void A_step_executes_one_instruction_of_an_already_translated_block()
        {
            using Machine undisturbed = new();
            using Machine machine = new();
            HashSet<uint> reached = [];
            int steps = 0;

            undisturbed.Finish();
            machine.Cpu.SetBreakpoint(Ram + 0x08);

            for (int pass = 0; pass < 3; pass++)
            {
                Assert.Equal(CpuStop.Breakpoint, machine.Continue(resumes: true));
            }

            long before = machine.Cpu.Instructions;

            while (machine.Cpu[CpuRegister.Pc] != End)
            {
                uint from = machine.Cpu[CpuRegister.Pc];

                reached.Add(from - Ram);
                Assert.Equal(CpuStop.Requested, machine.Cpu.Step(from));
                uint to = machine.Cpu[CpuRegister.Pc];

                // The step ends at the next instruction or at a branch target.
                int next = Array.IndexOf(s_instructions, from - Ram) + 1;
                Assert.True(
                    to - Ram == s_instructions.ElementAtOrDefault(next)
                    || (from - Ram, to - Ram) is (0x1A, 0x3C) or (0x32, 0x36) or (0x38, 0x08) or (0x48, 0x1E) or (0x38, 0x3A),
                    $"{from:X8} to {to:X8}");
                steps++;
            }

            Assert.Equal(undisturbed.Cpu.Instructions - before - 1, steps);
            machine.Finish();
            Assert.Equal(undisturbed.State(), machine.State());
            Assert.Equal(27, reached.Count);
        }

        [Fact]
        public void A_stop_requested_at_a_breakpoint_within_a_block_takes_effect_at_the_end_of_that_block()
        {
            using Machine machine = new();

            machine.Cpu.SetBreakpoint(Ram + 0x18);
            Assert.Equal(CpuStop.Breakpoint, machine.Continue());
            machine.Cpu.RequestStopAfterBlock();

            Assert.Equal(CpuStop.BlockEnded, machine.Cpu.Run(machine.Cpu[CpuRegister.Pc], true));
            Assert.Equal(Ram + 0x3C, machine.Cpu[CpuRegister.Pc]);
        }

        [Fact]
        public void A_step_over_WFI_stops_because_the_core_waits_for_an_interrupt()
        {
            using Machine machine = new();

            // adds r0, #1; wfi; adds r0, #1; b .
            MemoryMarshal.AsBytes<ushort>([0x3001, 0xBF30, 0x3001, 0xE7FE]).CopyTo(machine.Memory.Bytes);

            Assert.Equal(CpuStop.Requested, machine.Cpu.Step(Ram));
            Assert.Equal(CpuStop.WaitForInterrupt, machine.Cpu.Step(Ram + 2));
            Assert.Equal(CpuStop.Requested, machine.Cpu.Step(Ram + 4));
            Assert.Equal(CpuStop.Requested, machine.Cpu.Step(Ram + 6));
            Assert.Equal(Ram + 6, machine.Cpu[CpuRegister.Pc]);
            Assert.Equal(2u, machine.Cpu[0]);
        }

        /// <summary>
        /// A core that runs the program. Reads of its peripheral return the instruction count, so that every difference in the count is
        /// visible.
        /// </summary>
        private sealed class Machine : IDisposable, IMmio
        {
            private readonly List<string> _log = [];

            public Machine()
            {
                Cpu.Map(Ram, Memory);
                Cpu.Map(Registers, 0x1000, this);
                MemoryMarshal.AsBytes<ushort>(s_program).CopyTo(Memory.Bytes);
                MemoryMarshal.AsBytes<ushort>(s_hooked).CopyTo(Memory.Bytes[Hooked..]);
                Cpu[6] = Ram;
                Cpu[CpuRegister.Sp] = Ram + 0x8000;
                Cpu[CpuRegister.Pc] = (Ram + Hooked) | 1;
                Cpu.Executing += () =>
                {
                    _log.Add($"event at {Cpu.Instructions}");
                    Cpu.WakeAt = Cpu.Instructions + 37;
                };
            }

            public CortexM4 Cpu { get; } = new();

            public HostMemory Memory { get; } = new(0x10000);

            public void Dispose()
            {
                Cpu.Dispose();
                Memory.Dispose();
            }

            public uint Read(uint offset, int size)
            {
                _log.Add($"read {offset:X} at {Cpu.Instructions}");
                Cpu.RequestStopAfterBlock();

                return (uint)Cpu.Instructions;
            }

            public void Write(uint offset, int size, uint value) => _log.Add($"write {offset:X} {value:X} at {Cpu.Instructions}");

            /// <summary>Continues to a breakpoint or the end.</summary>
            public CpuStop Continue(bool resumes = false)
            {
                while (true)
                {
                    CpuStop stop = Cpu.Run(Cpu[CpuRegister.Pc], resumes);

                    if (stop != CpuStop.BlockEnded)
                    {
                        return stop;
                    }

                    resumes = false;
                }
            }

            public void Finish()
            {
                Assert.Equal(CpuStop.Interrupt, Continue());
                Assert.Equal(End, Cpu[CpuRegister.Pc]);
            }

            /// <summary>
            /// Runs to the end with changing breakpoints at random half-words; single-steps at the start and after each stop.
            /// </summary>
            public int RunDisturbed(Random random)
            {
                HashSet<uint> breakpoints = [];
                int stops = 0;

                do
                {
                    do
                    {
                        uint address = Ram + (2 * (uint)random.Next(4, 0x4A / 2));

                        if (breakpoints.Add(address))
                        {
                            Cpu.SetBreakpoint(address);
                        }
                        else
                        {
                            breakpoints.Remove(address);
                            Cpu.ClearBreakpoint(address);
                        }
                    }
                    while (breakpoints.Count < 4);

                    for (int steps = random.Next(6); steps > 0 && Cpu[CpuRegister.Pc] != End; steps--)
                    {
                        Assert.Equal(CpuStop.Requested, Cpu.Step(Cpu[CpuRegister.Pc]));
                    }

                    stops++;
                }
                while (Continue(resumes: true) == CpuStop.Breakpoint);

                Assert.Equal(End, Cpu[CpuRegister.Pc]);

                return stops;
            }

            public string State() => string.Join(
                '\n',
                [
                    .. Enumerable.Range(0, 13).Select(number => $"r{number} {Cpu[number]:X8}"),
                    $"sp {Cpu[CpuRegister.Sp]:X8} lr {Cpu[CpuRegister.Lr]:X8} psr {Cpu[CpuRegister.Xpsr]:X8} count {Cpu.Instructions}",
                    Convert.ToHexString(SHA256.HashData(Memory.Bytes)),
                    .. _log,
                ]);
        }
    }
}
