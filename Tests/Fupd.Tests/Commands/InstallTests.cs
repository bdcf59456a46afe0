using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class InstallTests : IDisposable
    {
        private static readonly string[] s_reportKeys =
        [
            "outcome", "error", "restsAs", "stages", "boots", "flash", "optionBytes", "card", "deviceMilliseconds", "log",
        ];

        private readonly TemporaryFolder _folder = new();

        public InstallTests()
        {
            Package package = PackageBuilder.Build(new PackageContents
            {
                Info = "install test",
                Loader = StandIn.Loader(),
                Firmware = StandIn.Firmware(70_000, 9),
                Resources = new ResourceFolder().Add("apps/a.fap", StandIn.Firmware(4000, 3)),
                Splash = StandIn.Splash(),
            });
            PackageBuilder.WriteFolder(package, _folder["pkg"]);
            Cli.Expect(0, "device", "create", _folder["dev"]);
        }

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_package_is_installed_and_the_report_contains_every_documented_key()
        {
            JsonNode before = Show();
            JsonNode report = Install(0);
            foreach (string key in s_reportKeys)
            {
                Assert.True(report.AsObject().ContainsKey(key), key);
            }

            Assert.Equal("completed", (string?)report["outcome"]);
            Assert.Null(report["error"]);
            Assert.StartsWith("FlipperUpdaterNano ", (string?)report["updater"]);
            Assert.Equal("firmware", (string?)report["restsAs"]);
            Assert.True((int)report["boots"]! >= 2);
            Assert.True((int)report["flash"]!["pagesErased"]! >= 18);
            Assert.Equal(0, (int)report["flash"]!["pagesUnchanged"]!);
            Assert.Contains(report["stages"]!.AsArray(), stage => (int)stage!["stage"]! == 3
                && (string?)stage["name"] == "Writing flash"
                && (int)stage["milliseconds"]! > 0);
            Assert.InRange(report["stages"]!.AsArray().Sum(stage => (int)stage!["milliseconds"]!), 1, (int)report["deviceMilliseconds"]!);
            string log = (string)report["log"]!;
            Assert.True(File.Exists(_folder["dev/sd" + log["/ext".Length..]]), log);
            byte[] flash = File.ReadAllBytes(_folder["dev/flash.bin"]);
            Assert.Equal(StandIn.Firmware(70_000, 9), flash[..70_000]);
            Assert.Equal(before["int"]!.ToJsonString(), Files(Show()["int"]!, ".slideshow").ToJsonString());
            Assert.Equal(StandIn.Firmware(4000, 3), File.ReadAllBytes(_folder["dev/sd/apps/a.fap"]));
            Assert.Equal("normal", (string?)Show()["bootMode"]);
            Assert.False(File.Exists(_folder["dev/sd/.fupdate"]));
        }

        [Fact]
        public void Reinstalling_the_same_package_erases_nothing()
        {
            Install(0);
            JsonNode again = Install(0);
            Assert.Equal(0, (int)again["flash"]!["pagesErased"]!);
            Assert.Equal(0, (int)again["flash"]!["doubleWordsProgrammed"]!);
            Assert.Equal(18, (int)again["flash"]!["pagesUnchanged"]!);
            Assert.True((int)again["deviceMilliseconds"]! < 3000);
        }

        [Fact]
        public void A_damaged_package_is_refused_and_the_device_folder_is_unchanged()
        {
            byte[] firmware = File.ReadAllBytes(_folder["pkg/firmware.dfu"]);
            firmware[30_000] ^= 4;
            File.WriteAllBytes(_folder["pkg/firmware.dfu"], firmware);
            byte[] flash = File.ReadAllBytes(_folder["dev/flash.bin"]);
            byte[] options = File.ReadAllBytes(_folder["dev/option-bytes.bin"]);
            JsonNode report = Install(1);
            Assert.Equal("refused", (string?)report["outcome"]);
            Assert.Equal(2, (int)report["error"]!["stage"]!);
            Assert.Equal((string?)report["error"]!["code"], $"2-{report["error"]!["progress"]}");
            Assert.NotEmpty((string)report["error"]!["message"]!);
            Assert.Equal(flash, File.ReadAllBytes(_folder["dev/flash.bin"]));
            Assert.Equal(options, File.ReadAllBytes(_folder["dev/option-bytes.bin"]));
        }

        [Fact]
        public void A_manifest_that_the_stock_loader_rejects_is_refused_with_an_error_code()
        {
            File.WriteAllText(_folder["pkg/update.fuf"], "nonsense\n");
            JsonNode report = Install(1);
            Assert.Equal("refused", (string?)report["outcome"]);
            Assert.Equal("1-30", (string?)report["error"]!["code"]);
            Assert.Equal("firmware", (string?)report["restsAs"]);
        }

        [Fact]
        public void The_retry_option_presses_OK_the_given_number_of_times()
        {
            File.Delete(_folder["pkg/firmware.dfu"]);
            Install(1, "--retry", "2");
            string log = File.ReadAllText(_folder["dev/sd/update/pkg/update.log"]);
            Assert.Equal(2, log.Split("OK: trying again.").Length - 1);
        }

        [Fact]
        public void Screens_are_saved_as_PNG_images()
        {
            Install(0, "--screens", _folder["screens"]);
            string[] files = Directory.GetFiles(_folder["screens"], "*.png");
            Assert.True(files.Length > 5);
            foreach (string file in files)
            {
                byte[] png = File.ReadAllBytes(file);
                Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(png, 0, 8));
                Assert.Equal("0000020000000100", Convert.ToHexString(png, 16, 8));
            }

            Assert.Equal(files.Length, files.Select(file => Convert.ToHexString(File.ReadAllBytes(file))).Distinct().Count());
            JsonArray index = JsonNode.Parse(File.ReadAllText(_folder["screens/index.json"]))!.AsArray();
            Assert.Equal(files.Select(Path.GetFileName).Order(), index.Select(screen => screen!["file"]!.GetValue<string>()));
            long[] times = [.. index.Select(screen => screen!["atNanoseconds"]!.GetValue<long>())];
            Assert.Equal(times.Order(), times);
            Assert.Contains(index, screen => screen!["stage"]?.GetValue<int>() == 3 && screen["progress"]!.GetValue<int>() > 0);
            Assert.All(index, screen => Assert.Equal(1, screen!["boot"]!.GetValue<int>()));
        }

        [Theory]
        [InlineData("install", "pkg")]
        [InlineData("install", "nowhere", "--device", "dev")]
        [InlineData("install", "pkg", "--device", "nowhere")]
        [InlineData("install", "pkg", "--device", "dev", "--on", "moon")]
        [InlineData("install", "pkg", "--device", "dev", "--retry", "-1")]
        [InlineData("boot", "nowhere")]
        [InlineData("doctor", "nowhere")]
        [InlineData("inspect", "nowhere")]
        public void Bad_usage_changes_nothing(params string[] arguments)
        {
            byte[] json = File.ReadAllBytes(_folder["dev/device.json"]);
            Cli.ExpectBadInput([.. arguments.Select(text => text is "pkg" or "dev" or "nowhere" ? _folder[text] : text)]);
            Assert.Equal(json, File.ReadAllBytes(_folder["dev/device.json"]));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["dev/sd"]));
        }

        [Fact]
        public void A_device_without_an_armed_update_boots_its_firmware()
        {
            JsonNode report = Cli.Expect(0, "boot", _folder["dev"], "--json", "-").Json;
            Assert.Equal("completed", (string?)report["outcome"]);
            Assert.Equal("firmware", (string?)report["restsAs"]);
            Assert.Equal(1, (int)report["boots"]!);
        }

        [Fact]
        public void A_refused_update_continues_at_the_next_boot_once_the_cause_is_removed()
        {
            Cli.Expect(0, "device", "create", _folder["dev"], "--force", "--battery", "10");
            Assert.Equal("14-15", (string?)Install(1)["error"]!["code"]);
            Assert.Equal("updater", (string?)Show()["wouldBoot"]);
            JsonNode device = JsonNode.Parse(File.ReadAllText(_folder["dev/device.json"]))!;
            device["power"]!["charging"] = true;
            device["mine"] = "keep";
            File.WriteAllText(_folder["dev/device.json"], device.ToJsonString());
            File.WriteAllText(_folder["dev/notes.txt"], "keep");
            JsonNode report = Cli.Expect(0, "boot", _folder["dev"], "--json", "-").Json;
            Assert.Equal("completed", (string?)report["outcome"]);
            Assert.EndsWith("/update.log", (string?)report["log"]);
            Assert.Equal(StandIn.Firmware(70_000, 9), File.ReadAllBytes(_folder["dev/flash.bin"])[..70_000]);
            Assert.Equal("keep", (string?)JsonNode.Parse(File.ReadAllText(_folder["dev/device.json"]))!["mine"]);
            Assert.Equal("keep", File.ReadAllText(_folder["dev/notes.txt"]));
        }

        // On a real device, the stock loader starts the firmware without a message.
        [Theory]
        [InlineData("update/pkg/updater.bin", "1-70")]
        [InlineData("update/pkg/update.fuf", "1-30")]
        [InlineData(".fupdate", "1-20")]
        public void A_loader_that_stock_rejects_is_reported_on_an_armed_device(string file, string code)
        {
            Cli.Expect(0, "device", "create", _folder["dev"], "--force", "--battery", "10");
            Install(1);
            byte[] bytes = File.ReadAllBytes(_folder["dev/sd/" + file]);
            bytes[5] ^= 1;
            File.WriteAllBytes(_folder["dev/sd/" + file], bytes);
            JsonNode report = Cli.Expect(1, "boot", _folder["dev"], "--json", "-").Json;
            Assert.Equal("refused", (string?)report["outcome"]);
            Assert.Equal(code, (string?)report["error"]!["code"]);
            Assert.NotEqual(string.Empty, (string?)report["error"]!["message"]);
            Assert.Equal("firmware", (string?)report["restsAs"]);
        }

        [Fact]
        public void An_erased_page_zero_requires_action_by_the_user()
        {
            byte[] flash = File.ReadAllBytes(_folder["dev/flash.bin"]);
            flash.AsSpan(0, 4096).Fill(0xFF);
            File.WriteAllBytes(_folder["dev/flash.bin"], flash);
            JsonNode report = Cli.Expect(3, "boot", _folder["dev"], "--json", "-").Json;
            Assert.Equal("needsPerson", (string?)report["outcome"]);
            Assert.Equal("systemDfu", (string?)report["restsAs"]);
            Install(3);
            Assert.Equal(
                "refused", (string?)Cli.Expect(1, "doctor", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json["verdict"]);
        }

        [Fact]
        public void Doctor_prints_the_plan_and_writes_nothing()
        {
            DateTime stamp = File.GetLastWriteTimeUtc(_folder["dev/flash.bin"]);
            JsonNode report = Cli.Expect(0, "doctor", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
            Assert.Equal("accepted", (string?)report["verdict"]);
            Assert.Contains(report["plan"]!["steps"]!.AsArray(), step => (int)step!["stage"]! == 3 && (int)step["pagesToErase"]! == 18);
            Assert.True((int)report["expectedMilliseconds"]! > 0);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["dev/sd"]));
            Assert.Equal(stamp, File.GetLastWriteTimeUtc(_folder["dev/flash.bin"]));
            Assert.Contains("Accepted", Cli.Expect(0, "doctor", _folder["pkg"]).Output);
        }

        [Fact]
        public void Doctor_reports_all_findings_in_one_run()
        {
            File.Delete(_folder["pkg/splash.bin"]);
            byte[] firmware = File.ReadAllBytes(_folder["pkg/firmware.dfu"]);
            firmware[30_000] ^= 4;
            File.WriteAllBytes(_folder["pkg/firmware.dfu"], firmware);
            Cli run = Cli.Expect(1, "doctor", _folder["pkg"], "--json", "-");
            Assert.Equal("refused", (string?)run.Json["verdict"]);
            Assert.Null(run.Json["plan"]);
            string[] codes = [.. run.Json["findings"]!.AsArray().Where(finding => (string?)finding!["severity"] == "error").Select(
                finding => (string)finding!["code"]!)];
            Assert.Contains("18-0", codes);
            Assert.Contains(codes, code => code is "2-99" or "2-100");
            Assert.StartsWith("fupd: refused: [", run.Error);
            Assert.Single(run.Error.TrimEnd().Split('\n'));
        }

        [Fact]
        public void Inspect_lists_every_field_and_every_problem()
        {
            JsonNode report = Cli.Expect(0, "inspect", _folder["pkg"], "--json", "-").Json;
            Assert.Equal("install test", (string?)report["manifest"]!["info"]);
            Assert.Equal(7, (int)report["manifest"]!["target"]!);
            Assert.Equal(70_000, (int)report["firmware"]!["elements"]![0]!["size"]!);
            Assert.Contains(report["resources"]!["entries"]!.AsArray(), entry => (string?)entry!["path"] == "apps/a.fap");
            Assert.Empty(report["problems"]!.AsArray());
            File.Delete(_folder["pkg/splash.bin"]);
            Assert.Contains("splash.bin", (string?)Cli.Expect(0, "inspect", _folder["pkg"], "--json", "-").Json["problems"]![0]);
            Assert.Contains("manifest", Cli.Expect(0, "inspect", _folder["pkg"]).Output);
            File.WriteAllText(_folder["pkg/update.fuf"], "nonsense\n");
            Cli.ExpectBadInput("inspect", _folder["pkg"]);
        }

        [Fact]
        public void The_demo_completes_every_stage_and_prints_no_escape_sequences()
        {
            Cli run = Cli.Expect(0, "demo");
            Assert.DoesNotContain('\e', run.Output);
            Assert.Contains("Result: completed", run.Output);
            foreach (
                string stage in new[] { "Backing up LFS", "Installing radio FW", "Writing flash", "Validating flash", "Restoring LFS",
                    "Updating resources", "Installing splash" })
            {
                Assert.Contains(stage, run.Output);
            }

            string folder = run.Output.Split('\n')[0].Split(' ')[^1].Trim();
            Assert.True(Directory.Exists(folder));
            Directory.Delete(folder, true);
        }

        private static JsonArray Files(JsonNode list, string without)
        {
            return [.. list.AsArray().Where(file => (string?)file!["path"] != without).Select(file => file!.DeepClone())];
        }

        private JsonNode Install(int status, params string[] more)
        {
            return Cli.Expect(status, ["install", _folder["pkg"], "--device", _folder["dev"], "--json", "-", .. more]).Json;
        }

        private JsonNode Show() => Cli.Expect(0, "device", "show", _folder["dev"], "--json", "-").Json;
    }
}
