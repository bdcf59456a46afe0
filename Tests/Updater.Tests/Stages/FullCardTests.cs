using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper.Power;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    /// <summary>
    /// Tests resource updates on a card with little free space and with files that are write-protected or changed by the user.
    /// </summary>
    public class FullCardTests
    {
        private const int Cluster = 512;
        private const int MostClusters = 400;

        private static readonly string s_large = new('l', 12_000);

        private static readonly (string Path, string Text)[] s_old =
            [("a.txt", s_large), ("same.txt", s_large), ("gone/b.txt", s_large), ("gone/c.txt", "c"), ("apps/d.txt", "d")];

        private static readonly (string Path, string Text)[] s_new =
            [("a.txt", s_large + "new"), ("same.txt", s_large), ("apps/d.txt", "new"), ("apps/e.txt", s_large + "e")];

        /// <summary>
        /// Regression: the space of files that are set aside instead of removed was counted as freed, so stage 13 filled the card.
        /// </summary>
        [Theory]
        [InlineData]
        [InlineData("a.txt")]
        [InlineData("gone/b.txt")]
        [InlineData("a.txt", "same.txt", "gone/b.txt", "gone/c.txt", "apps/d.txt", "Manifest")]
        public void With_write_protected_files_an_update_completes_or_is_refused_at_once(params string[] files) =>
            AssertBorder(bench => Protect(bench, files), files);

        [Theory]
        [InlineData("a.txt")]
        [InlineData("gone/b.txt")]
        [InlineData("a.txt", "same.txt", "gone/b.txt", "gone/c.txt", "apps/d.txt")]
        public void With_changed_files_an_update_completes_or_is_refused_at_once(params string[] files) =>
            AssertBorder(bench => Change(bench, files), files);

        /// <summary>Regression: the preflight and stage 13 each read the files that differ.</summary>
        [Fact]
        public void With_little_space_each_file_on_the_card_is_read_once()
        {
            UpdateBench much = Run(Installed(), null);
            UpdateBench little = Run(Installed(), MostClusters);

            Assert.True(little.IsDone, little.Transcript);
            Assert.InRange(little.Device.Card.BytesRead - much.Device.Card.BytesRead, 0, 1000);
        }

        [Fact]
        public void A_file_to_be_removed_that_is_listed_twice_does_not_stop_the_update()
        {
            UpdateBench bench = Installed();
            string list = Encoding.UTF8.GetString(bench.Device.Card.Peek("/Manifest")!);
            string line = list.Split('\n').Single(text => text.EndsWith("gone/b.txt", StringComparison.Ordinal));
            bench.Device.Card.Preload("/Manifest", Encoding.UTF8.GetBytes($"{list}{line}\n"));

            Run(bench, Least(_ => { }));

            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Null(bench.Device.Card.Peek("/gone/b.txt"));
        }

        /// <summary>
        /// After an interruption, an update writes all listed files again. Regression: this second pass set write-protected files aside.
        /// </summary>
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void After_a_power_cut_a_write_protected_file_identical_to_the_one_in_the_package_is_kept(bool isFull)
        {
            int? free = isFull ? Least(bench => Protect(bench, "same.txt")) : null;
            (long first, long last) = (0, 0);
            UpdateBench uncut = Installed();
            uncut.When("stage 13 0", () => first = uncut.Device.Journal.Count + 1);
            uncut.When("stage 13 100", () => last = uncut.Device.Journal.Count);
            Protect(uncut, "same.txt");
            Run(uncut, free);
            Assert.True(last > first + 10, uncut.Transcript);
            for (long number = first; number <= last; number++)
            {
                UpdateBench bench = Installed();
                Protect(bench, "same.txt");
                bench.Device.Journal.Arm(new CutPoint(null, null, number, (CutMode)(number % 3)));
                Run(bench, free);
                bench.Run();
                Assert.True(bench.IsDone, $"{bench.Device.Journal.LastCut}\n{bench.Transcript}");
                Assert.Null(bench.Device.Card.Peek("/same.txt.user"));
                Assert.Equal(s_large, Text(bench, "same.txt"));
            }
        }

        /// <summary>
        /// The write-protected entry is set aside, so its folder is not removed. If the preflight did not refuse the package, the update
        /// would stop in stage 13.
        /// </summary>
        [Theory]
        [InlineData("gone/b.txt")]
        [InlineData("gone")]
        public void A_folder_kept_because_of_a_write_protected_entry_blocks_a_file(string path)
        {
            UpdateBench bench = Installed();
            bench.Device.Card.Protect("/" + path);

            Run(bench, null, ("gone", "now a file"));

            Assert.Equal("15-96", bench.ErrorCode);
        }

        private static void AssertBorder(Action<UpdateBench> change, string[] kept)
        {
            int least = Least(change);
            for (int free = Math.Max(0, least - 3); free < least + 3; free++)
            {
                UpdateBench bench = Installed();
                change(bench);
                Dictionary<string, string> before = kept.ToDictionary(path => path, path => Text(bench, path)!);
                Run(bench, free);
                if (free < least)
                {
                    Assert.Equal("16-40", bench.ErrorCode);
                    continue;
                }

                Assert.True(bench.IsDone, $"{free} of {least}\n{bench.Transcript}");
                Assert.All(s_new, file => Assert.Equal(file.Text, Text(bench, file.Path)));
                Assert.All(before, file => Assert.Contains(file.Value, new[] { Text(bench, file.Key), Text(bench, file.Key + ".user") }));
            }
        }

        // The smallest number of free clusters with which the update is accepted.
        private static int Least(Action<UpdateBench> change)
        {
            (int refused, int begun) = (-1, MostClusters);
            while (begun - refused > 1)
            {
                int free = (refused + begun) / 2;
                UpdateBench bench = Installed();
                change(bench);
                (refused, begun) = Run(bench, free).ErrorCode == "16-40" ? (free, begun) : (refused, free);
            }

            return begun;
        }

        private static UpdateBench Installed()
        {
            UpdateBench bench = new();
            bench.Device.Card.ClusterSize = Cluster;
            foreach ((string path, string text) in s_old)
            {
                bench.Device.Card.Preload("/" + path, Encoding.UTF8.GetBytes(text));
            }

            bench.Device.Card.Preload("/Manifest", Encoding.UTF8.GetBytes(ResourceManifest.Write(FullPackage.Resources(s_old))));
            return bench;
        }

        private static void Protect(UpdateBench bench, params string[] files) =>
            Array.ForEach(files, path => bench.Device.Card.Protect("/" + path));

        private static void Change(UpdateBench bench, params string[] files) => Array.ForEach(
            files, path => bench.Device.Card.Preload("/" + path, Encoding.UTF8.GetBytes(Text(bench, path) + "mine")));

        private static UpdateBench Run(UpdateBench bench, int? freeClusters, params (string Path, string Text)[] more)
        {
            bench.With(new PackageContents { Resources = FullPackage.Resources([.. s_new, .. more]), Firmware = UpdateBench.OldFirmware });
            if (freeClusters is { } free)
            {
                bench.Device.Card.LeaveFree(free);
            }

            bench.Run();
            return bench;
        }

        private static string? Text(UpdateBench bench, string path) =>
            bench.Device.Card.Peek("/" + path) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;
    }
}
