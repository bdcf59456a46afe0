using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Simulation
{
    /// <summary>Tests the simulated device as seen by a host that uses its port.</summary>
    public class SimulateTests
    {
        [Fact]
        public void Commands_on_the_serial_console_act_on_the_card_of_the_device_folder()
        {
            using SimulatedBench bench = new();
            bench.Start();
            using RawPort port = new(bench.Port);

            Assert.Contains("hardware_target               : 7", port.Command("device_info"));
            Assert.Contains($"firmware_version              : {SimulatedBench.OldVersion}", port.Command("device_info"));
            Assert.Empty(port.Command("storage mkdir \"/ext/a b\""));
            Assert.Equal("Storage error: file/dir already exist", port.Command("storage mkdir \"/ext/A B\""));
            for (int i = 0; i < 2; i++)
            {
                port.Write(Encoding.ASCII.GetBytes("storage write_chunk \"/ext/a b/f\" 3\r"));
                _ = port.Until("Ready\r\n");
                port.Write("abc"u8.ToArray());
                _ = port.Until(">: ");
            }

            Assert.Equal("abcabc", File.ReadAllText(Path.Combine(bench.Card, "a b", "f")));
            Assert.Equal("File, size: 6b", port.Command("storage stat \"/ext/a b/F\""));
            Assert.Equal(Convert.ToHexStringLower(MD5.HashData("abcabc"u8)), port.Command("storage md5 \"/ext/a b/f\""));
            Assert.Equal("Storage error: access denied", port.Command("storage remove \"/ext/a b\""));
            Assert.Equal("Storage error: file/dir not exist", port.Command("storage md5 /ext/nothing"));
            Assert.Equal("Storage error: invalid name/path", port.Command("storage stat /ext/../device.json"));
            Assert.Contains("command not found", port.Command("nonsense"));
        }

        [Fact]
        public void A_write_error_is_reported_immediately_and_later_chunks_overwrite_the_file()
        {
            using SimulatedBench bench = new();
            bench.Start("write-error=1500");
            using RawPort port = new(bench.Port);
            port.StartRpc();

            SendChunks(port, 1, 'a', 'b', 'c');

            Main error = port.Receive();
            Assert.Equal((1u, Status.StorageInternal), (error.CommandId, error.CommandStatus));
            Assert.Equal(Status.Ok, port.Receive().CommandStatus);
            Assert.Equal(new string('c', 1000), File.ReadAllText(Path.Combine(bench.Card, "f")));
        }

        [Fact]
        public void A_storage_request_interrupts_a_write_but_a_ping_does_not()
        {
            using SimulatedBench bench = new();
            bench.Start();
            using RawPort port = new(bench.Port);
            port.StartRpc();

            port.Send(Chunk(5, 'a', true));
            port.Send(new Main { CommandId = 6, PingRequest = new Ping { Data = ByteString.CopyFromUtf8("x") } });
            Assert.Equal("x", port.Receive().PingResponse.Data.ToStringUtf8());
            port.Send(new Main { CommandId = 7, StatRequest = new PathRequest { Path = "/ext/f" } });

            Main interrupted = port.Receive();
            Assert.Equal((5u, Status.Interrupted), (interrupted.CommandId, interrupted.CommandStatus));
            Assert.Equal(1000u, port.Receive().StatResponse.File.Size);
        }

        [Fact]
        public void A_message_that_cannot_be_decoded_ends_the_session()
        {
            using SimulatedBench bench = new();
            bench.Start();
            using RawPort port = new(bench.Port);
            port.StartRpc();

            port.Write([3, 0xFF, 0xFF, 0xFF]);
            Main error = port.Receive();
            Assert.Equal((0u, Status.DecodeError), (error.CommandId, error.CommandStatus));
            port.Write([0]);

            _ = port.Until("\r\n>: ");
        }

        [Fact]
        public void A_write_to_a_full_card_fails_and_leaves_an_empty_file()
        {
            using SimulatedBench bench = new();
            bench.Start("card-free=0");
            using RawPort port = new(bench.Port);
            port.StartRpc();

            SendChunks(port, 1, 'a');

            Assert.Equal(Status.StorageInternal, port.Receive().CommandStatus);
            Assert.Equal(0, new FileInfo(Path.Combine(bench.Card, "f")).Length);
        }

        [Fact]
        public void An_update_runs_and_the_port_reappears_with_the_new_version()
        {
            using SimulatedBench bench = new();
            CopyPackage(bench);
            bench.Start();
            using (RawPort port = new(bench.Port))
            {
                port.Write(Encoding.ASCII.GetBytes("update install /ext/update/package/update.fuf\r"));
                _ = port.Until("OK.\r\nRestarting to apply update. BRB\r\n");
            }

            SimulatedBench.Until(() => bench.Saw("Update completed") && File.Exists(bench.Port));
            using RawPort again = new(bench.Port);

            Assert.Contains($"firmware_version              : {SimulatedBench.NewVersion}", again.Command("device_info"));
            Assert.True(File.Exists(Path.Combine(bench.PackageOnCard, "update.log")));
        }

        [Fact]
        public void A_package_with_a_damaged_loader_is_refused_with_the_stock_message()
        {
            using SimulatedBench bench = new();
            CopyPackage(bench);
            File.AppendAllText(Path.Combine(bench.PackageOnCard, "updater.bin"), "x");
            bench.Start();
            using RawPort port = new(bench.Port);

            Assert.Contains(
                "Error: Corrupted Stage2 loader. Stopping update.", port.Command("update install /ext/update/package/update.fuf"));
        }

        [Theory]
        [InlineData("nonsense")]
        [InlineData("unplug")]
        [InlineData("unplug=x")]
        [InlineData("no-rpc=1")]
        [InlineData("hostile=none")]
        public void An_unknown_trap_is_reported_as_bad_usage(string trap)
        {
            using SmallPackageOnDisk disk = new();

            Assert.Contains("--trap", Cli.ExpectBadInput("simulate", disk.Device, "--trap", trap));
        }

        internal static void CopyPackage(SimulatedBench bench)
        {
            Directory.CreateDirectory(bench.PackageOnCard);
            foreach (string file in Directory.EnumerateFiles(bench.Package))
            {
                File.Copy(file, Path.Combine(bench.PackageOnCard, Path.GetFileName(file)));
            }
        }

        private static void SendChunks(RawPort port, uint id, params char[] letters)
        {
            for (int i = 0; i < letters.Length; i++)
            {
                port.Send(Chunk(id, letters[i], i + 1 < letters.Length));
            }
        }

        private static Main Chunk(uint id, char letter, bool hasNext) => new()
        {
            CommandId = id,
            HasNext = hasNext,
            WriteRequest = new WriteRequest
            {
                Path = "/ext/f",
                File = new Entry { Data = ByteString.CopyFromUtf8(new string(letter, 1000)) },
            },
        };
    }
}
