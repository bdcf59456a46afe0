using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>Tests cases that the core permits and the model reports: stack overflow, and an interrupt without a handler.</summary>
    public sealed class CoreReportTests
    {
        private const int Room = 0x2000E000;

        [Theory]
        [InlineData("push {r4, lr}", 8)]
        [InlineData("push {r3-r7}", 20)]
        [InlineData("push.w {r4-r11, lr}", 36)]
        [InlineData("sub sp, #16", 16)]
        [InlineData("sub.w sp, sp, #16", 16)]
        [InlineData("subw sp, sp, #1028", 1028)]
        [InlineData("sub.w sp, sp, #2560", 2560)]
        [InlineData("str r4, [sp, #-12]!", 12)]
        [InlineData("strd r4, r5, [sp, #-8]!", 8)]
        [InlineData("vpush {d0-d1}", 16)]
        [InlineData("vpush {s3}", 4)]
        [InlineData("push {r4, r5}\npop {r4, r5}\nsub sp, #12\nadd sp, #8\npush {r4, r5}", 12)]
        public void A_stack_overflow_is_reported(string instruction, int bytes)
        {
            string[] good = Violations($"ldr r0, ={Room + bytes}\nmov sp, r0\nb 1f\n1: {instruction}\nend");
            string[] bad = Violations($"ldr r0, ={Room + bytes - 4}\nmov sp, r0\nb 1f\n1: {instruction}\nend");

            Assert.Empty(good);
            Assert.Equal("core.stack: the stack grew to 2000DFFC, below its end at 2000E000", Assert.Single(bad));
        }

        [Fact]
        public void Recursion_past_the_stack_limit_is_reported_once() => Assert.Single(
            Violations("movs r4, #240\nagain: push {r0-r3, lr}\nsubs r4, #1\nbeq 1f\nbl again\n1: end"),
            text => text.Contains("core.stack"));

        [Fact]
        public void An_exception_frame_past_the_stack_limit_is_reported() => Assert.StartsWith(
            "core.stack: the stack grew to 2000DFF0",
            Assert.Single(Violations($"ldr r0, ={Room + 16}\nmov sp, r0\nsvc 0\nend\nsvc: bx lr")));

        [Theory]
        [InlineData("set 0x20000060, 0x20000401\nset ISER, 0x100", null)]
        [InlineData("set ISER, 0x100", "24 is enabled and unmasked, but its vector is 00000000")]
        [InlineData("set 0x20000060, 0x20000400\nset ISER, 0x100", "24 is enabled and unmasked, but its vector is 20000400")]
        [InlineData("set 0x20000060, 0x60000001\nset ISER, 0x100", "24 is enabled and unmasked, but its vector is 60000001")]
        [InlineData("set 0xE000ED08, 0x60000000\nset ISER, 1", "16 is enabled and unmasked, but its vector is outside memory")]
        [InlineData(
            "set 0x2000703C, 0\nset 0xE000ED08, 0x20007000\nset SYST_RVR, 0xFFFFFF\nset SYST_CSR, 7",
            "15 is enabled and unmasked, but its vector is 00000000")]
        public void An_interrupt_without_a_handler_is_reported_while_PRIMASK_is_0(string setup, string? expected)
        {
            string[] masked = Violations($"{setup}\nend");
            string[] first = Violations($"{setup}\ncpsie i\nnop\nb 1f\n1: end");
            string[] last = Violations($"cpsie i\n{setup}\nb 1f\n1: end");

            Assert.DoesNotContain(masked, text => text.Contains("core.no-handler"));

            foreach (string[] open in new[] { first, last })
            {
                string[] found = [.. open.Where(text => text.Contains("core.no-handler"))];

                Assert.Equal(
                    expected is null ? [] : [$"core.no-handler: exception {expected}"], found);
            }
        }

        [Theory]
        [InlineData("cpsid f", "cpsie f")]
        [InlineData("movs r3, #0x40\nmsr basepri, r3", "movs r3, #0\nmsr basepri, r3")]
        [InlineData("movs r3, #0x40\nmsr basepri, r3", "movs r3, #0x60\nmsr basepri, r3")]
        [InlineData("movs r3, #0x40\nmsr basepri, r3", "set 0xE000E408, 0x30")]
        public void An_interrupt_without_a_handler_is_reported_once_it_is_unmasked(string mask, string unmask)
        {
            const string setup = "set 0xE000E408, 0x50\nset ISER, 0x100";

            Assert.Empty(Violations($"{mask}\ncpsie i\n{setup}\nnop\nb 1f\n1: nop\nend"));
            Assert.Equal(
                ["core.no-handler: exception 24 is enabled and unmasked, but its vector is 00000000"],
                Violations($"{mask}\ncpsie i\n{setup}\nnop\nb 1f\n1: {unmask}\nb 2f\n2: nop\nb 3f\n3: end"));
        }

        /// <summary>Runs a program and returns the violations without their locations.</summary>
        private static string[] Violations(string program)
        {
            using CoreProgram core = new($"start:\n{program}");

            core.Bench.Emulator.LimitStack(Room - 0x20000000);
            core.Run();

            return [.. core.Bench.Emulator.Violations.All.Select(found => $"{found.Rule}: {found.What[..found.What.LastIndexOf(" (")]}")];
        }
    }
}
