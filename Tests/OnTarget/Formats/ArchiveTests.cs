using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Formats
{
    /// <summary>Tests tar files and heatshrink streams.</summary>
    [TestClass]
    public class ArchiveTests
    {
        private static IBytes s_bytes;

        [Setup]
        public void Get_the_byte_operations()
        {
            s_bytes = TestDevice.Bytes;
        }

        [TestMethod]
        public void A_formatted_header_parses_to_the_same_values()
        {
            TarHeader header = new TarHeader(s_bytes);
            header.Format("apps/x.fap", false, 1234567);
            TarHeader read = new TarHeader(s_bytes);
            header.Block.CopyTo(read.Block, 0);
            Assert.IsTrue(read.Parse());
            Assert.AreEqual("apps/x.fap", read.Path);
            Assert.AreEqual(1234567u, read.Size);
            Assert.AreEqual(377, read.Padding);
            Assert.IsTrue(read.IsFile);
            Assert.IsFalse(read.IsDirectory);
        }

        [TestMethod]
        public void A_damaged_header_is_refused()
        {
            TarHeader header = new TarHeader(s_bytes);
            header.Format("a", false, 1);
            header.Block[0]++;
            Assert.ThrowsException(typeof(MalformedException), () => header.Parse());
        }

        [TestMethod]
        public void Entries_and_contents_are_read_as_a_stream()
        {
            byte[] archive = new byte[5 * TarHeader.BlockSize];
            Put(archive, 0, "lib", true, 0);
            Put(archive, 1, "lib/a.txt", false, 5);
            Sample.Ascii("hello").CopyTo(archive, 2 * TarHeader.BlockSize);
            TarReader tar = new TarReader(new MemorySource(archive), s_bytes);
            Assert.IsTrue(tar.Next());
            Assert.AreEqual("lib", tar.Path);
            Assert.IsTrue(tar.IsDirectory);
            Assert.IsTrue(tar.Next());
            Assert.AreEqual("lib/a.txt", tar.Path);
            byte[] data = new byte[10];
            Assert.AreEqual(5, tar.Read(data, 0, 10));
            Assert.AreEqual("hello", Sample.Text(data, 5));
            Assert.AreEqual(0, tar.Read(data, 0, 10));
            Assert.IsFalse(tar.Next());
        }

        [TestMethod]
        public void An_archive_with_a_path_outside_its_folder_is_refused()
        {
            byte[] archive = new byte[2 * TarHeader.BlockSize];
            Put(archive, 0, "../a", false, 0);
            Assert.ThrowsException(typeof(MalformedException), () => new TarReader(new MemorySource(archive), s_bytes).Next());
        }

        // Window 8, lookahead 4: "Flipper " as literals, then a back-reference of 14 bytes at distance 8, which overlaps its own output,
        // then a period.
        [TestMethod]
        public void A_compressed_stream_is_decoded_in_pieces()
        {
            byte[] file =
            {
                0x48, 0x53, 0x44, 0x53, 0x01, 0x08, 0x04, 0xA3, 0x5B, 0x2D, 0x37, 0x0B, 0x85, 0x96, 0xE5, 0x20, 0x03, 0xEC, 0xB8,
            };
            HeatshrinkSource source = new HeatshrinkSource(new MemorySource(file), s_bytes);
            byte[] data = new byte[64];
            int count = 0;
            int read;
            do
            {
                read = source.Read(data, count, 7);
                count += read;
            }
            while (read == 7);

            Assert.AreEqual("Flipper Flipper Flippe.", Sample.Text(data, count));
            Assert.AreEqual((uint)file.Length, source.Consumed);
        }

        [TestMethod]
        public void A_stream_of_an_unknown_version_is_refused()
        {
            byte[] file = { 0x48, 0x53, 0x44, 0x53, 0x02, 0x08, 0x04 };
            Assert.ThrowsException(typeof(MalformedException), () => Open(file));
        }

        private static void Open(byte[] file)
        {
            Assert.IsNotNull(new HeatshrinkSource(new MemorySource(file), s_bytes));
        }

        private static void Put(byte[] archive, int block, string path, bool isDirectory, uint size)
        {
            TarHeader header = new TarHeader(s_bytes);
            header.Format(path, isDirectory, size);
            header.Block.CopyTo(archive, block * TarHeader.BlockSize);
        }
    }
}
