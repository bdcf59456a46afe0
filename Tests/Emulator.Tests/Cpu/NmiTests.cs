using System.Runtime.InteropServices;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>
    /// Tests the NMI that a double ECC error in flash raises. R4 holds the address of FLASH_ECCR and R5 that of a double word with an
    /// error; the handler adds 1 to R6, which is not part of the frame.
    /// </summary>
    public sealed class NmiTests : IDisposable
    {
        private const uint Torn = 0x08005000;
        private const uint EccRegister = 0x58004018;

        private readonly Bench _bench = new(device => device.Flash.Mark(0x5000 / 8, DoubleWordState.EccError));

        public void Dispose() => _bench.Dispose();

        // movs r6, #0; movs r7, #0; ldr r0, [r5]; b +0; adds r7, #1; b .
        private static readonly ushort[] s_readsOnce = [0x2600, 0x2700, 0x6828, 0xE7FF, 0x3701, 0xE7FE];

        // adds r6, #1; movs r0, #1; lsls r0, #31; str r0, [r4] (clears ECCD); movs r1, #0x55; mov r12, r1; bx lr
        private static readonly ushort[] s_clears = [0x3601, 0x2001, 0x07C0, 0x6020, 0x2155, 0x468C, 0x4770];

        [Fact]
        public void The_NMI_handler_runs_once_and_the_interrupted_code_resumes()
        {
            _bench.Emulator.Cpu[1] = 0x11;
            _bench.Emulator.Cpu[12] = 0x12;
            uint stack = Run(s_readsOnce, s_clears);

            Assert.Equal(1u, _bench.Emulator.Cpu[6]);
            Assert.Equal(1u, _bench.Emulator.Cpu[7]);
            Assert.Equal(0x11u, _bench.Emulator.Cpu[1]);
            Assert.Equal(0x12u, _bench.Emulator.Cpu[12]);
            Assert.Equal(stack, _bench.Emulator.Cpu[Emulator.Cpu.CpuRegister.Sp]);
            Assert.Equal(Torn / 8 % 0x20000, _bench[EccRegister]);
        }

        [Fact]
        public void An_NMI_handler_can_return_by_popping_PC()
        {
            // push {lr}; adds r6, #1; movs r0, #1; lsls r0, #31; str r0, [r4]; pop {pc}
            Run(s_readsOnce, [0xB500, 0x3601, 0x2001, 0x07C0, 0x6020, 0xBD00]);

            Assert.Equal(1u, _bench.Emulator.Cpu[6]);
            Assert.Equal(1u, _bench.Emulator.Cpu[7]);
        }

        [Fact]
        public void The_NMI_preserves_the_flags()
        {
            // movs r6, #0; movs r7, #0; ldr r0, [r5]; cmp r7, #1 (below); b +0; bcs skip; adds r7, #1; skip: b .
            Run([0x2600, 0x2700, 0x6828, 0x2F01, 0xE7FF, 0xD200, 0x3701, 0xE7FE], s_clears);

            Assert.Equal(1u, _bench.Emulator.Cpu[6]);
            Assert.Equal(1u, _bench.Emulator.Cpu[7]);
        }

        [Fact]
        public void A_readable_double_word_raises_no_NMI()
        {
            Run(s_readsOnce, s_clears, Torn + 8);

            Assert.Equal(0u, _bench.Emulator.Cpu[6]);
            Assert.Equal(1u, _bench.Emulator.Cpu[7]);
        }

        [Fact]
        public void While_the_ECC_error_is_flagged_the_NMI_handler_is_entered_again()
        {
            // adds r6, #1; cmp r6, #3; bne +4; movs r0, #1; lsls r0, #31; str r0, [r4]; bx lr
            Run(s_readsOnce, [0x3601, 0x2E03, 0xD102, 0x2001, 0x07C0, 0x6020, 0x4770]);

            Assert.Equal(3u, _bench.Emulator.Cpu[6]);
        }

        [Fact]
        public void A_fault_inside_the_NMI_handler_locks_up()
        {
            Place(s_readsOnce, [0xDE00]);

            Assert.Contains(
                "a fault inside the NMI handler", Assert.Throws<DeviceHangsException>(() => _bench.Emulator.Run(0x20000041)).Message);
        }

        [Fact]
        public void Without_an_NMI_handler_the_core_locks_up()
        {
            Place(s_readsOnce, []);
            _bench[0x20000008] = 0;

            Assert.Contains(
                "the NMI of a double ECC error in flash",
                Assert.Throws<DeviceHangsException>(() => _bench.Emulator.Run(0x20000041)).Message);
        }

        [Fact]
        public void An_exception_return_without_an_active_exception_causes_a_fault()
        {
            // movs r0, #6; mvns r0, r0; bx r0 (FFFFFFF9)
            Place([0x2006, 0x43C0, 0x4700], s_clears);

            Assert.Contains("locked up", Assert.Throws<DeviceHangsException>(() => _bench.Emulator.Run(0x20000041)).Message);
        }

        /// <summary>Runs to the final jump to itself; returns the initial stack pointer.</summary>
        private uint Run(ushort[] code, ushort[] handler, uint address = Torn)
        {
            uint stack = Place(code, handler, address);

            Assert.EndsWith(
                "it jumps to itself forever.", Assert.Throws<DeviceHangsException>(() => _bench.Emulator.Run(0x20000041)).Message);

            return stack;
        }

        private uint Place(ushort[] code, ushort[] handler, uint address = Torn)
        {
            const uint stack = 0x20000FF4;
            Span<byte> memory = _bench.Emulator.Sram1.Bytes;

            _bench[0x20000008] = 0x20000081;
            MemoryMarshal.AsBytes<ushort>(code).CopyTo(memory[0x40..]);
            MemoryMarshal.AsBytes<ushort>(handler).CopyTo(memory[0x80..]);
            _bench.Emulator.Cpu[4] = EccRegister;
            _bench.Emulator.Cpu[5] = address;
            _bench.Emulator.Cpu[Emulator.Cpu.CpuRegister.Sp] = stack;

            return stack;
        }
    }
}
