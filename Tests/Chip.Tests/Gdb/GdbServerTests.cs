using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using FlipperUpdaterNano.Chip.Cpu;
using FlipperUpdaterNano.Chip.Gdb;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Chip.Tests.Gdb
{
    public sealed class GdbServerTests : IDisposable
    {
        private const uint Ram = 0x20000000;

        private readonly Bench _bench = new();
        private readonly int _port = FreePort();

        public void Dispose() => _bench.Dispose();

        [Fact]
        public async Task StepsStopsAtBreakpointsAndReadsRegistersAndMemory()
        {
            // 0: movs r0, #1; 2: adds r0, #1; 4: adds r0, #1; 6: b 2
            MemoryMarshal.AsBytes<ushort>(new ushort[] { 0x2001, 0x3001, 0x3001, 0xE7FC }).CopyTo(_bench.Chip.Sram1.Bytes);

            Task<DeviceStoppedException> run = Task.Run(RunChip);
            using TcpClient client = await ConnectAsync();
            using NetworkStream stream = client.GetStream();

            Assert.Equal("PacketSize=1000;qXfer:features:read+", Ask(stream, "qSupported:xmlRegisters=i386"));
            Assert.StartsWith("m<?xml", Ask(stream, "qXfer:features:read:target.xml:0,100"));
            Assert.EndsWith("</target>", Ask(stream, "qXfer:features:read:target.xml:100,ffff"));
            Assert.Equal("S05", Ask(stream, "?"));
            Assert.Equal("S05", Ask(stream, "s"));
            Assert.Equal("01000000", Ask(stream, "p0"));
            Assert.Equal("02000020", Ask(stream, "pf"));
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
            StringBuilder answer = new();

            while (stream.ReadByte() != '$')
            {
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

            return Assert.ThrowsAny<DeviceStoppedException>(() => server.Run(_bench.Chip, Ram | 1));
        }

        private async Task<TcpClient> ConnectAsync()
        {
            for (int i = 0; ; i++)
            {
                TcpClient client = new();

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
