using FlipperUpdaterNano.Emulator.Cpu;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>Tests the extended frame (ARM DDI0403, B1.5.7), with and without lazy stacking.</summary>
    public sealed class FloatingPointFrameTests
    {
        // S0 and S15 hold 2.0 and 3.0; the handler overwrites them if TOUCHES is set.
        private const string Program = """
            start:
                set FPCCR, LAZY
                vmov.f32 s0, #2.0
                vmov.f32 s15, #3.0
                mov r11, sp
                cpsie i
                svc 1
                vmov r9, s0
                vmov r10, s15
                mrs r12, control
                end
            svc: mov r4, lr
                mov r5, sp
                mrs r6, control
                ldr r0, =FPCCR
                ldr r7, [r0]
                .if TOUCHES
                vmov.f32 s0, #4.0
                vmov.f32 s15, #5.0
                .endif
                ldr r8, [r0]
                return
            """;

        [Fact]
        public void Without_floating_point_context_the_frame_is_basic()
        {
            using CoreProgram program = new("""
                start:
                    cpsie i
                    svc 1
                    end
                svc: mov r4, lr
                    mov r5, sp
                    return
                """);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal(0xFFFFFFF9u, cpu[4]);
            Assert.Equal(0x2000EFE0u, cpu[5]);
        }

        [Theory]
        [InlineData("0x80000000")]
        [InlineData("0xC0000000")]
        public void The_extended_frame_preserves_the_FP_registers_of_the_interrupted_code(string lazy)
        {
            using CoreProgram program = new($".equ LAZY, {lazy}\n.equ TOUCHES, 1\n{Program}");
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal(0xFFFFFFE9u, cpu[4]);
            Assert.Equal(0x2000F000u - 0x68, cpu[5]);
            Assert.Equal(0u, cpu[6] & 4);
            Assert.Equal(2.0f, BitConverter.UInt32BitsToSingle(cpu[9]));
            Assert.Equal(3.0f, BitConverter.UInt32BitsToSingle(cpu[10]));
            Assert.Equal(4u, cpu[12] & 4);
            Assert.Equal(2.0f, BitConverter.UInt32BitsToSingle(program[0x2000F000 - 0x68 + 0x20]));
            Assert.Equal(3.0f, BitConverter.UInt32BitsToSingle(program[0x2000F000 - 0x68 + 0x5C]));
        }
    }
}
