using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Gdb;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Gdb
{
    public sealed class GdbServerTests : IDisposable
    {
        private const uint Ram = 0x20000000;

        private readonly Bench _bench = new();
        private readonly int _port = FreePort();

        public void Dispose() => _bench.Dispose();

        [Fact]
        public async Task The_server_supports_steps_and_breakpoints_and_reads_of_registers_and_memory()
        {
            // 0: movs r0, #1; 2: adds r0, #1; 4: adds r0, #1; 6: b 2
            MemoryMarshal.AsBytes<ushort>(new ushort[] { 0x2001, 0x3001, 0x3001, 0xE7FC }).CopyTo(_bench.Emulator.Sram1.Bytes);

            Task<DeviceStoppedException> run = Task.Run(RunChip);
            using TcpClient client = await ConnectAsync();
            using NetworkStream stream = client.GetStream();

            Assert.Equal("PacketSize=1000;qXfer:features:read+", Ask(stream, "qSupported:xmlRegisters=i386"));
            Assert.StartsWith("m<?xml", Ask(stream, "qXfer:features:read:target.xml:0,100"));
            Assert.EndsWith("</target>", Ask(stream, "qXfer:features:read:target.xml:100,ffff"));

            // The feature name that GDB expects; with any other name, GDB assumes a core with ARM state.
            Assert.Contains("\"org.gnu.gdb.arm.m-profile\"", Ask(stream, "qXfer:features:read:target.xml:0,ffff"));
            Assert.Equal("1", Ask(stream, "qAttached"));
            Assert.Equal("OK", Ask(stream, "Hg0"));
            Assert.Equal(string.Empty, Ask(stream, "vCont?"));
            Assert.Equal("S05", Ask(stream, "?"));
            Assert.Equal("S05", Ask(stream, "s"));
            Assert.Equal("01000000", Ask(stream, "p0"));
            Assert.Equal("02000020", Ask(stream, "pf"));
            Assert.Equal("00000001", Ask(stream, "p19"));
            Assert.Equal("OK", Ask(stream, "Z0,20000004,2"));
            Assert.Equal("S05", Ask(stream, "c"));
            Assert.Equal("02000000", Ask(stream, "p0"));
            Assert.Equal("S05", Ask(stream, "c"));
            Assert.Equal("04000000", Ask(stream, "p0"));
            Assert.Equal("01200130", Ask(stream, "m20000000,4"));
            Assert.Equal("OK", Ask(stream, "P0=10000000"));
            Assert.Equal("OK", Ask(stream, "z0,20000004,2"));
            Assert.Equal("S05", Ask(stream, "s"));
            Assert.Equal("11000000", Ask(stream, "p0"));
            Assert.Equal(string.Empty, Ask(stream, "vMustReplyEmpty"));

            _bench.Device.Clock.After(VirtualTime.Millisecond, _bench.Device.SwitchOff);
            Assert.Equal("OK", Ask(stream, "D"));

            Assert.IsType<PowerLostException>(await run);
        }

        [Fact]
        public async Task Memory_and_register_accesses_do_not_disturb_the_firmware()
        {
            const uint clocks = 0x5800004C;
            _bench.Device.Flash.Preload(FlashMap.Base, [1, 2, 3, 4, 5]);
            _bench.Emulator.Write(clocks, 5);
            MemoryMarshal.AsBytes<ushort>(new ushort[] { 0xE7FE }).CopyTo(_bench.Emulator.Sram1.Bytes);

            Task<DeviceStoppedException> run = Task.Run(RunChip);
            using TcpClient client = await ConnectAsync();
            using NetworkStream stream = client.GetStream();

            Assert.Equal("02030405", Ask(stream, "m8000001,4"));
            Assert.Equal("OK", Ask(stream, "M20000100,3:a1b2c3"));
            Assert.Equal("OK", Ask(stream, "X20000103,4:}\u0003}\u0004*}]"));
            Assert.Equal("a1b2c323242a7d", Ask(stream, "m20000100,7"));
            Assert.Equal("OK", Ask(stream, "X20000100,0:"));

            // Registers accept words only; accesses to unclocked, unmapped or secure memory are not reported as firmware faults.
            Assert.Equal("05000000", Ask(stream, "m5800004c,4"));
            Assert.Equal("00000000", Ask(stream, "m40003800,4"));
            Assert.Equal("E01", Ask(stream, "m90000000,4"));
            Assert.Equal("E01", Ask(stream, $"m{FlashMap.Base + FlashMap.Size - 4:x},4"));
            Assert.Equal("E01", Ask(stream, "M90000000,1:00"));
            Assert.Equal("E01", Ask(stream, "mxyz"));
            Assert.Equal("E01", Ask(stream, "P40=00000000"));
            Assert.Equal("S05", Ask(stream, "s"));
            Assert.Equal("00000020", Ask(stream, "pf"));
            Assert.Empty(_bench.Emulator.Violations.All);

            _bench.Device.Clock.After(VirtualTime.Millisecond, _bench.Device.SwitchOff);
            Send(stream, "c");
            Assert.Equal("W00", Receive(stream));
            Assert.IsType<PowerLostException>(await run);
        }

        [Fact]
        public async Task Breakpoints_can_be_set_and_removed_at_every_address()
        {
            // 0: movs r0, #1; 2: adds r0, #1; 4: b 2
            MemoryMarshal.AsBytes<ushort>(new ushort[] { 0x2001, 0x3001, 0xE7FD }).CopyTo(_bench.Emulator.Sram1.Bytes);

            Task<DeviceStoppedException> run = Task.Run(RunChip);
            using TcpClient client = await ConnectAsync();
            using NetworkStream stream = client.GetStream();

            // Addresses in flash, SRAM, a peripheral, unmapped memory and the core registers, and at both ends of the address space.
            uint[] places = [0, 1, 4, 0x08000000, 0x20030000, 0x58004000, 0x90000000, 0xE000ED00, 0xFFFFFFFB, 0xFFFFFFFC, 0xFFFFFFFF];

            foreach (uint place in places)
            {
                Assert.Equal("OK", Ask(stream, $"Z0,{place:x},2"));
                Assert.Equal("OK", Ask(stream, $"Z1,{place:x},4"));
                Assert.Equal("OK", Ask(stream, $"z0,{place:x},2"));
            }

            // An address denotes the same breakpoint with and without the Thumb bit, so one removal is sufficient.
            Assert.Equal("OK", Ask(stream, "Z0,20000002,2"));
            Assert.Equal("OK", Ask(stream, "Z0,20000003,2"));
            Assert.Equal("S05", Ask(stream, "c"));
            Assert.Equal("02000020", Ask(stream, "pf"));
            Assert.Equal("OK", Ask(stream, "z0,20000002,2"));

            _bench.Device.Clock.After(VirtualTime.Millisecond, _bench.Device.SwitchOff);
            Send(stream, "c");
            Assert.Equal("W00", Receive(stream));
            Assert.IsType<PowerLostException>(await run);
        }

        [Fact]
        public async Task Ctrl_C_halts_the_core_and_another_debugger_can_connect_after_a_disconnect()
        {
            // b .+2; b .-2: a loop of two instructions, because an instruction that jumps to itself would be reported as a hang.
            MemoryMarshal.AsBytes<ushort>(new ushort[] { 0xE7FF, 0xE7FD }).CopyTo(_bench.Emulator.Sram1.Bytes);

            Task<DeviceStoppedException> run = Task.Run(RunChip);

            // A client that only probes the port.
            (await ConnectAsync()).Dispose();

            using (TcpClient client = await ConnectAsync())
            {
                using NetworkStream stream = client.GetStream();

                Assert.Equal("S05", Ask(stream, "?"));
                Send(stream, "c");
                stream.WriteByte(3);
                Assert.Equal("S02", Receive(stream));
                Assert.Contains(Ask(stream, "pf"), (string[])["00000020", "02000020"]);
                _bench.Device.Clock.After(VirtualTime.Millisecond, _bench.Device.SwitchOff);
                Send(stream, "g");
            }

            // Nothing was executed meanwhile, so the scheduled power-off has not happened.
            using TcpClient another = await ConnectAsync();
            using NetworkStream again = another.GetStream();
            Assert.Equal("S05", Ask(again, "?"));
            Assert.True(_bench.Device.IsRunning);
            Send(again, "D");
            Assert.IsType<PowerLostException>(await run);
        }

        // GDB retransmits a packet that is not acknowledged within two seconds, as can happen on a loaded machine.
        [Fact]
        public async Task A_retransmitted_packet_gets_one_response()
        {
            MemoryMarshal.AsBytes<ushort>(new ushort[] { 0xE7FF, 0xE7FD }).CopyTo(_bench.Emulator.Sram1.Bytes);
            Task<DeviceStoppedException> run = Task.Run(RunChip);
            using TcpClient client = await ConnectAsync();
            using NetworkStream stream = client.GetStream();
            stream.Write("$?#3f$?#3f$?#3f"u8);

            Assert.Equal("S05", Receive(stream));
            Assert.Equal(8, Ask(stream, "pf").Length);
            _bench.Device.Clock.After(VirtualTime.Millisecond, _bench.Device.SwitchOff);
            Send(stream, "D");
            Assert.IsType<PowerLostException>(await run);
        }

        private static int FreePort()
        {
            using TcpListener listener = new(IPAddress.Loopback, 0);

            listener.Start();

            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        private static string Ask(NetworkStream stream, string packet)
        {
            Send(stream, packet);

            return Receive(stream);
        }

        private static string Receive(NetworkStream stream)
        {
            StringBuilder answer = new();

            for (int value = stream.ReadByte(); value != '$'; value = stream.ReadByte())
            {
                Assert.True(value >= 0, "the connection was closed");
            }

            for (int value = stream.ReadByte(); value != '#'; value = stream.ReadByte())
            {
                answer.Append((char)value);
            }

            stream.ReadByte();
            stream.ReadByte();
            stream.WriteByte((byte)'+');

            return answer.ToString();
        }

        private static void Send(NetworkStream stream, string packet)
        {
            byte sum = packet.Aggregate((byte)0, (all, letter) => (byte)(all + letter));

            stream.Write(Encoding.ASCII.GetBytes($"${packet}#{sum:x2}"));
        }

        private DeviceStoppedException RunChip()
        {
            using GdbServer server = GdbServer.Open(_port);

            server.WaitForDebugger();

            return Assert.ThrowsAny<DeviceStoppedException>(() => server.Run(_bench.Emulator, Ram | 1));
        }

        private async Task<TcpClient> ConnectAsync()
        {
            for (int i = 0; ; i++)
            {
                TcpClient client = new() { NoDelay = true };

                try
                {
                    await client.ConnectAsync(IPAddress.Loopback, _port);

                    return client;
                }
                catch (SocketException) when (i < 100)
                {
                    client.Dispose();
                    await Task.Delay(50);
                }
            }
        }
    }
}
