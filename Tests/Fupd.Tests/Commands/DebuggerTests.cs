using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests <c>--gdb</c> and <c>--profile</c> on the emulator.</summary>
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
        public async Task A_debugger_halts_the_loader_at_its_first_instruction_and_steps_through_it()
        {
            SharedWriter output = new();
            string[] install = ["install", _folder["pkg"], "--device", _folder["dev"], "--on", "chip", "--gdb", "0"];
            Task<int> run = Task.Run(() => Fupd.Run(install, output, new StringWriter()));
            using TcpClient client = new() { NoDelay = true };
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
        public async Task Malformed_packets_stop_neither_the_run_nor_the_server()
        {
            SharedWriter output = new();
            string[] install = ["install", _folder["pkg"], "--device", _folder["dev"], "--on", "chip", "--gdb", "0"];
            Task<int> run = Task.Run(() => Fupd.Run(install, output, new StringWriter()));
            using TcpClient client = new() { NoDelay = true };
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

                // Commands that run the core or end the session have their own tests, as do bytes that have a meaning outside packets.
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
        [InlineData("mock", "12345", "only the emulator")]
        [InlineData("chip", "telnet", "this is not a TCP port")]
        [InlineData("chip", "70000", "this is not a TCP port")]
        public void An_invalid_port_is_reported_as_bad_usage(string engine, string port, string reason)
        {
            Assert.Contains(reason, Cli.ExpectBadInput("boot", _folder["dev"], "--on", engine, "--gdb", port));
        }

        [Fact]
        public void A_port_in_use_is_reported_as_bad_usage()
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

        [Fact]
        public void A_profile_names_managed_methods_and_attributes_every_instruction()
        {
            Refused("--profile", _folder["profile"], "--profile-stacks", _folder["stacks"]);

            string[] parts = File.ReadAllText(_folder["profile"]).Split("\n\n");
            string[] stacks = File.ReadAllLines(_folder["stacks"]);
            long all = Sum(parts[0].Split('\n'));
            Assert.True(all > 1_000_000);
            Assert.Equal(all, Sum(parts[1].Split('\n')));
            Assert.Equal(all, stacks.Sum(line => long.Parse(line.Split(' ')[^1])));
            Assert.Contains("nano::run()", parts[0]);
            Assert.Contains("FlipperUpdaterNano.Updater.Plan.Preflight.Examine(PreflightContext)", parts[1]);
            Assert.Contains(stacks, line => line.Contains("UpdaterApp.Run();", StringComparison.Ordinal)
                && line.Contains(";drivers::console::write(", StringComparison.Ordinal));
            Assert.DoesNotContain(stacks, line => line.Contains("UpdaterApp.Run();", StringComparison.Ordinal)
                && !line.StartsWith("(entry);FlipperUpdaterNano.Image.Program.Main();", StringComparison.Ordinal));

            static long Sum(string[] lines) => lines.Where(line => line.Length > 0).Sum(line => long.Parse(line.Trim().Split(' ')[0]));
        }

        [Fact]
        public async Task A_debugger_sees_the_managed_frames_with_their_arguments()
        {
            SharedWriter output = new();
            Task<int> run = Task.Run(() => Fupd.Run(Refusing("--gdb", "0"), output, new StringWriter()));
            using TcpClient client = new() { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, await PortAsync(run, output));
            using NetworkStream stream = client.GetStream();
            uint write = Symbols().Value("_ZN7drivers7console5writeEPKcm")!.Value;

            Assert.Equal("No managed code is running.\n", Monitor(stream, "managed-backtrace"));
            Assert.Equal("OK", Ask(stream, $"Z0,{write & ~1u:x},2"));
            Assert.Equal("S05", Ask(stream, "c"));
            string frames = Monitor(stream, "managed-backtrace");
            Assert.StartsWith("monitor managed-backtrace: ", Monitor(stream, "help"));
            Assert.Equal("OK", Ask(stream, $"z0,{write & ~1u:x},2"));
            Send(stream, "D");

            Assert.Equal(1, await run);
            string[] methods = [.. frames.Split('\n').Where(line => line.StartsWith('#')).Select(line => line[4..].Trim())];
            Assert.Equal("FlipperUpdaterNano.Hal.Native.NativeConsole.WriteLine(String)", methods[0]);
            Assert.Equal(["FlipperUpdaterNano.Image.Program.Main()", "(entry)"], methods[^2..]);
            Assert.Matches(@"this = [0-9A-F]{8} FlipperUpdaterNano\.Hal\.Native\.NativeConsole\n", frames);
            Assert.Matches("line = [0-9A-F]{8} System.String\n", frames);
        }

        // Device time is modelled: any difference in the executed instructions changes it.
        [Fact]
        public async Task Breakpoints_and_steps_and_interrupts_do_not_change_the_run_or_its_device_time()
        {
            uint write = Symbols().Value("_ZN7drivers7console5writeEPKcm")!.Value;
            string undisturbed = await ReportAsync("undisturbed.json", stream => Send(stream, "c"));
            string disturbed = await ReportAsync("disturbed.json", stream =>
            {
                Assert.Equal("OK", Ask(stream, $"Z0,{write:x},2"));

                for (int pass = 0; pass < 5; pass++)
                {
                    Assert.Equal("S05", Ask(stream, "c"));

                    for (int step = 0; step < 40; step++)
                    {
                        Assert.Equal("S05", Ask(stream, "s"));
                    }
                }

                Assert.Equal("OK", Ask(stream, $"z0,{write:x},2"));

                for (int pass = 0; pass < 20; pass++)
                {
                    Send(stream, "c");
                    stream.WriteByte(3);
                    Assert.Equal("S02", Receive(stream));
                }

                Send(stream, "c");
            });

            Assert.Contains("\"instructions\": ", undisturbed);
            Assert.Equal(undisturbed, disturbed);
        }

        private async Task<string> ReportAsync(string name, Action<NetworkStream> debug)
        {
            SharedWriter output = new();
            string[] options = Refusing("--gdb", "0", "--json", _folder[name]);
            Task<int> run = Task.Run(() => Fupd.Run(options, output, new StringWriter()));
            using TcpClient client = new() { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, await PortAsync(run, output));
            using NetworkStream stream = client.GetStream();
            debug(stream);
            Assert.Equal("W00", Receive(stream));
            Assert.Equal(1, await run);

            return File.ReadAllText(_folder[name]);
        }

        private static SymbolTable Symbols()
        {
            _ = LoaderImage.Build();
            return LoaderImage.Built!.Symbols;
        }

        /// <summary>Runs the updater of this checkout on a device that it refuses, to keep the run short.</summary>
        private void Refused(params string[] options) => Cli.Expect(1, Refusing(options));

        private string[] Refusing(params string[] options)
        {
            Cli.Expect(0, "device", "create", _folder["other"], "--target", "8", "--force");
            string loader = _folder["updater.bin"];
            File.WriteAllBytes(loader, LoaderImage.Build());
            return ["install", _folder["pkg"], "--device", _folder["other"], "--on", "chip", "--loader", loader, .. options];
        }

        // Output arrives in separate packets before the reply.
        private static string Monitor(NetworkStream stream, string command)
        {
            StringBuilder text = new();
            string answer = Ask(stream, "qRcmd," + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(command)));
            for (; answer != "OK"; answer = Receive(stream))
            {
                text.Append(Encoding.UTF8.GetString(Convert.FromHexString(answer[1..])));
            }

            return text.ToString();
        }

        // An unread reply would block the GDB server.
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
                // The run has ended.
            }
        }

        private static async Task<int> PortAsync(Task<int> run, SharedWriter output)
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
            return Receive(stream);
        }

        private static string Receive(NetworkStream stream)
        {
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
