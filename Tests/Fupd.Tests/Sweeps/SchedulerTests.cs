using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>
    /// Tests the scheduler examples of docs/SWEEP.md: the YAML is parsed and its commands run with the variables of a few shards.
    /// </summary>
    public sealed class SchedulerTests : IDisposable
    {
        private readonly SmallPackageOnDisk _disk = new();

        public void Dispose() => _disk.Dispose();

        [Fact]
        public void CI_matrix_jobs_run_shards_and_the_last_job_merges_them()
        {
            YamlMappingNode jobs = Map(Page(0), "jobs");
            YamlMappingNode sweep = Map(jobs, "sweep");
            YamlMappingNode merge = Map(jobs, "merge");
            int[] shards = [.. ((YamlSequenceNode)Map(Map(sweep, "strategy"), "matrix")["shard"]).Select(Number)];
            string[] commands = Commands(sweep);

            Assert.Equal(Enumerable.Range(0, shards.Length), shards);
            Assert.Contains($"--shard ${{{{ matrix.shard }}}}/{shards.Length} ", commands[^1] + " ");
            Assert.Equal("sweep", merge["needs"].ToString());
            Assert.All(commands.Concat(Commands(merge)).Where(line => line.StartsWith("tools/", StringComparison.Ordinal)), line =>
                Assert.True(File.Exists(Checkout.Of(line.Split(' ')[0])), line));
            string create = Assert.Single(commands, line => line.StartsWith("./fupd device create ", StringComparison.Ordinal));
            Directory.Delete(_disk.Device, true);
            Run(create);
            foreach (int shard in shards)
            {
                Run(commands[^1].Replace("${{ matrix.shard }}", $"{shard}", StringComparison.Ordinal));
            }

            Run(Commands(merge)[^1]);
            Assert.True(File.Exists(_disk.Folder["map.html"]));
        }

        [Fact]
        public void A_Kubernetes_indexed_job_runs_one_shard_per_completion()
        {
            YamlMappingNode spec = Map(Page(1), "spec");
            YamlMappingNode pod = Map(Map(spec, "template"), "spec");
            YamlMappingNode container = (YamlMappingNode)((YamlSequenceNode)pod["containers"]).Single();
            string script = ((YamlSequenceNode)container["args"]).Single().ToString();

            Assert.Equal("Indexed", spec["completionMode"].ToString());
            Assert.Contains($"--shard $JOB_COMPLETION_INDEX/{spec["completions"]} ", script);
            Assert.Equal("/bin/sh -c", string.Join(' ', (YamlSequenceNode)container["command"]));
            string mounted = Map(((YamlSequenceNode)container["volumeMounts"]).Single())["name"].ToString();
            Assert.Contains((YamlSequenceNode)pod["volumes"], volume => Map(volume)["name"].ToString() == mounted);
            Run(script.Replace("$JOB_COMPLETION_INDEX", "63", StringComparison.Ordinal)
                .Replace("/data/", string.Empty, StringComparison.Ordinal));
            Assert.True(File.Exists(_disk.Folder["part-63.jsonl"]));
        }

        private static YamlMappingNode Page(int number)
        {
            string page = File.ReadAllText(Checkout.Of("docs/SWEEP.md"));
            YamlStream yaml = [];
            yaml.Load(new StringReader(Regex.Matches(page, "```yaml\n(.*?)```", RegexOptions.Singleline)[number].Groups[1].Value));
            return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
        }

        private static YamlMappingNode Map(YamlNode node, string? key = null) => (YamlMappingNode)(key == null ? node : node[key]);

        private static int Number(YamlNode node) => int.Parse(node.ToString());

        private static string[] Commands(YamlMappingNode job) =>
            [.. ((YamlSequenceNode)job["steps"]).Select(step => Map(step)).Where(step => step.Children.ContainsKey("run"))
                .Select(step => step["run"].ToString())];

        // Runs a command as a shell would in the folder of package and device, but cuts only every 500th operation to save time.
        private void Run(string command)
        {
            string[] words = [.. command.Split(" || ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Expand)];
            Assert.Equal("./fupd", words[0]);
            Assert.DoesNotContain(words, word => word.Contains('$'));
            bool plays = words[1] == "sweep" && !words.Contains("--merge");
            Cli.Expect(0, plays ? [.. words[1..], "--every", "500"] : words[1..]);
        }

        private IEnumerable<string> Expand(string word) => word switch
        {
            "PACKAGE" => [_disk.Package],
            "DEV" => [_disk.Device],
            _ when word.Contains('*') => Directory.GetFiles(_disk.Folder.Root, word),
            _ when word.EndsWith(".jsonl", StringComparison.Ordinal) || word.EndsWith(".html", StringComparison.Ordinal) =>
                [_disk.Folder[word]],
            _ => [word],
        };
    }
}
