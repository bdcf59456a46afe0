using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>Tests exception selection: priorities, groups, masks, pending state (ARM DDI0403, B1.5.4).</summary>
    public sealed class ExceptionOrderTests
    {
        // Lines 0 to 2 with priorities 0x80, 0x40, 0x40, all pending simultaneously.
        private const string ThreePending = """
            start:
                set ISER, 7
                set IPR0, 0x00404080
                set ISPR, 7
                trace 1
                cpsie i
                trace 2
                end
            irq0: trace 10
                return
            irq1: trace 11
                return
            irq2: trace 12
                return
            """;

        [Fact]
        public void Pending_interrupts_are_ordered_by_priority_then_by_number() =>
            Assert.Equal("1 11 12 10 2", CoreProgram.Run(ThreePending));

        [Fact]
        public void A_disabled_interrupt_stays_pending() => Assert.Equal("1 2 10 3", CoreProgram.Run("""
            start:
                cpsie i
                set ISPR, 1
                trace 1
                trace 2
                set ISER, 1
                isb
                trace 3
                end
            irq0: trace 10
                return
            """));

        [Fact]
        public void A_pending_interrupt_can_be_cleared() => Assert.Equal("1 2", CoreProgram.Run("""
            start:
                set ISER, 1
                set ISPR, 1
                trace 1
                set ICPR, 1
                cpsie i
                trace 2
                end
            irq0: trace 10
                return
            """));

        // Line 0 has the lower priority; its handler pends line 1.
        private const string Preempting = """
            start:
                set AIRCR, 0x05FA0000 + (GROUP << 8)
                set ISER, 3
                set IPR0, PRIORITIES
                cpsie i
                set ISPR, 1
                isb
                trace 1
                end
            irq0: trace 10
                set ISPR, 2
                isb
                trace 20
                return
            irq1: trace 11
                return
            """;

        [Theory]
        [InlineData(3, "0x4080", "10 11 20 1")]
        [InlineData(3, "0x8080", "10 20 11 1")]
        [InlineData(3, "0x7080", "10 11 20 1")]
        [InlineData(6, "0x4080", "10 11 20 1")]
        [InlineData(6, "0x4070", "10 20 11 1")]
        [InlineData(7, "0x0080", "10 20 11 1")]
        public void An_interrupt_preempts_according_to_its_group_priority(int group, string priorities, string expected) =>
            Assert.Equal(expected, CoreProgram.Run($".equ GROUP, {group}\n.equ PRIORITIES, {priorities}\n{Preempting}"));

        [Theory]
        [InlineData("0x00", "10 1")]
        [InlineData("0x90", "10 1")]
        [InlineData("0x80", "1")]
        [InlineData("0x81", "1")]
        [InlineData("0x10", "1")]
        [InlineData("0x0F", "10 1")]
        public void BASEPRI_masks_its_own_and_lower_priorities(string basepri, string expected) =>
            Assert.Equal(expected, CoreProgram.Run($"""
                start:
                    set ISER, 1
                    set IPR0, 0x80
                    movs r0, #{basepri}
                    msr basepri, r0
                    cpsie i
                    set ISPR, 1
                    isb
                    trace 1
                    end
                irq0: trace 10
                    return
                """));

        [Fact]
        public void Pending_interrupts_are_taken_immediately_when_BASEPRI_is_lowered() => Assert.Equal("1 10 2", CoreProgram.Run("""
            start:
                set ISER, 1
                set IPR0, 0x80
                movs r0, #0x40
                msr basepri, r0
                cpsie i
                set ISPR, 1
                trace 1
                movs r0, #0
                msr basepri, r0
                trace 2
                end
            irq0: trace 10
                return
            """));

        [Fact]
        public void FAULTMASK_masks_all_except_the_NMI_until_an_exception_return() => Assert.Equal("10 12 11 1", CoreProgram.Run("""
            start:
                set ISER, 3
                set IPR0, 0x0080
                cpsie i
                set ISPR, 1
                isb
                trace 1
                end
            irq0: trace 10
                cpsid f
                set ISPR, 2
                isb
                set ICSR, NMI
                isb
                return
            irq1: trace 11
                return
            nmi: trace 12
                return
            """));

        [Fact]
        public void PendSV_waits_for_interrupts_and_SVC_is_taken_immediately() => Assert.Equal("20 21 10 30 1", CoreProgram.Run("""
            start:
                set ISER, 1
                set SHPR3, 0x00F00000
                set SHPR2, 0x40000000
                set IPR0, 0x80
                cpsie i
                svc 5
                trace 1
                end
            svc: trace 20
                set ICSR, PENDSV
                set ISPR, 1
                isb
                trace 21
                return
            irq0: trace 10
                return
            pend_sv: trace 30
                return
            """));

        [Fact]
        public void STIR_pends_a_line_and_a_byte_write_sets_one_priority() => Assert.Equal("11 10 1", CoreProgram.Run("""
            start:
                set ISER, 3
                set IPR0, 0x80808080
                ldr r0, =IPR0 + 1
                movs r1, #0x10
                strb r1, [r0]
                set STIR, 0
                set STIR, 1
                cpsie i
                trace 1
                end
            irq0: trace 10
                return
            irq1: trace 11
                return
            """));

        [Fact]
        public void A_handler_does_not_preempt_itself_and_runs_again_if_pended_meanwhile() =>
            Assert.Equal("10 20 10 20 1", CoreProgram.Run("""
            start:
                set ISER, 1
                cpsie i
                movs r7, #0
                set ISPR, 1
                isb
                trace 1
                end
            irq0: trace 10
                cbnz r7, 1f
                movs r7, #1
                set ISPR, 1
                isb
            1:  trace 20
                return
            """));

        [Fact]
        public void An_asserted_line_pends_again_when_its_handler_returns()
        {
            using CoreProgram program = new("""
                start:
                    set ISER, 1
                    movs r7, #0
                    cpsie i
                1:  cmp r7, #3
                    blt 1b
                    trace 1
                    end
                irq0: trace 10
                    adds r7, #1
                    return
                """);

            program.Bench.Emulator.Nvic.Set(0, true);
            program.Bench.Device.Clock.After(5_000, () => program.Bench.Emulator.Nvic.Set(0, false));

            Assert.Matches("^(10 ){4,}1$", program.Run().Trace);
        }

        [Fact]
        public void A_line_deasserted_before_its_interrupt_is_taken_still_interrupts_once()
        {
            using CoreProgram program = new("""
                start:
                    set ISER, 1
                    cpsie i
                    trace 1
                    end
                irq0: trace 10
                    return
                """);

            program.Bench.Emulator.Nvic.Set(0, true);
            program.Bench.Emulator.Nvic.Set(0, false);

            Assert.Equal("10 1", program.Run().Trace);
        }

        [Fact]
        public void The_pending_state_of_an_asserted_line_cannot_be_cleared()
        {
            using CoreProgram program = new("""
                start:
                    set ISER, 1
                    set ICPR, 1
                    cpsie i
                1:  b 1b
                irq0: trace 10
                    end
                """);

            program.Bench.Emulator.Nvic.Set(0, true);

            Assert.Equal("10", program.Run().Trace);
        }

        [Fact]
        public void The_registers_show_pending_and_active_exceptions()
        {
            using CoreProgram program = new("""
                start:
                    set ISER, 0x40
                    cpsie i
                    set ISPR, 0x40
                    isb
                    end
                irq6:
                    set ISPR, 5
                    ldr r0, =ISPR
                    ldr r4, [r0]
                    ldr r0, =0xE000E300
                    ldr r5, [r0]
                    ldr r0, =ICSR
                    ldr r6, [r0]
                    end
                """);

            program.Run();

            Assert.Equal(5u, program.Bench.Emulator.Cpu[4]);
            Assert.Equal(0x40u, program.Bench.Emulator.Cpu[5]);
            Assert.Equal((1u << 11) | 22u, program.Bench.Emulator.Cpu[6]);
        }
    }
}
