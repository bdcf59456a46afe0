using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Formats
{
    /// <summary>Tests the files of a package: manifest, DFU file, resource Manifest.</summary>
    [TestClass]
    public class PackageFileTests
    {
        private const string Manifest =
            "Filetype: Flipper firmware upgrade configuration\nVersion: 2\nInfo: on target\nTarget: 7\nLoader: updater.bin\n"
            + "# a comment\nLoader CRC: 78 56 34 12\nFirmware: firmware.dfu\nRadio: \nRadio address: 00 00 00 00\n"
            + "Radio version: 01 02 03 04 05 06\nRadio CRC: 00 00 00 00\nResources: resources.ths\n";

        private const string Digest = "d41d8cd98f00b204e9800998ecf8427e";

        private const int DfuSize = 11 + 274 + 8 + 16 + 16;

        private static IBytes s_bytes;

        [Setup]
        public void Get_the_byte_operations()
        {
            s_bytes = TestDevice.Bytes;
        }

        [TestMethod]
        public void A_manifest_is_parsed()
        {
            UpdateManifest manifest = Parse(Manifest);
            Assert.AreEqual(2u, manifest.Version);
            Assert.AreEqual("on target", manifest.Info);
            Assert.AreEqual(7u, manifest.Target);
            Assert.AreEqual("updater.bin", manifest.Loader);
            Assert.AreEqual(0x12345678u, manifest.LoaderCrc);
            Assert.AreEqual("firmware.dfu", manifest.Firmware);
            Assert.AreEqual("", manifest.Radio);
            Assert.AreEqual("010203040506", Sample.Hex(manifest.RadioVersion));
            Assert.AreEqual("resources.ths", manifest.Resources);
            Assert.IsNull(manifest.OptionReference);
            Assert.IsFalse(manifest.HandoverToFirmware);
        }

        [DataRow("Filetype: Flipper", "Filetype: Flapper")]
        [DataRow("Version: 2", "Version: two")]
        [DataRow("Loader: updater.bin", "Loader: ../updater.bin")]
        [DataRow("78 56 34 12", "78 56 34")]
        [DataRow("Firmware: ", "Firmwore: ")]
        public void A_damaged_manifest_is_refused(string good, string bad)
        {
            int at = Manifest.IndexOf(good);
            Assert.IsTrue(at >= 0);
            string damaged = Manifest.Substring(0, at) + bad + Manifest.Substring(at + good.Length);
            Assert.ThrowsException(typeof(MalformedException), () => Parse(damaged));
        }

        [TestMethod]
        public void The_elements_of_a_DFU_file_are_read()
        {
            DfuFile dfu = DfuFile.Read(new MemoryFile(Dfu()));
            Assert.AreEqual(1, dfu.Elements.Length);
            Assert.AreEqual(0x08000000u, dfu.Elements[0].Address);
            Assert.AreEqual(16u, dfu.Elements[0].Size);
            Assert.AreEqual(11u + 274 + 8, dfu.Elements[0].Offset);
        }

        [DataRow(0)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(10)]
        [DataRow(11)]
        [DataRow(277)]
        [DataRow(289)]
        [DataRow(309)]
        [DataRow(311)]
        [DataRow(317)]
        public void A_damaged_DFU_file_is_refused(int damagedByte)
        {
            byte[] dfu = Dfu();
            dfu[damagedByte] ^= 0x40;
            Assert.ThrowsException(typeof(MalformedException), () => DfuFile.Read(new MemoryFile(dfu)));
        }

        [TestMethod]
        public void A_resource_Manifest_lists_directories_and_files()
        {
            ResourceManifest list = List("V:0\nT:1700000000\nD:apps\nF:" + Digest + ":12:apps/x.fap\r\n");
            Assert.IsTrue(list.Next());
            Assert.IsTrue(list.IsDirectory);
            Assert.AreEqual("apps", list.Path);
            Assert.IsTrue(list.Next());
            Assert.IsFalse(list.IsDirectory);
            Assert.AreEqual("apps/x.fap", list.Path);
            Assert.AreEqual(12u, list.Size);
            Assert.AreEqual(Digest, Sample.Hex(list.Md5));
            Assert.IsFalse(list.Next());
        }

        [DataRow("X:0\n")]
        [DataRow("D:../apps\n")]
        [DataRow("F:d41d8cd98f00b204e9800998ecf8427g:12:x\n")]
        [DataRow("F:d41d8cd98f00b204e9800998ecf8427e:1x:x\n")]
        public void A_damaged_resource_Manifest_is_refused(string line)
        {
            Assert.ThrowsException(typeof(MalformedException), () => List("V:0\n" + line).Next());
        }

        private static UpdateManifest Parse(string text)
        {
            byte[] data = Sample.Ascii(text);
            return UpdateManifest.Parse(s_bytes, data, data.Length);
        }

        private static ResourceManifest List(string text)
        {
            return new ResourceManifest(new MemorySource(Sample.Ascii(text)), s_bytes, true);
        }

        // Reference: DfuSe file format 1.1a: prefix, one target with one element of 16 bytes, suffix.
        private static byte[] Dfu()
        {
            byte[] file = new byte[DfuSize];
            Sample.Ascii("DfuSe").CopyTo(file, 0);
            file[5] = 1;
            LittleEndian.Write32(DfuSize - 16, file, 6);
            file[10] = 1;
            Sample.Ascii("Target").CopyTo(file, 11);
            LittleEndian.Write32(24, file, 277);
            LittleEndian.Write32(1, file, 281);
            LittleEndian.Write32(0x08000000, file, 285);
            LittleEndian.Write32(16, file, 289);
            s_bytes.Fill(file, 309, 2, 0xFF);
            LittleEndian.Write32(0x0483DF11, file, 311);
            file[315] = 0x1A;
            file[316] = 0x01;
            Sample.Ascii("UFD").CopyTo(file, 317);
            file[320] = 16;
            return file;
        }
    }
}
