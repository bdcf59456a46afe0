using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class PackTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public PackTests()
        {
            File.WriteAllBytes(_folder["fw.bin"], StandIn.Firmware(9001));
            File.WriteAllBytes(_folder["loader.bin"], StandIn.Loader());
            File.WriteAllBytes(_folder["stack.bin"], RadioImageMaker.Make(1, 20, 0));
            File.WriteAllText(_folder["ob.data"], OptionByteData.StockText);
            File.WriteAllBytes(_folder["pic.bin"], StandIn.Splash());
            Directory.CreateDirectory(_folder["res/apps/empty"]);
            File.WriteAllText(_folder["res/apps/a.txt"], "hello");
        }

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_full_package_contains_exactly_the_stock_file_names()
        {
            Pack("out");
            Assert.Equal(
                ["firmware.dfu", "radio.bin", "resources.ths", "splash.bin", "update.fuf", "updater.bin"],
                Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order());
        }

        [Fact]
        public void Packing_is_deterministic_for_folders_and_archives()
        {
            Pack("one");
            Pack("two");
            foreach (string file in Directory.GetFiles(_folder["one"]))
            {
                Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_folder["two"], Path.GetFileName(file))));
            }

            Pack("p.tgz");
            byte[] first = File.ReadAllBytes(_folder["p.tgz"]);
            File.SetLastWriteTimeUtc(_folder["res/apps/a.txt"], DateTime.UnixEpoch);
            Pack("q.tgz");
            Assert.Equal(first, File.ReadAllBytes(_folder["q.tgz"]));
            Assert.Equal("f7-update-test-1", PackageReader.Read(_folder["p.tgz"]).Name);
        }

        [Fact]
        public void An_unknown_board_is_refused_with_a_list_of_boards()
        {
            string error = Cli.ExpectBadInput(
                "pack", "--out", _folder["out"], "--info", "x", "--board", "F8", "--firmware", _folder["fw.bin"]);
            Assert.Contains("there is no board 'F8'; boards/ contains FLIPPER_F7", error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_folder["out"]));
        }

        [Fact]
        public void A_firmware_only_package_replaces_a_full_package_completely()
        {
            Pack("out");
            File.WriteAllText(_folder["out/backup.tar"], "mine");
            Cli.Expect(
                0, "pack", "--out", _folder["out"], "--info", "x", "--loader", _folder["loader.bin"], "--firmware", _folder["fw.bin"]);
            Assert.Equal(
                ["backup.tar", "firmware.dfu", "update.fuf", "updater.bin"], Directory.GetFiles(_folder["out"]).Select(Path.GetFileName)
                    .Order());
        }

        [Fact]
        public void Unusable_inputs_are_reported_by_name()
        {
            string[] start = ["pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["loader.bin"]];
            Assert.Contains("at least one", Cli.ExpectBadInput(start));
            Assert.Contains(
                "65535", Cli.ExpectBadInput(
                    "pack", "--out", _folder["o"], "--info", new string('x', 66_000), "--loader", _folder["loader.bin"], "--firmware",
                    _folder["fw.bin"]));
            Assert.Contains("radio-type", Cli.ExpectBadInput([.. start, "--radio", _folder["stack.bin"]]));
            Assert.Contains("ble_lite", Cli.ExpectBadInput([.. start, "--radio", _folder["stack.bin"], "--radio-type", "ble_lite"]));
            Assert.Contains("signature", Cli.ExpectBadInput([.. start, "--radio", _folder["fw.bin"], "--radio-type", "ble_light"]));
            Assert.Contains("no such folder", Cli.ExpectBadInput([.. start, "--resources", _folder["nowhere"]]));
            Assert.Contains(
                "hexadecimal", Cli.ExpectBadInput(
                    [.. start, "--radio", _folder["stack.bin"], "--radio-type", "ble_light", "--radio-address", "xyz"]));
            byte[] dfu = DfuWriter.Write(StandIn.Firmware(2000));
            File.WriteAllBytes(_folder["cut.dfu"], dfu[..1000]);
            Assert.Contains("ends inside", Cli.ExpectBadInput([.. start, "--firmware", _folder["cut.dfu"]]));
            dfu[10] = 0;
            File.WriteAllBytes(_folder["none.dfu"], dfu);
            Assert.Contains("no image", Cli.ExpectBadInput([.. start, "--firmware", _folder["none.dfu"]]));
            Assert.Contains("no image", Cli.ExpectBadInput("device", "create", _folder["o"], "--firmware", _folder["none.dfu"]));
            Assert.False(Directory.Exists(_folder["o"]));
        }

        [Fact]
        public void Firmware_that_overlaps_the_radio_stack_is_refused_with_status_1()
        {
            File.WriteAllBytes(_folder["big.bin"], StandIn.Firmware(0xD7001));
            Cli run = Cli.Expect(
                1, "pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["loader.bin"], "--firmware", _folder["big.bin"],
                "--radio", _folder["stack.bin"], "--radio-type", "ble_light");
            Assert.Contains("overlaps", run.Error);
        }

        [Fact]
        public void The_report_lists_every_file_with_its_CRC()
        {
            Cli run = Cli.Expect(
                0, "pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["loader.bin"], "--firmware", _folder["fw.bin"],
                "--json", "-");
            Assert.Equal(3, run.Json["files"]!.AsArray().Count);
            Assert.Equal(Crc32.Compute(StandIn.Firmware(9001)).ToString("X8"), (string?)run.Json["files"]![0]!["crc32"]);
        }

        private void Pack(string name)
        {
            Cli.Expect(
                0, "pack", "--out", _folder[name], "--info", "test 1", "--target", "7", "--loader", _folder["loader.bin"], "--firmware",
                _folder["fw.bin"],
                "--radio", _folder["stack.bin"], "--radio-type", "ble_light", "--resources", _folder["res"], "--ob-data",
                _folder["ob.data"], "--splash", _folder["pic.bin"]);
        }
    }
}
