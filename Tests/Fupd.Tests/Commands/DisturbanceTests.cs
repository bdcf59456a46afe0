using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests cuts, faults and keys given on the command line.</summary>
    public sealed class DisturbanceTests : IDisposable
    {
        private readonly SmallPackageOnDisk _disk = new();
        private readonly TemporaryFolder _folder;
        private readonly string _package;
        private readonly string _device;

        public DisturbanceTests()
        {
            _folder = _disk.Folder;
            _package = _disk.Package;
            _device = _disk.Device;
        }

        public void Dispose() => _disk.Dispose();

        [Fact]
        public void The_cut_option_accepts_the_listed_operation_ids()
        {
            string list = _folder["operations"];
            string copy = Copy();
            Cli.Expect(0, "install", _package, "--device", copy, "--operations", list, "--quiet");
            string[] lines = File.ReadAllLines(list);
            string[] fields = lines[10].Split('\t');
            Assert.Equal(4, fields.Length);
            string[] last = lines[^1].Split('\t');

            JsonNode report = Install(0, "--cut", fields[0] + ":torn").Json;

            Assert.Equal("completed", report["outcome"]!.GetValue<string>());
            Assert.Equal([fields[0] + ":torn"], report["cuts"]!.AsArray().Select(id => id!.GetValue<string>()));
            Assert.True(report["boots"]!.GetValue<int>() >= 2);
            Assert.Equal(lines.Length, int.Parse(last[0].Split('#')[1]));
        }

        [Fact]
        public void Boot_continues_the_update_of_a_device_that_the_stay_off_option_left_switched_off()
        {
            JsonNode cut = Install(1, "--cut", "#20:torn", "--stay-off").Json;
            Assert.Equal("refused", cut["outcome"]!.GetValue<string>());
            Assert.Equal("updater", Cli.Expect(0, "device", "show", _device, "--json", "-").Json["wouldBoot"]!.GetValue<string>());

            Assert.Equal("completed", Cli.Expect(0, "boot", _device, "--json", "-").Json["outcome"]!.GetValue<string>());
        }

        [Fact]
        public void Each_additional_cut_applies_to_the_next_run()
        {
            JsonNode report = Install(0, "--cut", "#30:before", "--cut", "#90:after", "--cut", "#140:torn").Json;

            Assert.Equal("completed", report["outcome"]!.GetValue<string>());
            Assert.Equal(3, report["cuts"]!.AsArray().Count);
        }

        [Fact]
        public void If_the_backup_registers_are_lost_the_old_firmware_boots()
        {
            JsonNode report = Install(1, "--cut", "#20:after", "--registers", "lost").Json;

            Assert.Equal("firmware", report["restsAs"]!.GetValue<string>());
            Assert.Equal("normal", Cli.Expect(0, "device", "show", _device, "--json", "-").Json["bootMode"]!.GetValue<string>());
        }

        [Fact]
        public void A_torn_erase_of_page_zero_requires_action_by_the_user()
        {
            string list = _folder["operations"];
            Cli.Expect(0, "install", _package, "--device", Copy(), "--operations", list, "--quiet");
            string erase = File.ReadLines(list)
                .First(line => line.StartsWith("flash.erase@08000000", StringComparison.Ordinal)).Split('\t')[0];

            Cli run = Install(3, "--cut", erase + ":torn");

            Assert.Contains(run.Json["restsAs"]!.GetValue<string>(), (string[])["hang", "systemDfu"]);
        }

        [Theory]
        [InlineData(Engine.Mock)]
        [InlineData(Engine.Chip)]
        public void The_update_completes_after_a_pulled_card_is_reinserted(string engine)
        {
            string[] options = ["--fault", "card.pull@stage:3", "--press", "insert-card@waiting", "--on", engine];

            JsonNode report = Install(0, engine == Engine.Chip ? [.. options, "--loader", Loader()] : options).Json;

            Assert.Equal("completed", report["outcome"]!.GetValue<string>());
        }

        // CPU2 becomes ready only at its second start, which the key press triggers. The rest of the update takes longer than the
        // emulator's time-out for a scripted key, so a stale time-out would end the run.
        [Theory]
        [InlineData(Engine.Mock)]
        [InlineData(Engine.Chip)]
        public void A_scheduled_key_press_triggers_a_retry(string engine)
        {
            PackageContents contents = SmallPackage.Contents();
            contents.OptionBytes = null;
            string package = _folder["radio"];
            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), package);
            string[] install = ["install", package, "--json", "-", "--fault", "radio.not-ready:1", "--on", engine, "--device"];
            install = engine == Engine.Chip ? ["install", "--loader", Loader(), .. install[1..]] : install;
            JsonNode waits = Cli.Expect(1, [.. install, Copy()]).Json;
            Assert.Equal("9-20", waits["error"]!["code"]!.GetValue<string>());

            JsonNode report = Cli.Expect(0, [.. install, _device, "--press", "ok@6s"]).Json;

            Assert.Equal("completed", report["outcome"]!.GetValue<string>());
        }

        [Fact]
        public void A_fault_makes_the_update_fail_with_the_error_code_of_the_fault()
        {
            Assert.Equal("14-0", Install(1, "--fault", "battery.silent").Json["error"]!["code"]!.GetValue<string>());
        }

        [Theory]
        [InlineData("flash.flip:08002000/1@stage:4", "ok/200ms", "completed", "boot mode is Normal")]
        [InlineData("flash.flip:08002000/1@stage:4", "ok/1ms", "failed", "none is scheduled")]
        [InlineData("battery.silent", "back/200ms", "refused", "none is scheduled")]
        [InlineData("battery.silent", "back/600ms", "refused", "boot mode is Normal")]
        public void The_hold_duration_distinguishes_a_short_from_a_long_press(string fault, string key, string outcome, string why)
        {
            JsonNode report = Install(outcome == "completed" ? 0 : 1, "--fault", fault, "--press", $"{key}@60s").Json;

            Assert.Equal(outcome, report["outcome"]!.GetValue<string>());
            Assert.Contains(why, report["why"]!.GetValue<string>());
        }

        [Theory]
        [InlineData("card.readonly")]
        [InlineData("card.readonly@stage:13")]
        [InlineData("card.free:0")]
        [InlineData("card.free:0@stage:11")]
        [InlineData("battery.percent:5")]
        [InlineData("radio.ends-in-fus")]
        public void An_injected_fault_is_not_saved_with_the_device(string fault)
        {
            string file = Path.Combine(_device, "device.json");
            JsonNode before = JsonNode.Parse(File.ReadAllText(file))!;

            Cli.Run("install", _package, "--device", _device, "--quiet", "--fault", fault);

            JsonNode after = JsonNode.Parse(File.ReadAllText(file))!;
            foreach (string key in (string[])["card", "power"])
            {
                Assert.True(JsonNode.DeepEquals(before[key], after[key]), $"{before[key]} {after[key]}");
            }

            Assert.Equal("firmware", Cli.Expect(0, "boot", _device, "--json", "-").Json["restsAs"]!.GetValue<string>());
        }

        [Fact]
        public void A_removed_card_and_damaged_flash_persist_across_boots()
        {
            Install(1, "--fault", "card.pull@stage:3");
            Assert.True(Directory.Exists(Path.Combine(_device, "sd.removed")));
            Assert.False(Directory.Exists(Path.Combine(_device, "sd")));

            string copy = Copy();
            byte flash = File.ReadAllBytes(Path.Combine(copy, "flash.bin"))[0xC0000];
            Cli.Expect(0, "install", _package, "--device", copy, "--quiet", "--fault", "flash.flip:080C0000/1@done");
            Assert.Equal(flash ^ 1, File.ReadAllBytes(Path.Combine(copy, "flash.bin"))[0xC0000]);
        }

        [Fact]
        public void The_emulator_refuses_a_timed_change_of_free_card_space()
        {
            Assert.Contains(
                "omit @WHEN",
                Cli.ExpectBadInput("install", _package, "--device", _device, "--on", "chip", "--fault", "card.free:0@stage:11"));
        }

        // Without an error screen there is no error code.
        [Fact]
        public void A_power_loss_has_no_error_code()
        {
            JsonNode report = Install(1, "--cut", "#1:before", "--stay-off").Json;

            Assert.Null(report["error"]);
            Assert.Contains("#1:before", report["cuts"]!.ToJsonString());
            Assert.Contains("power", report["why"]!.GetValue<string>());
        }

        [Theory]
        [InlineData("--fault", "card.pul", "did you mean 'card.pull'")]
        [InlineData("--fault", "flash.erase", "give flash.erase:PAGE")]
        [InlineData("--fault", "flash.erase:400", "'400' is not a number from 0 to 255")]
        [InlineData("--fault", "flash.weak:20000000/1", "not a hexadecimal flash address")]
        [InlineData("--fault", "card.pull:3", "give card.pull")]
        [InlineData("--fault", "card.pull@later", "'later' is not a time")]
        [InlineData("--fault", "card.read:{package}/nothing+5", "the card has no byte 5")]
        [InlineData("--fault", "card.read:firmware.dfu+5", "must begin with /")]
        [InlineData("--press", "ok", "give KEY@WHEN")]
        [InlineData("--press", "up@waiting", "there is no key 'up'")]
        [InlineData("--press", "back@boot", "only ok, left and down")]
        [InlineData("--press", "ok/long@3s", "'long' is not a duration")]
        [InlineData("--fault", "flash.erase:5/99/7", "too many arguments ('/99/7')")]
        [InlineData("--fault", "card.read:{package}/firmware.dfu+5/9", "too many arguments ('/9')")]
        [InlineData("--fault", "radio.refuse:1/2/3", "too many arguments ('/3')")]
        [InlineData("--fault", "card.pull@stage:99", "'stage:99' is not a time")]
        [InlineData("--fault", "card.pull@stage:3-101", "'stage:3-101' is not a time")]
        [InlineData("--fault", "flash.busy@#99999999", "flash.busy@#99999999: the run ends before this time")]
        [InlineData("--press", "ok@5000s", "ok@5000s: the run ends before this time")]
        [InlineData("--press", "ok/1s@waiting", "a key cannot be held with waiting")]
        [InlineData("--cut", "flash.row@08000000", "expected OPERATION@ADDRESS#NUMBER:MODE")]
        [InlineData("--cut", "#999999:torn", "never reaches the cut")]
        [InlineData("--cut", "flash.row@08001000#1:torn", "operation 1 of this run is card.")]
        [InlineData("--registers", "lost", "add --cut")]
        public void Invalid_cuts_and_faults_and_keys_are_refused_with_a_one_line_message(string option, string value, string said)
        {
            byte[] before = File.ReadAllBytes(Path.Combine(_device, "flash.bin"));

            Cli run = Cli.Expect(2, "install", _package, "--device", _device, "--quiet", option, value);

            Assert.Single(run.Error.TrimEnd().Split('\n'));
            Assert.Contains(said, run.Error);
            Assert.Equal(before, File.ReadAllBytes(Path.Combine(_device, "flash.bin")));
        }

        [Fact]
        public void A_demo_that_is_refused_leaves_no_folder()
        {
            string temporary = Directory.CreateDirectory(_folder["tmp"]).FullName;
            string[] refused = [Path.Combine(AppContext.BaseDirectory, "fupd.dll"), "demo", "--small"];
            ProgramResult run = new HostProgram("dotnet", [.. refused, "--fault", "card.read:{package}/none+1"])
            {
                Environment = { ["TMPDIR"] = temporary },
            }.Run();

            Assert.Equal(ExitStatus.BadInput, run.Status);
            Assert.Contains("the card has no byte 1", run.Error);
            Assert.DoesNotContain(Directory.GetDirectories(temporary), folder => folder.Contains("fupd-", StringComparison.Ordinal));
        }

        [Fact]
        public void Demo_size_options_are_mutually_exclusive()
        {
            Assert.Contains("cannot be used together", Cli.ExpectBadInput("demo", "--small", "--release"));
        }

        // A device in a final state executes no loader, so the profile has no symbols for c++filt to demangle. stdin stays open, so reading
        // it would block until the time-out.
        [Fact]
        public void If_no_instruction_is_executed_the_profile_is_empty_and_stdin_is_not_read()
        {
            string file = _folder["profile"];
            string play = $"exec 3<>'{_folder["input"]}'; exec timeout 60 dotnet '{Path.Combine(AppContext.BaseDirectory, "fupd.dll")}' "
                + $"boot '{_device}' --on chip --quiet --profile '{file}' <&3";
            ProgramResult run = new HostProgram("bash", "-c", $"mkfifo '{_folder["input"]}'; {play}").Run();

            Assert.True(run.IsSuccess, $"{run.Status} {run.Error}");
            Assert.Equal(string.Empty, File.ReadAllText(file).Trim());
        }

        [Fact]
        public void The_documentation_lists_every_fault()
        {
            string page = File.ReadAllText(Path.Combine(Checkout.Root!, "docs", "FUPD.md"));
            string help = Cli.Expect(0, "install", "--help").Output.ReplaceLineEndings(" ");

            Assert.All(FaultCatalog.All, kind => Assert.Contains($"| `{kind.Form}` | {kind.What} |", page));
            Assert.All(FaultCatalog.All, kind => Assert.Contains(kind.Name, help));
        }

        [Fact]
        public void Invalid_scenarios_are_reported_with_key_and_reason()
        {
            Assert.Contains("no key 'fault', did you mean 'faults'", Scenario("""{ "name": "x", "fault": [] }"""));
            Assert.Contains("package: there is no key 'mainfest'", Scenario("""{ "name": "x", "package": { "mainfest": {} } }"""));
            Assert.Contains("name: is missing", Scenario("{}"));
            Assert.Contains("this is not JSON", Scenario("{"));
            Assert.Contains("--fault nonsense", Scenario("""{ "name": "x", "faults": ["nonsense"] }"""));
            Assert.Contains("device: target: must be from 0 to 255", Scenario("""{ "name": "x", "device": { "target": 999 } }"""));
        }

        [Fact]
        public void A_scenario_with_an_unexpected_outcome_fails()
        {
            string file = _folder["scenario.json"];
            File.WriteAllText(
                file,
                """
                { "name": "x", "package": { "from": "package" }, "device": { "from": "device" }, "expect": { "outcome": "refused" } }
                """);

            JsonNode report = Cli.Expect(1, "play", file, "--json", "-").Json;

            Assert.Equal(1, report["failed"]!.GetValue<int>());
            Assert.Contains("expected refused, but got completed", report["results"]![0]!["difference"]!.GetValue<string>());
        }

        private string Scenario(string text)
        {
            string file = _folder["scenario.json"];
            File.WriteAllText(file, text);
            return Cli.ExpectBadInput("play", file);
        }

        private string Loader()
        {
            string file = _folder["updater.bin"];
            File.WriteAllBytes(file, LoaderImage.Build());
            return file;
        }

        private string Copy()
        {
            string copy = _folder["copy"];
            Cli.Expect(0, "device", "create", copy, "--force");
            return copy;
        }

        private Cli Install(int status, params string[] options) =>
            Cli.Expect(status, ["install", _package, "--device", _device, "--json", "-", .. options]);
    }
}
