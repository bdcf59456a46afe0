using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Formats
{
    /// <summary>Reads a volume written by the original littlefs.</summary>
    [TestClass]
    public class LittleFsTests
    {
        private static IBytes s_bytes;
        private static VolumeFlash s_flash;

        [Setup]
        public void Find_the_volume()
        {
            s_bytes = TestDevice.Bytes;
            s_flash = new VolumeFlash(s_bytes);
        }

        [TestMethod]
        public void The_volume_is_found_by_its_superblock()
        {
            LittleFsVolume volume = LittleFsVolume.Find(s_flash);
            Assert.IsNotNull(volume);
            Assert.AreEqual(VolumeFlash.StartPage, volume.StartPage);
            Assert.AreEqual(DeepVolume.Blocks, volume.BlockCount);
            Assert.AreEqual(0x00020000u, volume.Version);
        }

        // Sizes and CRCs are those listed by the original library (deep-20000.json).
        [DataRow("dir0/leaf0.txt", 10, "5532559F")]
        [DataRow("dir0/dir1/leaf1.txt", 47, "18D96DFE")]
        [DataRow("dir0/dir1/dir2/leaf2.txt", 84, "32F863B1")]
        [DataRow("dir0/dir1/dir2/dir3/dir4/dir5/leaf5.txt", 195, "FB7AB57E")]
        [DataRow("dir0/dir1/dir2/dir3/dir4/dir5/dir6/dir7/leaf7.txt", 269, "B2FC7005")]
        public void A_file_has_the_listed_size_and_contents(string path, int size, string crc)
        {
            IFileTree tree = LittleFsVolume.Find(s_flash).Walk();
            while (tree.Next() && tree.Path != path)
            {
            }

            Assert.AreEqual(path, tree.Path);
            Assert.AreEqual((uint)size, tree.Size);
            byte[] data = new byte[size];
            Assert.AreEqual(size, tree.Open(tree.Position, tree.Size).Read(data, 0, size));
            Assert.AreEqual(crc, s_bytes.Crc32(0, data, 0, size).ToString("X8"));
        }

        [TestMethod]
        public void The_tree_contains_eight_directories_and_eight_files()
        {
            IFileTree tree = LittleFsVolume.Find(s_flash).Walk();
            int directories = 0;
            int files = 0;
            while (tree.Next())
            {
                directories += tree.IsDirectory ? 1 : 0;
                files += tree.IsDirectory ? 0 : 1;
            }

            Assert.AreEqual(8, directories);
            Assert.AreEqual(8, files);
        }
    }
}
