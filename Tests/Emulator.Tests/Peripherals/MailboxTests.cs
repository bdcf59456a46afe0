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
        private const uint BleTable = 0x20030270;
        private const uint BleQueue = 0x20030290;
        private const uint BleCommand = 0x20030700;
        private const uint BleStatus = 0x20030900;
        private const uint ControlRegister = 0x58000C00;
        private const uint MaskRegister = 0x58000C04;

        private readonly Bench _bench = new();

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void A_started_stack_reports_that_it_is_ready_and_fills_its_table()
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
        public void A_response_overwrites_the_start_of_the_command_buffer()
        {
            Start();
            _bench.WaitUntil(SecondToFirst, 2, 2);
            _bench[SetClear] = 2;

            // GET_STATE is not supported while the stack is running.
            _bench[Command + 8] = 0x00FC5210;
            _bench[SetClear] = 1 << 17;
            _bench.WaitUntil(FirstToSecond, 2, 0);

            Assert.Equal(0x01050E11u, _bench[Command]);
            Assert.Equal(0xFEFFFC52u, _bench[Command + 4]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void IPCC_interrupts_fire_on_CPU2_responses_without_polling()
        {
            RecordedLines lines = new();

            _bench.Emulator.ConnectLines(lines);
            _bench[MaskRegister] = ~(2u | (2u << 16));
            _bench[ControlRegister] = 1;
            Start();
            _bench.Device.Spend(VirtualTime.Second);
            Assert.Equal([44], lines.High);
            _bench[SetClear] = 2;
            Assert.Empty(lines.High);

            // The transmit interrupt fires when channel 2 becomes free.
            _bench[Command + 8] = 0x00FC5210;
            _bench[SetClear] = 1 << 17;
            _bench[ControlRegister] = 1 << 16;
            Assert.Empty(lines.High);
            _bench.Device.Spend(VirtualTime.Second);
            Assert.Equal([45], lines.High);

            _bench[MaskRegister] = uint.MaxValue;
            Assert.Empty(lines.High);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_BLE_command_completes_after_BLE_INIT()
        {
            Start();
            _bench[Table + 4] = BleTable;
            _bench[BleTable] = BleCommand;
            _bench[BleTable + 4] = BleStatus;
            _bench[BleTable + 8] = BleQueue;
            _bench[BleQueue] = BleQueue;
            _bench[BleQueue + 4] = BleQueue;
            _bench.WaitUntil(SecondToFirst, 2, 2);
            _bench[SetClear] = 2;

            // Sends BLE_INIT, then HCI_RESET (0C03).
            _bench[Command + 8] = 0x00FC6610;
            _bench[SetClear] = 1 << 17;
            _bench.WaitUntil(FirstToSecond, 2, 0);
            Assert.Equal(0u, (_bench[Command + 4] >> 16) & 0xFF);

            _bench[BleCommand + 8] = 0x000C0301;
            _bench[SetClear] = 1 << 16;
            _bench.WaitUntil(FirstToSecond, 1, 0);

            Assert.Equal(1u, _bench[SecondToFirst]);
            Assert.Equal(BleStatus, _bench[BleQueue]);
            Assert.Equal(0x01040E04u, _bench[BleStatus + 8]);
            Assert.Equal(0x0C03u, _bench[BleStatus + 12] & 0xFFFFFF);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void After_C2_REINIT_the_next_event_restarts_the_stack()
        {
            Start();
            _bench.WaitUntil(SecondToFirst, 2, 2);
            _bench[SetClear] = 2;
            _bench[Command + 8] = 0x00FC6F10;
            _bench[SetClear] = 1 << 17;
            _bench.WaitUntil(FirstToSecond, 2, 0);
            Assert.Equal(0u, (_bench[Command + 4] >> 16) & 0xFF);

            // Builds new tables, as the booted firmware does.
            BuildTables();
            _bench[DeviceTable + 0x10] = 0;
            _bench.Device.Spend(VirtualTime.Second);
            Assert.Equal(0u, _bench[SecondToFirst]);
            Assert.Equal(0u, _bench[DeviceTable + 0x10]);

            // C2BOOT takes effect once per reset; another bit of CR4 (VBE) does not start CPU2.
            Boot();
            _bench.ClearBits(PowerControl4, 1 << 15);
            Boot();
            _bench.SetBits(PowerControl4, 1 << 8);
            _bench.Device.Spend(VirtualTime.Second);
            Assert.Equal(0u, _bench[SecondToFirst]);

            _bench.Emulator.Cpu.SendsEvent!();
            _bench.WaitUntil(SecondToFirst, 2, 2);
            Assert.Equal(0x010D0302u, _bench[DeviceTable + 0x10]);
            Assert.Equal(Spare, _bench[EventQueue]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_BLE_command_without_a_type_is_reported()
        {
            A_BLE_command_completes_after_BLE_INIT();
            _bench[BleCommand + 8] = 0x000C0304;
            _bench[SetClear] = (1 << 16) | 1;

            Assert.Contains(_bench.Violations, v => v.Contains("no BLE command"));
        }

        [Fact]
        public void Released_buffers_are_accepted()
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
        public void A_buffer_outside_shared_memory_is_reported()
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
