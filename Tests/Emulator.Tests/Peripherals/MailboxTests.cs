using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    public sealed class MailboxTests : IDisposable
    {
        private const uint FirstToSecond = 0x58000C0C;
        private const uint SecondToFirst = 0x58000C1C;
        private const uint SetClear = 0x58000C08;
        private const uint PowerControl4 = 0x5800040C;
        private const uint Table = 0x20030000;
        private const uint DeviceTable = 0x20030100;
        private const uint SystemTable = 0x20030200;
        private const uint ManagerTable = 0x20030220;
        private const uint EventQueue = 0x20030240;
        private const uint FreeQueue = 0x20030250;
        private const uint Command = 0x20030300;
        private const uint Spare = 0x20030500;

        private readonly Bench _bench = new();

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void Announces_the_stack_and_its_table_once_started()
        {
            Start();
            _bench.WaitUntil(SecondToFirst, 2, 2);

            Assert.Equal(Spare, _bench[EventQueue]);
            Assert.Equal(0x12u, _bench[Spare + 8] & 0xFF);
            Assert.Equal(0x92u, (_bench[Spare + 12] & 0xFF));
            Assert.Equal(0x010D0302u, _bench[DeviceTable + 0x10]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Answers_a_command_over_the_start_of_its_buffer()
        {
            Start();
            _bench.WaitUntil(SecondToFirst, 2, 2);
            _bench[SetClear] = 2;

            // GET_STATE while the stack runs: not supported.
            _bench[Command + 8] = 0x00FC5210;
            _bench[SetClear] = 1 << 17;
            _bench.WaitUntil(FirstToSecond, 2, 0);

            Assert.Equal(0x01050E11u, _bench[Command]);
            Assert.Equal(0xFEFFFC52u, _bench[Command + 4]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Takes_released_buffers_back()
        {
            Start();
            _bench.WaitUntil(SecondToFirst, 2, 2);
            _bench[SetClear] = 2;
            _bench[FreeQueue] = Spare;
            _bench[FreeQueue + 4] = Spare;
            _bench[Spare] = FreeQueue;
            _bench[Spare + 4] = FreeQueue;
            _bench[SetClear] = 1 << 19;

            Assert.Equal(FreeQueue, _bench[FreeQueue]);
            Assert.Equal(0u, _bench[FirstToSecond] & 8);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Reports_a_buffer_outside_of_open_memory()
        {
            BuildTables();
            _bench[ManagerTable + 4] = 0x20037000;
            Boot();
            _bench.Device.Spend(VirtualTime.Second);
            _ = _bench[SecondToFirst];

            Assert.Contains(_bench.Violations, v => v.Contains("spare system buffer"));
        }

        private void Start()
        {
            BuildTables();
            Boot();
        }

        private void BuildTables()
        {
            _bench[Table] = DeviceTable;
            _bench[Table + 0x0C] = SystemTable;
            _bench[Table + 0x10] = ManagerTable;
            _bench[SystemTable] = Command;
            _bench[SystemTable + 4] = EventQueue;
            _bench[ManagerTable + 4] = Spare;
            _bench[ManagerTable + 0x10] = FreeQueue;
            _bench[EventQueue] = EventQueue;
            _bench[EventQueue + 4] = EventQueue;
            _bench[FreeQueue] = FreeQueue;
            _bench[FreeQueue + 4] = FreeQueue;
        }

        private void Boot() => _bench.SetBits(PowerControl4, 1 << 15);
    }
}
