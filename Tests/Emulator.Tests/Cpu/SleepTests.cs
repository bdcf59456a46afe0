using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>Tests WFI with interrupts, and SysTick interrupts (ARM DDI0403, B1.5.19 and B3.3).</summary>
    public sealed class SleepTests
    {
        [Fact]
        public void SysTick_interrupts_a_loop_once_per_period()
        {
            using CoreProgram program = new("""
                start:
                    set SYST_RVR, 63999
                    set SYST_CSR, 7
                    movs r7, #0
                    cpsie i
                1:  cmp r7, #5
                    blt 1b
                    end
                sys_tick: adds r7, #1
                    return
                """);
            CortexM4 cpu = program.Run().Bench.Emulator.Cpu;

            // The end of the program is detected 5 ms after the loop.
            Assert.Equal(5u, cpu[7]);
            Assert.InRange(program.Bench.Device.Clock.Now, 10 * VirtualTime.Millisecond, 10_100 * VirtualTime.Microsecond);
        }

        [Fact]
        public void Sleeping_between_ticks_takes_time_but_no_instructions()
        {
            using CoreProgram program = new("""
                start:
                    set SYST_RVR, 63999
                    set SYST_CSR, 7
                    movs r7, #0
                    cpsie i
                1:  wfi
                    cmp r7, #5
                    blt 1b
                    bkpt 9
                sys_tick: adds r7, #1
                    return
                hard_fault: end
                """);

            program.Run();

            Assert.InRange(program.Bench.Device.Clock.Now, 10 * VirtualTime.Millisecond, 10_100 * VirtualTime.Microsecond);
            Assert.InRange(program.Bench.Emulator.Cpu.Instructions, 5, 5 * VirtualTime.Millisecond * 64 / 1000 + 200);
        }

        [Theory]
        [InlineData("cpsid i", "1")]
        [InlineData("cpsie i", "10 1")]
        public void WFI_wakes_on_an_interrupt_masked_by_PRIMASK(string mask, string expected)
        {
            using CoreProgram program = new($"""
                start:
                    set ISER, 1
                    {mask}
                    wfi
                    trace 1
                    end
                irq0: trace 10
                    return
                """);

            program.Bench.Device.Clock.After(VirtualTime.Millisecond, () => program.Bench.Emulator.Nvic.Set(0, true));
            program.Bench.Device.Clock.After(VirtualTime.Millisecond + 50, () => program.Bench.Emulator.Nvic.Set(0, false));

            Assert.Equal(expected, program.Run().Trace);
        }

        [Fact]
        public void WFI_does_not_wake_on_an_interrupt_masked_by_BASEPRI()
        {
            using CoreProgram program = new("""
                start:
                    set ISER, 1
                    set IPR0, 0x80
                    movs r0, #0x40
                    msr basepri, r0
                    wfi
                    trace 1
                    end
                """);

            program.Bench.Device.Clock.After(VirtualTime.Millisecond, () => program.Bench.Emulator.Nvic.Set(0, true));

            Assert.Contains("nothing will wake it", program.Run().Why);
        }

        [Fact]
        public void SLEEPONEXIT_sleeps_again_when_the_last_handler_returns()
        {
            using CoreProgram program = new("""
                start:
                    set SYST_RVR, 63999
                    set SYST_CSR, 7
                    set SCR, 2
                    movs r7, #0
                    cpsie i
                    wfi
                    trace 1
                    end
                sys_tick: adds r7, #1
                    cmp r7, #4
                    bne 1f
                    set SCR, 0
                1:  return
                """);

            Assert.Equal("1", program.Run().Trace);
            Assert.Equal(4u, program.Bench.Emulator.Cpu[7]);
        }

        [Fact]
        public void A_jump_to_itself_is_not_treated_as_a_hang_while_interrupts_are_enabled()
        {
            using CoreProgram program = new("""
                start:
                    set ISER, 1
                    cpsie i
                1:  b 1b
                irq0: trace 10
                    end
                """);

            program.Bench.Device.Clock.After(12 * VirtualTime.Millisecond, () => program.Bench.Emulator.Nvic.Set(0, true));

            Assert.Equal("10", program.Run().Trace);
        }

        [Theory]
        [InlineData("sev", 2)]
        [InlineData("sev.w", 2)]
        [InlineData("wfe", 0)]
        public void Every_SEV_reaches_CPU2(string instruction, int expected)
        {
            using CoreProgram program = new($"start: bl 1f\nbl 1f\nend\n1: nop\n{instruction}\nnop\nbx lr");
            int events = 0;

            program.Bench.Emulator.Cpu.SendsEvent += () => events++;
            program.Run();

            Assert.Equal(expected, events);
        }
    }
}
