using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    /// <summary>Tests the clean-up with an earlier package's resource list that contains reserved or duplicate names.</summary>
    public class ResourceCleanupTests
    {
        private static readonly (string Path, string Text)[] s_new = [("a.txt", "same"), ("b.txt", "new")];

        [Theory]
        [InlineData(".int/.desktop.settings", "listed")]
        [InlineData(".int/.desktop.settings", "changed")]
        [InlineData(".INT/.desktop.settings", "listed")]
        [InlineData("update/test/notes.txt", "listed")]
        [InlineData("update/test/notes.txt", "changed")]
        [InlineData("update/test/update.log", "changed")]
        [InlineData(".fupdate", "/ext/update/test/update.fuf")]
        public void Reserved_files_in_an_old_list_are_kept(string path, string text)
        {
            UpdateBench bench = new();
            bench.Device.Card.Preload("/.int/.desktop.settings", "listed"u8);
            bench.Device.Card.Preload("/update/test/notes.txt", "listed"u8);
            bench.With(new PackageContents { Resources = FullPackage.Resources(s_new), Firmware = UpdateBench.OldFirmware });
            bench.Device.Card.Preload("/Manifest", List((path, text)));

            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal("listed"u8, bench.Device.Card.Peek("/.int/.desktop.settings")!);
            Assert.Equal("listed"u8, bench.Device.Card.Peek("/update/test/notes.txt")!);
            Assert.Null(bench.Device.Card.Peek($"/{path}.user"));
            Assert.Contains("0 removed, 0 kept for the user", bench.Log);
        }

        [Fact]
        public void A_file_whose_name_merely_starts_like_a_reserved_name_is_removed()
        {
            UpdateBench bench = new();
            bench.Device.Card.Preload("/.intro", "listed"u8);
            bench.Device.Card.Preload("/Manifest", List((".intro", "listed")));
            bench.With(new PackageContents { Resources = FullPackage.Resources(s_new) }).Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Null(bench.Device.Card.Peek("/.intro"));
        }

        [Fact]
        public void A_duplicate_entry_does_not_hide_a_missing_file()
        {
            UpdateBench bench = new();
            bench.Device.Card.Preload("/a.txt", "same"u8);
            string list = Encoding.UTF8.GetString(List(("a.txt", "same")));
            string line = list.Split('\n').Single(text => text.StartsWith("F:", StringComparison.Ordinal));
            bench.Device.Card.Preload("/Manifest", Encoding.UTF8.GetBytes(list + line + "\n"));
            bench.With(new PackageContents { Resources = FullPackage.Resources(s_new) }).Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal("new"u8, bench.Device.Card.Peek("/b.txt")!);
        }

        private static byte[] List(params (string Path, string Text)[] files) =>
            Encoding.UTF8.GetBytes(ResourceManifest.Write(FullPackage.Resources(files)));
    }
}
