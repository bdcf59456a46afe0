using System.Text.Json.Nodes;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Tests invalid scenario files: one line gives file, key and reason, and the other scenarios still run.</summary>
    public sealed class ScenarioInputTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("""{"device":{"files":{"notes":"1"}}}""", "device: files: notes: a card's FAT file system cannot hold this name")]
        [InlineData("""{"device":{"files":{"/a":"1","/a/b":"2"}}}""", "device: files: /a/b: a parent of this path is a file")]
        [InlineData("""{"package":{"remove":["update.fuf"],"manifest":{"Info":"y"}}}""", "package: manifest: the package has no")]
        [InlineData("""{"package":{"remove":["update.fuf"],"fitCrc":["radio.bin"]}}""", "package: radio.bin: the package has no")]
        [InlineData("""{"package":{"files":{"firmware.dfu":{"hex":"00"}},"seal":["firmware.dfu"]}}""", "package: seal: firmware.dfu")]
        [InlineData("""{"package":{"files":{"a/../..":{"hex":"00"}}}}""", "package: ")]
        [InlineData("""{"package":{"firmware":[]}}""", "package: firmware: must have at least one part")]
        [InlineData("""{"device":{"firmware":[]}}""", "device: firmware: must have at least one part")]
        [InlineData("""{"device":{"firmware":[{"size":65536,"address":"20000000"}]}}""", "device: firmware: its element at")]
        [InlineData("""{"other":1}""", "there is no key 'other'")]
        [InlineData("""{"faults":["\ud800"]}""", "faults: must be a list of strings")]
        [InlineData("""{"device":{"files":{"/a":"\ud800"}}}""", "device: files: contains invalid Unicode")]
        [InlineData("""{"device":{"deviceJson":{"a":"\ud800"}}}""", "device: deviceJson: contains invalid Unicode")]
        [InlineData("""{"stayOff":true}""", "stayOff: there is no power cut")]
        [InlineData("""{"package":{"files":{"a":{"hex":"0"}}}}""", "package: files: a: hex: must be bytes")]
        [InlineData("""{"\ud800":1}""", "this is not JSON")]
        [InlineData("""{"faults":["nonsense"]}""", "faults: --fault nonsense")]
        [InlineData("""{"presses":["ok"]}""", "presses: --press ok")]
        [InlineData("""{"cuts":["ok"]}""", "cuts: --cut ok")]
        [InlineData("""{"cuts":["#999999:torn"]}""", "never reaches the cut")]
        [InlineData("""{"faults":["card.pull@#99999"]}""", "before this time")]
        [InlineData("""{"device":{"from":"nowhere"}}""", "device: ")]
        [InlineData("""{"device":{"from":"nowhere","target":7}}""", "device: target: describes a new device")]
        [InlineData("""{"device":{"deviceJson":{"power":{"batteryPercent":300}}}}""", "device: deviceJson: batteryPercent must be")]
        public void Invalid_scenarios_are_reported_with_file_and_key_and_reason(string fields, string said)
        {
            string file = Write("bad.json", $"{{\"name\":\"x\",{fields[1..]}");

            Cli run = Cli.Expect(2, "play", "--quiet", file);

            Assert.Contains(file, run.Error);
            Assert.Contains(said, run.Error);
            Assert.Single(run.Error.TrimEnd().Split('\n'));
            Assert.DoesNotContain("fupd-scenario-", run.Error);
            Assert.DoesNotContain("--firmware", run.Error);
        }

        [Fact]
        public void A_scenario_name_must_be_text()
        {
            Assert.Contains("bad.json: name: must be text", Cli.ExpectBadInput("play", Write("bad.json", """{"name":"\ud800"}""")));
        }

        [Fact]
        public void A_text_patch_longer_than_the_image_is_refused()
        {
            string text = """{"name":"x","device":{"firmware":[{"size":8192,"text":"LONG"}]}}""".Replace("LONG", new string('x', 5000));

            Cli run = Cli.Expect(2, "play", Write("bad.json", text));

            Assert.Contains("device: firmware[0]: text: has more than 4096", run.Error);
        }

        [Fact]
        public void An_invalid_scenario_does_not_affect_the_other_scenarios()
        {
            string[] files = [Write("a.json", """{"name":"a"}"""), Write("b.json", """{"name":"b","package":{"from":"nowhere"}}""")];

            JsonNode report = Cli.Expect(2, ["play", .. files, "--json", "-"]).Json;

            Assert.Equal(1, report["failed"]!.GetValue<int>());
            Assert.True(report["results"]![0]!["asExpected"]!.GetValue<bool>());
            Assert.False(report["results"]![1]!["asExpected"]!.GetValue<bool>());
            Assert.StartsWith("package: ", report["results"]![1]!["difference"]!.GetValue<string>());
            Assert.Null(report["results"]![1]!["report"]);
        }

        private string Write(string name, string text)
        {
            File.WriteAllText(_folder[name], text);
            return _folder[name];
        }
    }
}
