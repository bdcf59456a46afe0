using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Plan;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>
    /// Checks that names that the card cannot hold, individually or in combination, are reported and refused before anything is changed.
    /// </summary>
    public class ResourceNameTests
    {
        [Theory]
        [InlineData("infrared/Brand Inc.")]
        [InlineData("x../y.txt")]
        [InlineData("end ")]
        public void A_name_that_FAT_cannot_hold_is_refused(string name) => RefuseFiles("15-91", name, name);

        [Theory]
        [InlineData("a.txt", "a.txt")]
        [InlineData("apps/a.fap", "apps/A.FAP")]
        [InlineData("Apps/a.fap", "apps/A.fap")]
        [InlineData("Ä", "Î")]
        public void Two_files_with_the_same_name_are_refused(string first, string second) => RefuseFiles("15-94", second, first, second);

        [Fact]
        public void A_folder_listed_twice_is_refused() => RefuseFiles("15-94", "apps", "apps/", "APPS/");

        [Theory]
        [InlineData("q", "q/")]
        [InlineData("q/", "q")]
        [InlineData("q", "q/x")]
        [InlineData("q/x/y", "Q/X")]
        public void A_file_and_a_folder_with_the_same_name_are_refused(string first, string second) =>
            RefuseFiles("15-95", second.TrimEnd('/').Split('/')[0], first, second);

        [Theory]
        [InlineData(".fu-back")]
        [InlineData(".fupdate")]
        [InlineData(".FUpdate")]
        [InlineData("update/test/update.fuf")]
        [InlineData("UPDATE/Test/backup.tar")]
        [InlineData("update/test/")]
        [InlineData("Manifest/x")]
        [InlineData("MANIFEST")]
        [InlineData(".int/x")]
        public void A_reserved_path_is_refused(string name) => RefuseFiles("15-97", "is reserved", name);

        [Fact]
        public void A_file_without_an_entry_for_its_folder_is_accepted()
        {
            PreflightBench bench = new();
            bench.Files[PackageFiles.Resources] = Tar("new/folder/file.txt", "update/other/file.txt", "update/");

            Assert.Equal(3, bench.Place().Prepare().Resources.Files);
        }

        [Fact]
        public void An_update_is_refused_if_a_user_file_exists_where_a_folder_must_be() =>
            Refuse("15-96", "/ext/notes is a file", bench =>
            {
                bench.Device.Card.Preload("/notes", "mine"u8);
                bench.Files[PackageFiles.Resources] = Tar("notes/x.txt");
            });

        [Fact]
        public void An_update_is_refused_if_a_user_folder_exists_where_a_file_must_be() =>
            Refuse("15-96", "/ext/nfc is a folder", bench =>
            {
                bench.Device.Card.Preload("/nfc/card.nfc", "mine"u8);
                bench.Files[PackageFiles.Resources] = Tar("nfc");
            });

        [Fact]
        public void Files_of_an_earlier_package_do_not_block_a_path()
        {
            PreflightBench bench = Installed();
            bench.Files[PackageFiles.Resources] = Tar("a/x", "b");

            Assert.NotNull(bench.Place().Prepare().Plan);
        }

        [Fact]
        public void A_user_file_in_a_folder_of_an_earlier_package_blocks_its_path() =>
            Refuse("15-96", "/ext/b is a folder", bench =>
            {
                Install(bench);
                bench.Device.Card.Preload("/b/mine", "mine"u8);
                bench.Files[PackageFiles.Resources] = Tar("a/x", "b");
            });

        [Fact]
        public void Without_a_Manifest_nothing_is_removed_to_free_a_path() =>
            Refuse("15-93", "/ext/a", bench =>
            {
                Install(bench);
                bench.Files[PackageFiles.Resources] = WithoutList("a/x");
            });

        [Fact]
        public void A_gzip_archive_is_reported_as_gzip()
        {
            using MemoryStream stream = new();
            using (GZipStream gzip = new(stream, CompressionLevel.Fastest))
            {
                gzip.Write(Tar("a.txt"));
            }

            Refuse("15-98", "gzip", bench => bench.Files[PackageFiles.Resources] = stream.ToArray());
        }

        [Fact]
        public void Ten_thousand_names_fit_and_the_last_duplicate_is_found()
        {
            string[] names = [.. Enumerable.Range(0, 10_000).Select(i => $"f/{i % 100:D2}/{i:D5}.x")];
            PreflightBench bench = new();
            bench.Files[PackageFiles.Resources] = Tar(names);
            Assert.Equal(10_001, bench.Place().Prepare().Resources.Files);

            RefuseFiles("15-94", "F/99/09999.X", [.. names, "F/99/09999.X"]);
        }

        /// <summary>
        /// If FSInfo reports too little free space, as after a card pull, the free space is counted before the card is refused.
        /// </summary>
        [Fact]
        public void Free_space_is_counted_before_a_card_is_refused()
        {
            PreflightBench bench = new();
            bench.Device.Card.Faults.StatedFreeBytes = 5 * 32768;
            Assert.NotNull(bench.Place().Prepare().Plan);

            Refuse("16-40", "KiB free", full =>
            {
                full.Device.Card.Faults.StatedFreeBytes = 0;
                full.Device.Card.Capacity = 20 * 32768;
            });
        }

        internal static byte[] Tar(params string[] names)
        {
            TarWriter tar = new();
            StringBuilder list = new("V:0\nT:0\n");
            foreach (string name in names)
            {
                byte[] content = Encoding.UTF8.GetBytes(name);
                if (name.EndsWith('/'))
                {
                    tar.AddDirectory(name.TrimEnd('/'));
                    list.Append($"D:{name.TrimEnd('/')}\n");
                    continue;
                }

                tar.AddFile(name, content);
                list.Append($"F:{Convert.ToHexStringLower(MD5.HashData(content))}:{content.Length}:{name}\n");
            }

            tar.AddFile("Manifest", Encoding.UTF8.GetBytes(list.ToString()));
            return tar.Finish();
        }

        internal static byte[] WithoutList(string name)
        {
            TarWriter tar = new();
            tar.AddFile(name, [1]);
            return tar.Finish();
        }

        private static void RefuseFiles(string code, string words, params string[] names) =>
            Refuse(code, words, bench => bench.Files[PackageFiles.Resources] = Tar(names));

        private static PreflightBench Installed()
        {
            PreflightBench bench = new();
            Install(bench);
            return bench;
        }

        /// <summary>A card with the files a and b/c of an earlier package.</summary>
        private static void Install(PreflightBench bench)
        {
            ResourceFolder folder = new ResourceFolder().Add("a", [1]).Add("b/c", [2]);
            bench.Device.Card.Preload("/a", [1]);
            bench.Device.Card.Preload("/b/c", [2]);
            bench.Device.Card.Preload("/Manifest", Encoding.UTF8.GetBytes(ResourceManifest.Write(folder)));
        }
    }
}
