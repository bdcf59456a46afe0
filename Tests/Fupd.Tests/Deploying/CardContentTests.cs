using FlipperUpdaterNano.Fupd.Tests.Simulation;
using FlipperUpdaterNano.Updater.Plan;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Deploying
{
    /// <summary>Tests which files on the card a deployment keeps and which files it removes.</summary>
    public class CardContentTests
    {
        [Fact]
        public void Files_written_by_the_updater_are_kept()
        {
            using SimulatedBench bench = new();
            bench.Start();
            Assert.Equal(0, DeployTests.Deploy(bench).Status);
            string record = Path.Combine(bench.PackageOnCard, "backup.txt");
            File.WriteAllText(record, File.ReadAllText(record).Replace(BackupRecord.Restored, BackupRecord.Lost, StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(bench.PackageOnCard, "backup.txt.tmp"), "x");
            File.WriteAllText(Path.Combine(bench.PackageOnCard, "backup.tmp"), "x");
            File.WriteAllText(Path.Combine(bench.PackageOnCard, "update.log.old"), "x");
            string?[] before = Names(bench);
            Assert.Contains(before, name => name!.StartsWith(BackupRecord.Prefix, StringComparison.Ordinal));
            Assert.Contains(BackupRecord.Lost, File.ReadAllText(record));

            Assert.Equal(0, DeployTests.Deploy(bench, starts: false).Status);

            Assert.Equal(before, Names(bench));
        }

        [Fact]
        public void A_package_that_contains_a_backup_is_refused()
        {
            using SimulatedBench bench = new();
            File.WriteAllText(Path.Combine(bench.Package, "backup-1.tar"), "x");
            bench.Start();

            Assert.Contains("'backup-1.tar', which only firmware and updater may write", DeployTests.Deploy(bench, starts: false).Output);
        }

        [Fact]
        public void Other_packages_are_removed_only_on_request()
        {
            using SimulatedBench bench = new();
            string old = Path.Combine(bench.Card, "update", "old");
            Directory.CreateDirectory(old);
            File.WriteAllText(Path.Combine(old, "update.fuf"), "x");
            bench.Start();

            Assert.Contains("old; --remove-old removes them", DeployTests.Deploy(bench, starts: false).Output);
            Assert.True(Directory.Exists(old));
            Assert.Contains("Removed from the card: old", DeployTests.Deploy(bench, starts: false, removesOld: true).Output);
            Assert.False(Directory.Exists(old));
        }

        [Fact]
        public void Rollback_packages_are_not_removed()
        {
            using SimulatedBench bench = new();
            string[] stay = [Add(bench, "rollback-0.58.1", "update.fuf"), Add(bench, "Rollback-1A2B3C4D", "update.fuf")];
            string old = Add(bench, "old", "update.fuf");
            bench.Start();

            Cli run = DeployTests.Deploy(bench, starts: false, removesOld: true);

            Assert.Contains("the way back to earlier firmware", run.Output);
            Assert.Contains("Removed from the card: old.", run.Output);
            Assert.All(stay, folder => Assert.True(Directory.Exists(folder), folder));
            Assert.False(Directory.Exists(old));
        }

        [Fact]
        public void If_the_package_is_refused_nothing_is_removed()
        {
            using SimulatedBench bench = new();
            string old = Add(bench, "old", "update.fuf");
            string manifest = Path.Combine(bench.Package, "update.fuf");
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("Target: 7", "Target: 18", StringComparison.Ordinal));
            bench.Start();

            Assert.Equal(1, DeployTests.Deploy(bench, removesOld: true).Status);

            Assert.True(Directory.Exists(old));
        }

        [Fact]
        public void Folders_that_are_not_packages_are_not_removed()
        {
            using SimulatedBench bench = new();
            string own = Add(bench, "photos", "a.jpg");
            bench.Start();

            Cli run = DeployTests.Deploy(bench, starts: false, removesOld: true);

            Assert.Equal(0, run.Status);
            Assert.DoesNotContain("photos", run.Output);
            Assert.True(Directory.Exists(own));
        }

        [Theory]
        [InlineData(BackupRecord.Lost, true)]
        [InlineData(BackupRecord.Restored, false)]
        public void A_package_with_the_only_copy_of_internal_storage_is_not_removed(string state, bool stays)
        {
            using SimulatedBench bench = new();
            string old = Add(bench, "old", "update.fuf");
            File.WriteAllText(Path.Combine(old, "backup.txt"), $"backup-1.tar\nDevice 12345678, manifest 12345678: {state}");
            bench.Start();

            Cli run = DeployTests.Deploy(bench, starts: false, removesOld: true);

            Assert.Equal(0, run.Status);
            Assert.Equal(stays, Directory.Exists(old));
            Assert.Equal(stays, run.Output.Contains("Kept: old", StringComparison.Ordinal));
        }

        private static string?[] Names(SimulatedBench bench) =>
            [.. Directory.EnumerateFiles(bench.PackageOnCard).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

        private static string Add(SimulatedBench bench, string name, string file)
        {
            string folder = Path.Combine(bench.Card, "update", name);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, file), "x");
            return folder;
        }
    }
}
