using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>
    /// Tests enabled, escalated and nested faults, faults on an unmapped stack, and lockup (ARM DDI0403, B1.5.10 to B1.5.15).
    /// </summary>
    public sealed class FaultTests
    {
        [Theory]
        [InlineData("0", "3")]
        [InlineData("0x40000", "6")]
        public void A_usage_fault_escalates_to_a_hard_fault_unless_enabled(string enabled, string expected)
        {
            using CoreProgram program = new($"""
                start:
                    set SHCSR, {enabled}
                    cpsie i
                    nop
                at: udf 1
                hard_fault: trace 3
                    ldr r4, [sp, #24]
                    end
                usage_fault: trace 6
                    ldr r4, [sp, #24]
                    end
                """);

            program.Run();

            Assert.Equal(expected, program.Trace);
            Assert.Equal(0x00010000u, program[0xE000ED28]);
            Assert.Equal(enabled == "0" ? 0x40000000u : 0, program[0xE000ED2C]);
            Assert.Equal(0xDE01u, program[program.Bench.Emulator.Cpu[4]] & 0xFFFF);
        }

        [Fact]
        public void A_fault_handler_can_resume_after_the_faulting_instruction() => Assert.Equal("6 1", CoreProgram.Run("""
            start:
                set SHCSR, 0x40000
                cpsie i
                udf 1
                trace 1
                end
            usage_fault: trace 6
                ldr r0, [sp, #24]
                adds r0, #2
                str r0, [sp, #24]
                return
            """));

        [Theory]
        [InlineData("cpsid i")]
        [InlineData("cpsid f")]
        public void A_masked_fault_escalates_to_a_hard_fault_or_locks_up(string mask)
        {
            using CoreProgram program = new($"""
                start:
                    set SHCSR, 0x40000
                    {mask}
                    udf 1
                hard_fault: trace 3
                    end
                """);

            program.Run();

            Assert.Equal(mask == "cpsid i" ? "3" : string.Empty, program.Trace);
            Assert.Equal(mask != "cpsid i", program.Why.Contains("a fault while FAULTMASK is set"));
        }

        [Fact]
        public void A_fault_in_its_own_handler_escalates_and_the_next_fault_locks_up()
        {
            using CoreProgram program = new("""
                start:
                    set SHCSR, 0x40000
                    cpsie i
                    udf 1
                usage_fault: trace 6
                    udf 2
                hard_fault: trace 3
                    udf 3
                """);

            program.Run();

            Assert.Equal("6 3", program.Trace);
            Assert.Contains("a fault inside the hard fault handler", program.Why);
        }

        [Fact]
        public void An_unaligned_exclusive_access_faults() => Assert.Equal("6", CoreProgram.Run("""
            start:
                set SHCSR, 0x40000
                cpsie i
                ldr r0, =0x20006002
                ldrex r1, [r0]
                trace 1
                end
            usage_fault: trace 6
                end
            """));

        [Theory]
        [InlineData("0xE0", "3")]
        [InlineData("0x20", "11 1")]
        public void A_masked_SVC_escalates_to_a_hard_fault(string priority, string expected) =>
            Assert.Equal(expected, CoreProgram.Run($"""
                start:
                    set SHPR2, {priority}000000
                    movs r0, #0x80
                    msr basepri, r0
                    cpsie i
                    svc 1
                    trace 1
                    end
                svc: trace 11
                    return
                hard_fault: trace 3
                    end
                """));

        [Theory]
        [InlineData("0x00010000", "12")]
        [InlineData("0", "3")]
        public void A_breakpoint_enters_the_debug_monitor_if_enabled(string enabled, string expected)
        {
            using CoreProgram program = new($"""
                start:
                    set 0xE000EDFC, {enabled}
                    cpsie i
                    bkpt 5
                monitor: trace 12
                    end
                hard_fault: trace 3
                    end
                """);

            program.Run();

            Assert.Equal(expected, program.Trace);
            Assert.Equal(2u, program[0xE000ED30]);
            Assert.Equal(expected == "3" ? 1u << 31 : 0, program[0xE000ED2C]);
        }

        [Fact]
        public void A_frame_that_cannot_be_pushed_causes_a_fault_on_the_main_stack()
        {
            using CoreProgram program = new("""
                start:
                    set SHCSR, 0x20000
                    ldr r0, =0x10000000
                    msr psp, r0
                    movs r0, #2
                    msr control, r0
                    isb
                    cpsie i
                    svc 1
                svc: trace 11
                    end
                bus_fault: trace 5
                    return
                hard_fault: trace 3
                    end
                """);

            program.Run();

            // Both exceptions have priority 0, so the bus fault, which has the lower number, is taken first; SVC is taken next, on the
            // same unmapped frame.
            Assert.Equal("5 11", program.Trace);
            Assert.Equal(1u << 12, program[0xE000ED28]);
        }

        [Fact]
        public void A_frame_that_cannot_be_popped_causes_a_fault() => Assert.Equal("11 5", CoreProgram.Run("""
            start:
                set SHCSR, 0x20000
                cpsie i
                svc 1
            svc: trace 11
                ldr r0, =0x10000000
                msr psp, r0
                ldr r0, =0xFFFFFFFD
                bx r0
            bus_fault: trace 5
                end
            """));

        [Fact]
        public void A_vector_without_the_Thumb_bit_causes_a_usage_fault_in_the_handler() => Assert.Equal("6", CoreProgram.Run("""
            start:
                set SHCSR, 0x40000
                set ISER, 1
                set IPR0, 0x80
                set 0x20000040, 0x20000300
                cpsie i
                set ISPR, 1
                isb
                trace 1
                end
            usage_fault: trace 6
                end
            """));

        [Fact]
        public void A_jump_to_an_address_without_the_Thumb_bit_causes_a_usage_fault() => Assert.Equal("6", CoreProgram.Run("""
            start:
                set SHCSR, 0x40000
                cpsie i
                ldr r0, =0x20000300
                bx r0
            usage_fault: ldr r3, [sp, #28]
                lsls r3, r3, #7
                bmi 1f
                trace 6
            1:  end
            """));

        [Fact]
        public void A_data_bus_fault_enters_its_handler_with_the_faulting_address()
        {
            using CoreProgram program = new("""
                start:
                    set SHCSR, 0x20000
                    cpsie i
                    ldr r0, =0x60000000
                    ldr r1, [r0]
                bus_fault: trace 5
                    end
                """);

            program.Run();

            Assert.Equal("5", program.Trace);
            Assert.Equal(0x8200u, program[0xE000ED28]);
            Assert.Equal(0x60000000u, program[0xE000ED38]);
            Assert.Equal(0u, program[0xE000ED2C]);
        }

        [Fact]
        public void A_vector_table_that_cannot_be_read_causes_a_hard_fault()
        {
            using CoreProgram program = new("""
                start:
                    set 0xE000ED08, 0x10000000
                    cpsie i
                    svc 1
                """);

            program.Run();

            Assert.Contains("no handler at vector 3 of the table at 10000000", program.Why);
            Assert.Equal(2u, program[0xE000ED2C]);
        }
    }
}
