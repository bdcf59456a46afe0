using System.Runtime.InteropServices;
using FlipperUpdaterNano.Emulator.Cpu;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    public sealed class CortexM4Tests : IDisposable
    {
        private const uint Ram = 0x20000000;

        private readonly HostMemory _ram = new(0x10000);
        private readonly CortexM4 _cpu = new();

        public CortexM4Tests() => _cpu.Map(Ram, _ram);

        public void Dispose()
        {
            _cpu.Dispose();
            _ram.Dispose();
        }

        [Fact]
        public void Every_instruction_of_a_loop_is_counted()
        {
            // movs r0, #100; loop: subs r0, #1; bne loop; bkpt
            Load(0x2064, 0x3801, 0xD1FD, 0xBE00);

            Assert.Equal(CpuStop.Interrupt, _cpu.Run(Ram));
            Assert.Equal(7, _cpu.InterruptNumber);
            Assert.Equal(1 + (2 * 100) + 1, _cpu.Instructions);
        }

        [Fact]
        public void A_wide_instruction_is_counted_once()
        {
            // movw r0, #0x1234 (32 bits); add.w r1, r0, #1 (32 bits); bkpt
            Load(0xF241, 0x2034, 0xF100, 0x0101, 0xBE00);

            _cpu.Run(Ram);

            Assert.Equal(0x1235u, _cpu[1]);
            Assert.Equal(3, _cpu.Instructions);
        }

        [Fact]
        public void Register_accesses_reach_the_callback_with_their_size()
        {
            Recorder recorder = new();

            _cpu.Map(0x40000000, 0x1000, recorder);
            _cpu[0] = 0x40000010;
            _cpu[1] = 0xA5;

            // strb r1, [r0, #1]; ldr r2, [r0]; bkpt
            Load(0x7041, 0x6802, 0xBE00);
            _cpu.Run(Ram);

            Assert.Equal(["write 11 1 A5", "read 10 4"], recorder.Log);
            Assert.Equal(0xCAFEu, _cpu[2]);
        }

        [Fact]
        public void An_access_to_unmapped_memory_stops_the_core_and_its_address_is_reported()
        {
            _cpu[0] = 0x60000004;

            // nop; str r0, [r0]
            Load(0xBF00, 0x6000);

            Assert.Equal(CpuStop.MemoryFault, _cpu.Run(Ram));
            Assert.Equal(0x60000004u, _cpu.FaultAddress);
            Assert.True(_cpu.FaultWasWrite);
            Assert.Equal(Ram, _cpu[CpuRegister.Pc]);
        }

        [Fact]
        public void A_write_to_read_only_memory_faults()
        {
            using HostMemory rom = new(0x1000);

            _cpu.Map(0x08000000, rom, MemoryAccess.ReadExecute);
            _cpu[0] = 0x08000000;

            // str r0, [r0]
            Load(0x6000);

            Assert.Equal(CpuStop.MemoryFault, _cpu.Run(Ram));
            Assert.True(_cpu.FaultWasWrite);
        }

        [Fact]
        public void WFE_is_treated_as_a_hint()
        {
            // wfe; movs r0, #7; bkpt
            Load(0xBF20, 0x2007, 0xBE00);

            Assert.Equal(CpuStop.Interrupt, _cpu.Run(Ram));
            Assert.Equal(7u, _cpu[0]);
        }

        [Fact]
        public void An_undefined_instruction_stops_the_core()
        {
            // udf #0
            Load(0xDE00);

            Assert.Equal(CpuStop.InvalidInstruction, _cpu.Run(Ram));
            Assert.Equal(Ram, _cpu[CpuRegister.Pc]);
        }

        [Fact]
        public void An_exception_in_a_register_handler_is_propagated_unchanged()
        {
            _cpu.Map(0x40000000, 0x1000, new Thrower());
            _cpu[0] = 0x40000000;

            // ldr r0, [r0]; bkpt
            Load(0x6800, 0xBE00);

            Assert.Equal("as thrown", Assert.Throws<TimeoutException>(() => _cpu.Run(Ram)).Message);
        }

        [Fact]
        public void The_core_executes_floating_point_instructions()
        {
            // vmov.f32 s0, #2.0; vadd.f32 s1, s0, s0; vmov r0, s1; bkpt
            Load(0xEEB0, 0x0A00, 0xEE70, 0x0A00, 0xEE10, 0x0A90, 0xBE00);

            Assert.Equal(CpuStop.Interrupt, _cpu.Run(Ram));
            Assert.Equal(BitConverter.SingleToUInt32Bits(4.0f), _cpu[0]);
        }

        [Fact]
        public void A_stop_requested_inside_an_IT_block_takes_effect_before_the_next_block()
        {
            _cpu.Map(0x40000000, 0x1000, new Stopper(_cpu));
            _cpu[0] = 0x40000000;

            _cpu[6] = Ram;

            // adds r5, r6, #0; ldrd r1, r2, [r5]; movs r3, #4; loop: cmp r0, r0; it eq; streq r3, [r0]; b +0; subs r3, #1; bne loop; bkpt
            Load(0x1C35, 0xE9D5, 0x1200, 0x2304, 0x4280, 0xBF08, 0x6003, 0xE7FF, 0x3B01, 0xD1F9, 0xBE00);

            Assert.Equal(CpuStop.Requested, _cpu.Run(Ram));
            Assert.Equal(Ram + 0x10, _cpu[CpuRegister.Pc]);
            Assert.Equal(CpuStop.Interrupt, _cpu.Run(_cpu[CpuRegister.Pc]));
            Assert.Equal(3 + (4 * 6) + 1, _cpu.Instructions);
        }

        private void Load(params ushort[] code) => MemoryMarshal.AsBytes(code.AsSpan()).CopyTo(_ram.Bytes);

        private sealed class Recorder : IMmio
        {
            public List<string> Log { get; } = new();

            public uint Read(uint offset, int size)
            {
                Log.Add($"read {offset:X} {size}");

                return 0xCAFE;
            }

            public void Write(uint offset, int size, uint value) => Log.Add($"write {offset:X} {size} {value:X}");
        }

        private sealed class Stopper(CortexM4 cpu) : IMmio
        {
            public uint Read(uint offset, int size) => 0;

            /// <summary>Requests the stop late, after libunicorn has chained the blocks.</summary>
            public void Write(uint offset, int size, uint value)
            {
                if (value == 1)
                {
                    cpu.RequestStop();
                }
            }
        }

        private sealed class Thrower : IMmio
        {
            public uint Read(uint offset, int size) => throw new TimeoutException("as thrown");

            public void Write(uint offset, int size, uint value) => throw new TimeoutException("as thrown");
        }
    }
}
