using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary><c>--gdb</c> and <c>--profile</c>: what a developer looks into the running chip with.</summary>
    public sealed class DebuggerTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public DebuggerTests()
        {
            // Stack pointer, reset vector, a few instructions, and a jump to itself: movs r0, #1; adds r0, #1; b .
            byte[] loader = new byte[4096];
            new byte[] { 0x00, 0x00, 0x03, 0x20, 0x09, 0x00, 0x00, 0x20, 0x01, 0x20, 0x01, 0x30, 0xFE, 0xE7 }.CopyTo(loader, 0);
            PackageBuilder.WriteFolder(
                PackageBuilder
                    .Build(new PackageContents { Info = "debug", Loader = loader, Firmware = StandIn.Firmware(20_000, 4) }),
                    _folder["pkg"]);
            Cli.Expect(0, "device", "create", _folder["dev"]);
        }

        public void Dispose() => _folder.Dispose();

        [Fact]
        public async Task A_debugger_steps_through_the_loader_before_it_runs()
        {
            StringWriter output = new();
            Task<int> run = Task.Run(
                () =>
                    Fupd.Run(
                        ["install", _folder["pkg"], "--device", _folder["dev"], "--on", "chip", "--gdb", "0"], TextWriter
                            .Synchronized(output), new StringWriter()));
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, await PortAsync(run, output));
            using NetworkStream stream = client.GetStream();

            Assert.Equal("08000020", Ask(stream, "pf"));
            Assert.Equal("S05", Ask(stream, "s"));
            Assert.Equal("S05", Ask(stream, "s"));
            Assert.Equal("02000000", Ask(stream, "p0"));
            Send(stream, "D");

            Assert.Equal(3, await run);
            Assert.Contains("jumps to itself", output.ToString());
        }

        [Fact]
        public async Task Packets_of_any_kind_end_neither_the_run_nor_the_answers()
        {
            StringWriter output = new();
            string[] install = ["install", _folder["pkg"], "--device", _folder["dev"], "--on", "chip", "--gdb", "0"];
            Task<int> run = Task.Run(() => Fupd.Run(install, TextWriter.Synchronized(output), new StringWriter()));
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, await PortAsync(run, output));
            using NetworkStream stream = client.GetStream();
            string[] known = ["g", "p0", "P0=", "m20000000,4", "M20000000,4:00112233", "X20000000,2:ab", "Z0,20000008,2", "z0,20000008,2",
                "qSupported", "qXfer:features:read:target.xml:0,ff", "Hg0", "?"];
            Random random = new(20261128);
            Task reading = DrainAsync(stream);
            stream.Write("$#00"u8);
            Send(stream, "mFFFFFFFFFF,4");
            Send(stream, "m20000000,ffffffff");
            Send(stream, "X20000000,4");
            for (int i = 0; i < 2000; i++)
            {
                byte[] packet = Mutation.Of(Encoding.Latin1.GetBytes(known[random.Next(known.Length)]), random);

                // What runs, resets or ends the session is another test's; so are bytes that have a meaning outside of a packet.
                string text = string.Concat(
                    Encoding.Latin1.GetString(packet).Where(letter => letter is not ('$' or '#' or '}' or '\u0003') and < '\u0080'));
                if (text is not ("c" or "s" or "k" or "D"))
                {
                    Send(stream, text);
                }

                if (i % 100 == 0)
                {
                    stream.Write("$x#00"u8);
                }
            }

            Send(stream, "D");
            Assert.Equal(3, await run);
            client.Close();
            await reading;
        }

        [Theory]
        [InlineData("mock", "12345", "only the emulated chip")]
        [InlineData("chip", "telnet", "this is no TCP port")]
        [InlineData("chip", "70000", "this is no TCP port")]
        public void A_port_that_makes_no_sense_is_bad_usage(string engine, string port, string reason)
        {
            Assert.Contains(reason, Cli.ExpectBadInput("boot", _folder["dev"], "--on", engine, "--gdb", port));
        }

        [Fact]
        public void A_port_that_is_taken_is_bad_usage()
        {
            using TcpListener other = new(IPAddress.Loopback, 0);
            other.Start();
            string port = ((IPEndPoint)other.LocalEndpoint).Port.ToString();

            Assert.Contains(
                "cannot be opened", Cli.ExpectBadInput(
                    "install", _folder["pkg"], "--device", _folder["dev"], "--on", "chip", "--gdb", port));
        }

        [Fact]
        public void A_profile_counts_the_instructions_of_each_function()
        {
            Cli.Expect(3, "install", _folder["pkg"], "--device", _folder["dev"], "--on", "chip", "--profile", _folder["profile"]);

            string[] lines = File.ReadAllLines(_folder["profile"]);
            Assert.NotEmpty(lines);
            Assert.True(long.Parse(lines[0].Trim().Split(' ')[0]) > 1000);
        }

        // An answer that is not read would block the stub.
        private static async Task DrainAsync(NetworkStream stream)
        {
            byte[] buffer = new byte[4096];
            try
            {
                while (await stream.ReadAsync(buffer) > 0)
                {
                }
            }
            catch (IOException)
            {
                // The run is over.
            }
        }

        private static async Task<int> PortAsync(Task<int> run, StringWriter output)
        {
            Match match;
            while (!(match = Regex.Match(output.ToString(), "port ([0-9]+)")).Success)
            {
                Assert.False(run.IsCompleted, output.ToString());
                await Task.Delay(20);
            }

            return int.Parse(match.Groups[1].Value);
        }

        private static string Ask(NetworkStream stream, string packet)
        {
            Send(stream, packet);
            StringBuilder answer = new();
            while (Next(stream) != '$')
            {
            }

            for (int value = Next(stream); value != '#'; value = Next(stream))
            {
                answer.Append((char)value);
            }

            Next(stream);
            Next(stream);
            stream.WriteByte((byte)'+');
            return answer.ToString();
        }

        private static int Next(NetworkStream stream)
        {
            int value = stream.ReadByte();
            Assert.True(value >= 0, "the connection was closed");
            return value;
        }

        private static void Send(NetworkStream stream, string packet)
        {
            byte sum = packet.Aggregate((byte)0, (all, letter) => (byte)(all + letter));
            stream.Write(Encoding.ASCII.GetBytes($"${packet}#{sum:x2}"));
        }
    }
}
