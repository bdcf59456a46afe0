using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>Checks that the four read operations of the flash agree. Changes nothing.</summary>
    [TestClass]
    public class FlashTests
    {
        private const int Count = 1024;

        private static IFlash s_flash;
        private static IBytes s_bytes;

        [Setup]
        public void Get_the_flash()
        {
            s_flash = TestDevice.Flash;
            s_bytes = TestDevice.Bytes;
        }

        [TestMethod]
        public void The_secure_start_is_a_page_of_the_flash()
        {
            uint start = s_flash.SecureStart;
            Assert.IsTrue(start > FlashGeometry.Base && start <= FlashGeometry.Base + FlashGeometry.Size, start.ToString("X8"));
            Assert.AreEqual(0u, start % FlashGeometry.PageSize);
        }

        [DataRow(0)]
        [DataRow(4)]
        [DataRow(4095)]
        [DataRow(65537)]
        public void Read_and_compare_and_CRC_and_blank_check_agree(int offset)
        {
            uint address = FlashGeometry.Base + (uint)offset;
            byte[] data = new byte[Count + 2];
            data[0] = 0x55;
            data[Count + 1] = 0xAA;
            Assert.AreEqual(FlashStatus.Ok, s_flash.Read(address, data, 1, Count));
            Assert.AreEqual((byte)0x55, data[0]);
            Assert.AreEqual((byte)0xAA, data[Count + 1]);
            Assert.IsTrue(s_flash.Matches(address, data, 1, Count));
            uint crc;
            Assert.AreEqual(FlashStatus.Ok, s_flash.Crc32(0, address, Count, out crc));
            Assert.AreEqual(s_bytes.Crc32(0, data, 1, Count), crc);
            byte[] erased = new byte[Count];
            s_bytes.Fill(erased, 0, Count, 0xFF);
            Assert.AreEqual(s_flash.Matches(address, erased, 0, Count), s_flash.IsErased(address, Count));
            data[Count] ^= 1;
            Assert.IsFalse(s_flash.Matches(address, data, 1, Count));
        }

        [TestMethod]
        public void Addresses_out_of_range_are_refused()
        {
            byte[] data = new byte[16];
            uint crc;
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.Read(FlashGeometry.Base - 8, data, 0, 16));
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.Read(s_flash.SecureStart - 8, data, 0, 16));
            Assert.AreEqual(FlashStatus.OutOfRange, s_flash.Crc32(0, s_flash.SecureStart - 8, 16, out crc));
            Assert.IsFalse(s_flash.Matches(s_flash.SecureStart - 8, data, 0, 16));
            Assert.IsFalse(s_flash.IsErased(s_flash.SecureStart - 8, 16));
            Assert.AreEqual(FlashStatus.Ok, s_flash.Read(s_flash.SecureStart - 8, data, 0, 8));
        }
    }
}
