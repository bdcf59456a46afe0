using FlipperUpdaterNano.Emulator.Cpu;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>Tests frames, stacks, EXC_RETURN and tail-chaining (ARM DDI0403, B1.5.6 to B1.5.8).</summary>
    public sealed class ExceptionFrameTests
    {
        // The program runs in thread mode on the process stack at 0x20006000; SVC is taken with known registers.
        private const string OnProcessStack = """
            start:
                ldr r0, =0x20006000
                msr psp, r0
                movs r0, #2
                msr control, r0
                isb
                ldr r0, =0x11
                ldr r1, =0x22
                ldr r2, =0x33
                ldr r3, =0x44
                ldr r12, =0x55
                ldr lr, =0x67
                cpsie i
            at: svc 1
                mov r10, r0
                mov r11, sp
                mrs r9, control
                end
            svc:
                mov r4, lr
                mrs r5, ipsr
                mrs r6, psp
                mov r7, sp
                mrs r8, control
                movs r0, #0x77
                str r0, [r6]
                return
            """;

        [Fact]
        public void The_frame_is_on_the_process_stack_and_the_handler_uses_the_main_stack()
        {
            using CoreProgram program = new(OnProcessStack);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal(0xFFFFFFFDu, cpu[4]);
            Assert.Equal(11u, cpu[5]);
            Assert.Equal(0x20005FE0u, cpu[6]);
            Assert.Equal(0x2000F000u, cpu[7]);
            Assert.Equal(0u, cpu[8]);
            Assert.Equal([0x77u, 0x22, 0x33, 0x44, 0x55, 0x67], Enumerable.Range(0, 6).Select(i => program[0x20005FE0 + (4 * (uint)i)]));
            Assert.Equal(0xDF01u, program[program[0x20005FF8] - 2] & 0xFFFF);
            Assert.Equal(1u << 24, program[0x20005FFC] & 0x0FFFFFFF);

            // Thread mode is active again, with the frame as modified by the handler.
            Assert.Equal(0x77u, cpu[10]);
            Assert.Equal(0x20006000u, cpu[11]);
            Assert.Equal(2u, cpu[9]);
        }

        [Theory]
        [InlineData("0x20006004", "0x200", 0x20005FE0, 0x20006004)]
        [InlineData("0x20006000", "0x200", 0x20005FE0, 0x20006000)]
        [InlineData("0x20006004", "0", 0x20005FE4, 0x20006004)]
        public void STKALIGN_aligns_the_frame_and_the_return_removes_the_padding(string stack, string configuration, uint frame, uint after)
        {
            using CoreProgram program = new($"""
                start:
                    set CCR, {configuration}
                    ldr r0, ={stack}
                    mov sp, r0
                    cpsie i
                    svc 1
                    mov r5, sp
                    end
                svc: mov r4, sp
                    ldr r6, [sp, #28]
                    return
                """);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal(frame, cpu[4]);
            Assert.Equal(after, cpu[5]);
            Assert.Equal(frame + 0x20 != after, (cpu[6] & (1 << 9)) != 0);
        }

        [Fact]
        public void A_handler_that_is_preempted_returns_to_handler_mode()
        {
            using CoreProgram program = new("""
                start:
                    set ISER, 3
                    set IPR0, 0x0080
                    cpsie i
                    set ISPR, 1
                    isb
                    end
                irq0: mov r4, lr
                    set ISPR, 2
                    isb
                    mrs r6, ipsr
                    bx r4
                irq1: mov r5, lr
                    return
                """);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal(0xFFFFFFF9u, cpu[4]);
            Assert.Equal(0xFFFFFFF1u, cpu[5]);
            Assert.Equal(16u, cpu[6]);
        }

        [Fact]
        public void Tail_chaining_preserves_the_frame_and_the_return_value()
        {
            // The first handler changes its frame and the words below it. Restacking would keep the frame but overwrite the words below it.
            using CoreProgram program = new("""
                start:
                    set ISER, 3
                    set ISPR, 3
                    cpsie i
                    isb
                    end
                irq0: mov r4, sp
                    mov r5, lr
                    movs r0, #0x99
                    msr psp, r0
                    str r0, [sp, #16]
                    return
                irq1: mov r6, sp
                    mov r7, lr
                    return
                """);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal(cpu[4], cpu[6]);
            Assert.Equal(0xFFFFFFF9u, cpu[5]);
            Assert.Equal(cpu[5], cpu[7]);
            Assert.Equal(0x99u, cpu[12]);
        }

        [Fact]
        public void A_late_arriving_exception_of_higher_priority_uses_the_same_frame()
        {
            // If a fault occurs while an NMI is pending, the NMI handler runs first and the fault handler second, on one frame.
            Assert.Equal("12 3 1", CoreProgram.Run("""
                start:
                    cpsie i
                    ldr r0, =ICSR
                    ldr r1, =NMI
                    str r1, [r0]
                at: udf 1
                    trace 1
                    end
                nmi: trace 12
                    return
                hard_fault: trace 3
                    ldr r0, [sp, #24]
                    adds r0, #2
                    str r0, [sp, #24]
                    return
                """));
        }

        [Fact]
        public void The_IT_state_is_saved_in_the_frame_and_restored()
        {
            using CoreProgram program = new("""
                start:
                    cpsie i
                    movs r4, #0
                    movs r5, #0
                    movs r6, #0
                    cmp r4, #1
                    itett ne
                    svcne 1
                    moveq r4, #7
                    movne r5, #8
                    movne r6, #9
                    end
                svc: ldr r7, [sp, #28]
                    cmp r0, r0
                    return
                """);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal((0u, 8u, 9u), (cpu[4], cpu[5], cpu[6]));
            Assert.NotEqual(0u, cpu[7] & 0x0600FC00);
        }

        [Fact]
        public void An_NMI_inside_an_IT_block_is_taken_inside_the_block()
        {
            // The IT block crosses a page boundary, where libunicorn starts a new block, so the NMI arrives between two instructions of the
            // IT block.
            using CoreProgram program = new("""
                start:
                    cpsie i
                    movs r4, #0
                    movs r5, #0
                    ldr r2, =ICSR
                    ldr r3, =NMI
                    cmp r4, #1
                    b 1f
                .org 0xFFA
                1:  ittt ne
                    strne r3, [r2]
                    movne r4, #7
                    movne r5, #8
                    end
                nmi: ldr r7, [sp, #28]
                    ldr r6, [sp, #24]
                    return
                """);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            Assert.Equal((7u, 8u), (cpu[4], cpu[5]));
            Assert.Equal(0x20001000u, cpu[6]);
            Assert.NotEqual(0u, cpu[7] & 0x0600FC00);
        }

        [Fact]
        public void An_exception_preserves_the_flags() => Assert.Equal("1", CoreProgram.Run("""
            start:
                cpsie i
                movs r0, #1
                cmp r0, #1
                svc 1
                bne 1f
                trace 1
            1:  end
            svc: movs r0, #1
                return
            """));

        [Theory]
        [InlineData("0xFFFFFFF5")]
        [InlineData("0xFFFFFFF1")]
        [InlineData("0xF1234569")]
        public void A_return_with_a_different_EXC_RETURN_than_on_entry_causes_a_usage_fault(string value) =>
            Assert.Equal("1 6 4 0 2", CoreProgram.Run($"""
                {ShowCause}
                start:
                    set SHCSR, 0x70000
                    cpsie i
                    trace 1
                    svc 1
                    trace 2
                    end
                svc: ldr r0, ={value}
                    bx r0
                usage_fault: mov r4, lr
                    trace 6
                    cause
                    ldr lr, =0xFFFFFFF9
                    return
                """));

        [Fact]
        public void A_return_to_thread_mode_from_a_nested_handler_requires_NONBASETHRDENA() =>
            Assert.Equal("10 11 6 4 0 20 1", CoreProgram.Run($"""
            {ShowCause}
            start:
                set SHCSR, 0x70000
                set ISER, 3
                set IPR0, 0x0080
                cpsie i
                set ISPR, 1
                isb
                trace 1
                end
            irq0: trace 10
                set ISPR, 2
                isb
                trace 20
                ldr lr, =0xFFFFFFF9
                return
            irq1: trace 11
                ldr lr, =0xFFFFFFF9
                return
            usage_fault: trace 6
                cause
                ldr lr, =0xFFFFFFF1
                return
            """));

        [Fact]
        public void A_jump_to_an_EXC_RETURN_value_in_thread_mode_is_not_an_exception_return() => Assert.Equal("4", CoreProgram.Run("""
            start:
                set SHCSR, 0x70000
                cpsie i
                ldr r0, =0xFFFFFFF9
                bx r0
            mem_manage: trace 4
                ldr r0, =CFSR
                ldr r4, [r0]
                end
            """));

        [Fact]
        public void An_unprivileged_thread_gains_privilege_only_through_SVC() => Assert.Equal("11 1", CoreProgram.Run("""
            start:
                cpsie i
                movs r0, #1
                msr control, r0
                isb
                cpsid i
                movs r0, #0
                msr control, r0
                mrs r4, primask
                mrs r5, control
                svc 1
                cbnz r4, 1f
                cmp r5, #1
                bne 1f
                mrs r5, control
                cbnz r5, 1f
                trace 1
            1:  end
            svc: trace 11
                movs r0, #0
                msr control, r0
                return
            """));

        /// <summary>Records the usage fault status, then CFSR after it was cleared.</summary>
        private const string ShowCause = """
            .macro show value
                ldr r0, =0x20008000
                ldr r1, [r0]
                strb \value, [r0, r1]
                adds r1, #1
                str r1, [r0]
            .endm
            .macro cause
                ldr r0, =CFSR
                ldr r3, [r0]
                str r3, [r0]
                ldr r2, [r0]
                lsrs r3, r3, #16
                show r3
                show r2
            .endm
            """;
    }
}
