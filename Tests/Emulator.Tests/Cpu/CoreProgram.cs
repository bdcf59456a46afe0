using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>
    /// An assembly program that runs from SRAM1 with its own vector table. The program starts at <c>start</c> with PRIMASK 1 and SP
    /// 0x2000F000, defines handlers by name, and ends with <c>end</c>. The macro <c>trace N</c> records N and uses R0 to R2.
    /// </summary>
    internal sealed class CoreProgram : IDisposable
    {
        private const uint Base = 0x20000000;
        private const uint Stack = 0x2000F000;

        /// <summary>Address of the trace, which consists of the offset of the next byte to write and the bytes recorded so far.</summary>
        private const int TraceCount = 0x8000;
        private const long Longest = 20 * VirtualTime.Millisecond;

        private static readonly string[] s_vectors =
        [
            "0x2000F000", "start", "nmi", "hard_fault", "mem_manage", "bus_fault", "usage_fault", "0", "0", "0", "0", "svc", "monitor", "0",
            "pend_sv", "sys_tick", "irq0", "irq1", "irq2", "irq3", "irq4", "irq5", "irq6", "irq7",
        ];

        private static readonly string s_prologue = $"""
            .syntax unified
            .cpu cortex-m4
            .fpu fpv4-sp-d16
            .thumb
            .macro trace n
                ldr r0, =0x{Base + TraceCount:X}
                ldr r1, [r0]
                movs r2, #\n
                strb r2, [r0, r1]
                adds r1, #1
                str r1, [r0]
            .endm
            .macro set address, value
                ldr r0, =\address
                ldr r1, =\value
                str r1, [r0]
            .endm
            .macro return
                bx lr
            .endm
            .macro end
                cpsid i
                b .
            .endm
            .equ ISER, 0xE000E100
            .equ ISPR, 0xE000E200
            .equ ICPR, 0xE000E280
            .equ IPR0, 0xE000E400
            .equ IPR1, 0xE000E404
            .equ SYST_CSR, 0xE000E010
            .equ SYST_RVR, 0xE000E014
            .equ ICSR, 0xE000ED04
            .equ AIRCR, 0xE000ED0C
            .equ SCR, 0xE000ED10
            .equ CCR, 0xE000ED14
            .equ SHPR1, 0xE000ED18
            .equ SHPR2, 0xE000ED1C
            .equ SHPR3, 0xE000ED20
            .equ SHCSR, 0xE000ED24
            .equ CFSR, 0xE000ED28
            .equ HFSR, 0xE000ED2C
            .equ CPACR, 0xE000ED88
            .equ FPCCR, 0xE000EF34
            .equ FPCAR, 0xE000EF38
            .equ FPDSCR, 0xE000EF3C
            .equ STIR, 0xE000EF00
            .equ PENDSV, 1 << 28
            .equ NMI, 1 << 31

            """;

        private readonly Bench _bench;

        /// <summary>Assembles and loads a program.</summary>
        /// <param name="source">Instructions and labels.</param>
        public CoreProgram(string source)
        {
            byte[] image = Assemble(source);

            _bench = new Bench();
            image.CopyTo(_bench.Emulator.Sram1.Bytes);
            _bench[Base + TraceCount] = sizeof(int);
            _bench.Emulator.Cpu[CpuRegister.Sp] = Stack;
            ForgetHandoff();

            // Time limit for a loop that hang detection misses because the loop is interrupted.
            _bench.Device.Clock.After(Longest, () => _bench.Device.Rest("The test timed out."));
        }

        /// <summary>Gets the board.</summary>
        public Bench Bench => _bench;

        /// <summary>Gets the reason why the device stopped.</summary>
        public string Why { get; private set; } = string.Empty;

        /// <summary>Gets the values recorded by <c>trace</c>, in order.</summary>
        public string Trace
        {
            get
            {
                int count = BitConverter.ToInt32(_bench.Emulator.Sram1.Bytes[TraceCount..]);

                return string.Join(' ', _bench.Emulator.Sram1.Bytes[(TraceCount + sizeof(int))..(TraceCount + count)].ToArray());
            }
        }

        /// <summary>Gets a word of memory or a register.</summary>
        public uint this[uint address] => _bench[address];

        /// <summary>Assembles a program, runs it to the end and returns the trace.</summary>
        /// <param name="source">Instructions and labels.</param>
        /// <returns>The trace.</returns>
        public static string Run(string source)
        {
            using CoreProgram program = new(source);

            program.Run();

            return program.Trace;
        }

        /// <summary>Runs to the end.</summary>
        /// <returns>The program.</returns>
        public CoreProgram Run()
        {
            try
            {
                _bench.Emulator.Run(BitConverter.ToUInt32(_bench.Emulator.Sram1.Bytes[4..]));
            }
            catch (DeviceStoppedException stopped)
            {
                Why = stopped.Message;
            }

            return this;
        }

        public void Dispose() => _bench.Dispose();

        /// <summary>Exceptions after a reset: none enabled, none pending, all priorities 0.</summary>
        private void ForgetHandoff()
        {
            _bench.Emulator.SysTick.Reset();
            _bench.Emulator.NvicRegisters.Reset();
            _bench.Emulator.SystemControl.Reset();
            _bench[0xE000ED88] = 0x00F00000;
        }

        private static byte[] Assemble(string source)
        {
            string vectors = string.Concat(s_vectors.Select(name => $".word {(char.IsDigit(name[0]) ? name : name + " + 1")}\n"));
            string missing = string.Concat(s_vectors.Where(name => !char.IsDigit(name[0]))
                .Select(name => $".ifndef {name}\n.equ {name}, unexpected\n.endif\n"));

            return Assembler.Assemble(
                $"{s_prologue}.org 0\n{vectors}.org 0x200\n{source}\n.pool\n.align 1\nunexpected: bkpt 1\n{missing}", Base).Image;
        }
    }
}
