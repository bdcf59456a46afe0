using System.Text;
using FlipperUpdaterNano.Packaging;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the checks of the resource archive against its own Manifest.</summary>
    public class ResourceCheckTests
    {
        /// <summary>
        /// docs/reference/stock-updater.md 9.7, item 10: the stock updater does not check the archive, although the archive contains the
        /// MD5 of every file.
        /// </summary>
        [Fact]
        public void A_resource_file_that_differs_from_the_Manifest_is_refused_and_reported_by_name()
        {
            RefuseResources("15-92", "apps/tool.fap differs", "tool.fap", 600);
            RefuseResources("15-92", "readme.txt differs", "readme.txt", 512);
        }

        [Fact]
        public void A_damaged_resource_archive_is_refused()
        {
            RefuseResources("15-90", PackageFiles.Resources, "tool.fap", 130);
            Refuse(
                "15-90", PackageFiles.Resources, bench => bench.Files[PackageFiles.Resources] = bench.Files[PackageFiles.Resources][..40]);
            Refuse("15-90", PackageFiles.Resources, bench => bench.Files[PackageFiles.Resources][5] = 99);
            Refuse("15-90", PackageFiles.Resources, bench => bench.Files[PackageFiles.Resources] = [1]);
        }

        [Fact]
        public void An_archive_without_a_Manifest_is_accepted_with_a_warning()
        {
            PreflightBench bench = new();
            bench.Files[PackageFiles.Resources] = ResourceNameTests.WithoutList("readme.txt");

            Assert.Equal(1, bench.Place().Prepare().Resources.Files);
            Assert.Contains(bench.Notes, note => note.Contains("has no list (Manifest)"));
        }

        [Fact]
        public void A_listed_file_missing_from_the_archive_is_refused()
        {
            byte[] list = Encoding.ASCII.GetBytes(
                "V:0\nT:0\nF:c4103f122d27677c9db144cae1394a66:1:a.txt\nF:c4103f122d27677c9db144cae1394a66:1:b.txt\n");
            TarWriter tar = new();
            tar.AddFile("Manifest", list);
            tar.AddFile("a.txt", [0x61]);

            Refuse("15-92", "differ", bench => bench.Files[PackageFiles.Resources] = tar.Finish());
        }

        [Fact]
        public void An_unsafe_name_in_the_archive_is_refused()
        {
            byte[] tar = Decompress(new PreflightBench().Files[PackageFiles.Resources]);
            byte[] bad = RenameInTar(tar, "readme.txt", "../adm.txt");

            Refuse("15-90", "unsafe", bench => bench.Files[PackageFiles.Resources] = bad);
        }

        [Fact]
        public void A_plain_tar_is_equivalent_to_a_compressed_tar()
        {
            PreflightBench bench = new();
            bench.Files[PackageFiles.Resources] = Decompress(bench.Files[PackageFiles.Resources]);

            Assert.Equal(4, bench.Place().Prepare().Resources.Files);
        }

        [Theory]
        [InlineData(0u, "15-1")]
        [InlineData(200u, "15-1")]
        public void A_read_error_in_the_archive_is_reported_as_a_read_error(uint offset, string code) =>
            Refuse(
                code,
                PackageFiles.Resources,
                bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + PackageFiles.Resources, offset));
    }
}
