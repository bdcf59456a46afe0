using System.Security.Cryptography;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Studio.Session;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>
    /// Checks that a run that continues from a checkpoint equals the run repeated from the armed device. Screens, lines, operations and
    /// state are compared, and at the end the bytes of the device.
    /// </summary>
    public sealed class ReplayTests : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("studio-test-").FullName;

        public void Dispose() => Directory.Delete(_folder, true);

        // Before their last boots, the runs include inputs, cuts and restarts of FUS.
        [Theory]
        [InlineData(false, "radio", "cut:#300:torn/2@operation:1", "battery:77@screen:4", "charger:on@off:1", "on@off:1")]
        [InlineData(false, "power-loss-radio", "fault:battery.percent:55@stage:8@screen:3")]
        [InlineData(false, "way-back", "reset@screen:20")]
        [InlineData(false, "waiting-for-card", "fault:battery.percent:60@1ms@screen:5", "insert@wait:1")]
        [InlineData(true, "radio", "cut:#300:torn/2@operation:1", "battery:77@screen:4", "charger:on@off:1", "on@off:1")]
        public void A_run_from_a_checkpoint_equals_the_whole_run(bool isChip, string scenario, params string[] inputs)
        {
            Input[] script = [.. inputs.Select(Input.Parse)];
            StudioHost host = new(new StudioCatalog(null, null));
            StudioDevice made = host.Make(scenario, isChip, null);
            using RunHistory history = new(made.Device.Copy());
            using Run first = new(made, new RunPlan(script, null), history);
            first.Start();
            Assert.True(SpinWait.SpinUntil(() => IsOver(first), Limit.Wait), $"The run stops at {first.Position}.");
            Assert.Equal(inputs, first.Inputs.Select(input => input.ToString()));
            Assert.InRange(history.Count, 2, RunHistory.Most);

            int continued = 0;
            foreach (int screen in isChip
                ? [first.Screens * 2 / 3]
                : new[] { first.Screens, first.Screens * 2 / 3, first.Screens / 4 })
            {
                Input[] before = [.. first.Inputs.Where(input => input.Screens < screen)];
                RunPlan plan = new(before, new Position(GateKind.Screen, screen)) { IsPaused = true };
                continued += Compare(host, scenario, isChip, history, plan) ? 1 : 0;
            }

            Assert.InRange(continued, isChip ? 1 : 2, 3);
        }

        private bool Compare(StudioHost host, string scenario, bool isChip, RunHistory history, RunPlan plan)
        {
            StudioDevice whole = host.Make(scenario, isChip, null);
            using Run repeated = new(whole, plan, history);
            (Checkpoint From, StudioDevice Made)? found = history.Find(plan, null);
            StudioDevice copy = found?.Made ?? host.Make(scenario, isChip, null);
            using Run continued = new(copy, plan, history, found?.From);
            AssertSame([repeated, continued], [whole, copy]);
            Array.ForEach([repeated, continued], run => run.Hold.Pause(false));
            AssertOver(repeated, whole);
            AssertOver(continued, copy);
            Assert.Equal(Shown(repeated, whole), Shown(continued, copy));
            (Dictionary<string, string> files, Dictionary<string, string> others) = (Save(whole), Save(copy));
            Assert.Empty(files.Union(others).Except(files.Intersect(others)).Select(file => file.Key).Distinct());
            return found?.From is { IsArmed: false };
        }

        private static void AssertSame(Run[] runs, StudioDevice[] made)
        {
            Array.ForEach(runs, run => run.Start());
            Array.ForEach(runs, run => Assert.True(
                SpinWait.SpinUntil(() => StateOf(run) == "paused", Limit.Wait), $"The run stops at {run.Position}."));
            Assert.Equal(Shown(runs[0], made[0]), Shown(runs[1], made[1]));
            Assert.True(made[0].Device.Flash.Bytes.SequenceEqual(made[1].Device.Flash.Bytes));
            Assert.True(made[0].Device.Flash.States.SequenceEqual(made[1].Device.Flash.States));
            Assert.Equal(made[0].Device.Clock.Now, made[1].Device.Clock.Now);
        }

        private static void AssertOver(Run run, StudioDevice made) =>
            Assert.True(SpinWait.SpinUntil(() => IsOver(run), Limit.Wait), $"The run stops at {run.Position}, {made.Device.Clock.Now} ns.");

        // Pending inputs end waits and switch the device on, so the position alone does not show that the run is over.
        private static bool IsOver(Run run) =>
            run.Position.Gate is GateKind.Off or GateKind.Wait && StateOf(run) is "off" or "waiting";

        private static string? StateOf(Run run) => run.Feed.Changes(new SeenFeed())["state"]?["run"]?.GetValue<string>();

        private static string Shown(Run run, StudioDevice made) => run.Feed.Changes(new SeenFeed()).ToJsonString()
            + run.Feed.Operations(string.Empty, int.MaxValue).ToJsonString()
            + string.Join('\n', run.Inputs)
            + string.Join('\n', made.Device.Violations);

        // Returns the hash of each file of the device folder.
        private Dictionary<string, string> Save(StudioDevice made)
        {
            string folder = Path.Combine(_folder, "device");
            made.Device.SwitchOff();
            (made.Engine as EmulatorEngine)?.StoreCard();
            DeviceFolder.Save(made.Device, folder);
            Dictionary<string, string> files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
            Directory.Delete(folder, true);
            return files;
        }
    }
}
