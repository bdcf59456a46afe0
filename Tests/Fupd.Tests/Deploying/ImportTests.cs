using System.Text.Json.Nodes;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Deploying;
using FlipperUpdaterNano.Fupd.Tests.Simulation;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Deploying
{
    /// <summary>Tests the import of a connected device as a device folder.</summary>
    public class ImportTests
    {
        [Fact]
        public void An_imported_device_matches_the_connected_device()
        {
            using SimulatedBench bench = new();
            Directory.CreateDirectory(Path.Combine(bench.Card, "apps"));
            File.WriteAllText(Path.Combine(bench.Card, "apps", "a.fap"), "abc");
            File.WriteAllText(Path.Combine(bench.Card, "Manifest"), "V:0\n");
            bench.Start();

            JsonNode report = Cli.Expect(0, "device", "import", bench["like"], "--port", bench.Port, "--json", "-").Json;

            JsonNode show = Cli.Expect(0, "device", "show", bench["like"], "--json", "-").Json;
            Assert.Equal("1.13.3.0.2.3", (string?)report["radio"]);
            Assert.Equal("1.13.3", (string?)show["coprocessor"]!["stack"]!["version"]);
            Assert.Equal(
                ["Manifest 4", "apps/a.fap 3"], show["card"]!.AsArray().Select(file => $"{file!["path"]} {file["size"]}").Order());
            Assert.Equal("V:0\n", File.ReadAllText(Path.Combine(bench["like"], "sd", "Manifest")));
            Cli.Expect(0, "doctor", bench.Package, "--device", bench["like"]);
        }

        [Fact]
        public void Cards_larger_than_4_GiB_are_imported()
        {
            using SimulatedBench bench = new();
            string json = Path.Combine(bench.Device, "device.json");
            JsonNode device = JsonNode.Parse(File.ReadAllText(json))!;
            device["card"]!["capacityBytes"] = 16L << 30;
            File.WriteAllText(json, device.ToJsonString());
            foreach (string name in (string[])["a.bin", "b.bin"])
            {
                using FileStream sparse = new(Path.Combine(bench.Card, name), FileMode.CreateNew);
                sparse.SetLength((2L << 30) + 1);
            }

            bench.Start();

            Cli.Expect(0, "device", "import", bench["like"], "--port", bench.Port);

            JsonNode show = Cli.Expect(0, "device", "show", bench["like"], "--json", "-").Json;
            Assert.Equal((4L << 30) + 2, show["card"]!.AsArray().Sum(file => (long)file!["size"]!));
            Assert.Empty(Directory.EnumerateFileSystemEntries(bench[string.Empty], ".like*"));
        }

        [Theory]
        [InlineData()]
        [InlineData("no-rpc")]
        public void A_device_without_a_radio_stack_can_be_imported_and_updated_by_a_deployment(params string[] traps)
        {
            using SimulatedBench bench = new();
            Cli.Expect(0, "device", "create", bench.Device, "--firmware", bench["old.bin"], "--no-radio", "--force");
            bench.Start(traps);

            JsonNode report = Cli.Expect(0, "device", "import", bench["like"], "--port", bench.Port, "--json", "-").Json;

            Assert.Null(report["radio"]);
            Assert.Contains("radio none", DeployTests.Deploy(bench, starts: false).Output);
        }

        [Theory]
        [InlineData("radio_stack_major", "300", "radio stack 300.13.3.0.2.3")]
        [InlineData("radio_stack_branch", "16", "radio stack 1.13.3.16.2.3")]
        [InlineData("radio_fus_major", "300", "FUS version 300.2.0")]
        [InlineData("hardware_target", "256", "hardware target 256")]
        public void Out_of_range_values_are_reported_as_device_errors(string key, string value, string expected)
        {
            Dictionary<string, string> values = new()
            {
                ["hardware_target"] = "7",
                ["radio_mode"] = "Stack",
                ["radio_fus_major"] = "1",
                ["radio_fus_minor"] = "2",
                ["radio_fus_sub"] = "0",
                ["radio_stack_major"] = "1",
                ["radio_stack_minor"] = "13",
                ["radio_stack_sub"] = "3",
                ["radio_stack_branch"] = "0",
                ["radio_stack_release"] = "2",
                ["radio_stack_type"] = "3",
            };
            values[key] = value;

            DeploymentException fault = Assert.Throws<DeploymentException>(
                () => ImportedDevice.Of(new DeviceFacts(values, 80, 1 << 20), null, 0));

            Assert.Equal(DeploymentFault.Failed, fault.Kind);
            Assert.Contains(expected, fault.Message);
        }

        [Fact]
        public void If_CPU2_runs_FUS_the_device_has_no_radio_stack() => Assert.Null(
            new DeviceFacts(new Dictionary<string, string> { ["radio_mode"] = "FUS", ["radio_stack_type"] = "3" }, null, 0).Stack);
    }
}
