using FlipperUpdaterNano.Updater.Formats;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Formats
{
    /// <summary>Tests numbers, names and paths in files.</summary>
    [TestClass]
    public class BasicFormatTests
    {
        [TestMethod]
        public void Numbers_are_read_as_little_endian()
        {
            byte[] data = { 0, 0xEF, 0xBE, 0xAD, 0xDE };
            Assert.AreEqual(0xDEADBEEFu, LittleEndian.ToUInt32(data, 1));
            Assert.AreEqual(0xBEEF, LittleEndian.ToUInt16(data, 1));
        }

        [TestMethod]
        public void Numbers_are_written_as_little_endian()
        {
            byte[] data = new byte[6];
            LittleEndian.Write32(0xDEADBEEF, data, 1);
            Assert.AreEqual("00efbeadde00", Sample.Hex(data));
        }

        [DataRow("a", true)]
        [DataRow("apps/Tools/x.fap", true)]
        [DataRow("..x/...", true)]
        [DataRow("", false)]
        [DataRow("/a", false)]
        [DataRow("a/", false)]
        [DataRow("a//b", false)]
        [DataRow("a/../b", false)]
        [DataRow("./a", false)]
        [DataRow("a\\b", false)]
        [DataRow("C:a", false)]
        [DataRow("a\nb", false)]
        public void Only_paths_within_their_folder_are_safe(string path, bool isSafe)
        {
            Assert.AreEqual(isSafe, SafePath.IsSafe(path));
        }

        [DataRow("plain", "706c61696e")]
        [DataRow("\u00E4\u20AC", "c3a4e282ac")]
        [DataRow("\uD83D\uDC2C", "f09f90ac")]
        public void Names_round_trip_through_UTF_8(string text, string hex)
        {
            byte[] data = Utf8.ToBytes(text);
            Assert.AreEqual(hex, Sample.Hex(data));
            Assert.AreEqual(text, Utf8.ToText(data, 0, data.Length));
        }

        [DataRow(0xC3)]
        [DataRow(0x80)]
        [DataRow(0xFF)]
        public void Names_that_are_not_UTF_8_are_refused(int first)
        {
            byte[] data = { (byte)first, 0x41 };
            Assert.ThrowsException(typeof(MalformedException), () => Utf8.ToText(data, 0, 2));
        }

        [TestMethod]
        public void The_reset_vector_must_be_a_Thumb_address_within_the_image()
        {
            byte[] image = new byte[8];
            LittleEndian.Write32(0x20030000, image, 0);
            LittleEndian.Write32(0x08000101, image, 4);
            Assert.IsNull(VectorTable.Fault(image, 0x08000000, 0x1000));
            Assert.IsNotNull(VectorTable.Fault(image, 0x08000000, 0x100));
            LittleEndian.Write32(0x08000100, image, 4);
            Assert.IsNotNull(VectorTable.Fault(image, 0x08000000, 0x1000));
        }
    }
}
