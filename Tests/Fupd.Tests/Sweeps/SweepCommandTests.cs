using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    public sealed class SweepCommandTests : IDisposable
    {
        private static readonly string[] s_outcomes = ["completedAlone", "notStarted", "needsPc", "tornOptions", "hang", "lost"];
        private readonly SmallPackageOnDisk _disk = new();
        private readonly TemporaryFolder _folder;
        private readonly string _package;
        private readonly string _device;

        public SweepCommandTests()
        {
            _folder = _disk.Folder;
            _package = _disk.Package;
            _device = _disk.Device;
        }

        public void Dispose() => _disk.Dispose();

        [Fact]
        public void The_columns_of_the_report_add_up_and_the_device_folder_is_unchanged()
        {
            byte[] before = File.ReadAllBytes(Path.Combine(_device, "device.json"));
            string page = _folder["map.html"];

            JsonNode report = Sweep("--every", "40", "--html", page).Json;

            Assert.Equal(report["runs"]!.GetValue<int>(), s_outcomes.Sum(name => report[name]!.GetValue<int>()));
            Assert.All(s_outcomes[2..], name => Assert.Equal(report[name]!.GetValue<int>(), report["ids"]![name]!.AsArray().Count));
            Assert.InRange(s_outcomes.Sum(name => report["shareOfTime"]![name]!.GetValue<double>()), 0.999, 1.001);
            Assert.Equal(before, File.ReadAllBytes(Path.Combine(_device, "device.json")));
            string html = File.ReadAllText(page);
            Assert.DoesNotContain("http", html.Replace("http-equiv", string.Empty));
            Assert.DoesNotContain("src=", html);
            Assert.Contains("flash.", html);
            Assert.EndsWith("</html>\n", html);
        }

        [Fact]
        public void Merged_shards_equal_the_whole_sweep_and_duplicates_are_refused()
        {
            string[] parts = [_folder["0.jsonl"], _folder["1.jsonl"]];
            JsonNode whole = Sweep("--every", "50").Json;
            Sweep("--every", "50", "--shard", "0/2", "--jsonl", parts[0]);
            Sweep("--every", "50", "--shard", "1/2", "--jsonl", parts[1]);

            JsonNode merged = Cli.Expect(0, "sweep", "--merge", parts[1], parts[0], "--json", "-").Json;

            foreach (string key in (string[])["runs", .. s_outcomes, "ids", "fingerprint", "operations"])
            {
                Assert.True(JsonNode.DeepEquals(whole[key], merged[key]), $"{key}: {whole[key]} {merged[key]}");
            }

            Assert.Contains("shard 0/2 is also in", Cli.ExpectBadInput("sweep", "--merge", parts[0], parts[0]));
            string other = _folder["other.jsonl"];
            Sweep("--every", "51", "--jsonl", other);
            Assert.Contains("package, device or plan differs", Cli.ExpectBadInput("sweep", "--merge", parts[0], other));
            File.WriteAllText(other, "{}");
            Assert.Contains("was not written by", Cli.ExpectBadInput("sweep", "--merge", other));
        }

        [Fact]
        public void A_merge_requires_every_shard_of_one_sweep_and_refuses_incomplete_shards()
        {
            string half = _folder["half.jsonl"];
            string quarter = _folder["quarter.jsonl"];
            Sweep("--every", "90", "--shard", "0/2", "--jsonl", half);
            Sweep("--every", "90", "--shard", "3/4", "--jsonl", quarter);
            string[] lines = File.ReadAllLines(half);
            Assert.True(lines.Length > 3);
            string cut = Write("cut.jsonl", lines[..^1]);

            Assert.Contains("no file for shard 1/2", Cli.ExpectBadInput("sweep", "--merge", half));
            Assert.Contains("shard 3/4 is from a sweep of 4 shards", Cli.ExpectBadInput("sweep", "--merge", half, quarter));
            Assert.Contains("no file for shard 0/4, 1/4, 2/4;", Cli.ExpectBadInput("sweep", "--merge", quarter));
            Assert.Contains("damaged or truncated", Cli.ExpectBadInput("sweep", "--merge", cut));
            Assert.Contains("damaged or truncated", Cli.ExpectBadInput("sweep", "--merge", Write("bare.jsonl", "{\"sweep\":1}")));
            string other = Write("other.jsonl", [lines[0].Replace("0/2", "1/2", StringComparison.Ordinal), .. lines[1..]]);
            Assert.Contains(" twice", Cli.ExpectBadInput("sweep", "--merge", half, other));
        }

        [Theory]
        [InlineData("--device", "device")]
        [InlineData("--every", "1")]
        [InlineData("--jobs", "2")]
        public void A_merge_runs_nothing_and_refuses_run_options(string option, string value)
        {
            string file = Write("any.jsonl", "{}");

            Assert.Contains($"{option}: --merge combines results", Cli.ExpectBadInput("sweep", "--merge", file, option, value));
        }

        [Fact]
        public void With_the_largest_step_a_single_operation_is_cut_by_a_single_shard()
        {
            Cli first = Cli.Expect(0, "sweep", _package, "--device", _device, "--every", "2147483647", "--modes", "before,after");
            Assert.Contains(" 2 cuts, ", first.Output);

            JsonNode third = Sweep("--every", "2147483647", "--by", "card", "--shard", "2/3").Json;
            Assert.Equal(0, third["runs"]!.GetValue<int>());
        }

        [Fact]
        public void A_lost_file_fails_the_sweep()
        {
            Cli run = Cli.Expect(1, "sweep", _package, "--device", _device, "--every", "60", "--registers", "lost", "--json", "-");

            Assert.True(run.Json["lost"]!.GetValue<int>() > 0);
            Assert.Contains("runs failed or violated a rule", run.Error);
        }

        [Fact]
        public void A_violation_is_reported_with_rule_and_text_and_time_and_operation()
        {
            Violation violation = new("some.rule", "something", 12, "20000EE0 main+4");
            SweepRun run = new()
            {
                Cuts = ["flash.word@08000000#7:torn+reset"],
                Operation = 7,
                Nanoseconds = 3,
                Duration = 2,
                Stage = 3,
                Outcome = CutOutcome.CompletedAlone,
                Why = string.Empty,
                IsUnavoidable = false,
                Violations = [violation],
            };

            SweepRun read = SweepRun.Of(JsonNode.Parse(run.ToJson().ToJsonString())!);

            Assert.True(read.IsBad);
            Assert.Equal([violation], read.Violations);
            Assert.Equal("--cut 'flash.word@08000000#7:torn+reset'", read.Replay(false));
        }

        [Theory]
        [InlineData("needsPc", 3, "systemDfu", "--by", "reset", "--every", "20", "--modes", "torn")]
        [InlineData("lost", 1, "firmware", "--registers", "lost", "--every", "60", "--modes", "before")]
        [InlineData("completedAlone", 0, "firmware", "--by", "card", "--every", "60")]
        public void The_reported_options_reproduce_a_run(string outcome, int status, string restsAs, params string[] plan)
        {
            string lines = _folder["runs.jsonl"];
            JsonNode report = Cli.Run(
                ["sweep", _package, "--device", _device, "--jsonl", lines, "--json", "-", .. plan]).Json;
            SweepRun run = File.ReadLines(lines).Skip(1).Select(line => SweepRun.Of(JsonNode.Parse(line)!))
                .First(run => SweepRun.NameOf(run.Outcome) == outcome);
            string replay = run.Replay(plan.Contains("--registers"));
            if (report["ids"]![outcome] is JsonArray ids)
            {
                Assert.Equal(replay, ids[0]!["replay"]!.GetValue<string>());
            }

            Cli again = Cli.Expect(
                status, ["install", _package, "--device", _device, "--json", "-", .. replay.Replace("'", string.Empty).Split(' ')]);

            Assert.Equal(restsAs, again.Json["restsAs"]!.GetValue<string>());
        }

        [Theory]
        [InlineData("--shard", "2/2")]
        [InlineData("--shard", "x")]
        [InlineData("--every", "0")]
        [InlineData("--jobs", "0")]
        [InlineData("--jobs", "2000000000")]
        [InlineData("--modes", "torn,sideways")]
        [InlineData("--cuts", "3")]
        public void An_invalid_sweep_plan_is_refused(string option, string value)
        {
            Assert.Contains($"{option} {value}", Cli.ExpectBadInput("sweep", _package, "--device", _device, option, value));
        }

        [Fact]
        public void A_package_that_fails_without_cuts_is_refused()
        {
            File.Delete(Path.Combine(_package, "firmware.dfu"));

            Assert.Contains("the undisturbed update does not complete", Cli.ExpectBadInput("sweep", _package, "--device", _device));
        }

        private string Write(string name, params string[] lines)
        {
            File.WriteAllLines(_folder[name], lines);
            return _folder[name];
        }

        private Cli Sweep(params string[] arguments) =>
            Cli.Expect(0, ["sweep", _package, "--device", _device, "--json", "-", .. arguments]);
    }
}
