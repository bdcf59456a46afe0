using System;
using FlipperUpdaterNano.Hal;
using nanoFramework.Hardware.Stm32;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Board
{
    /// <summary>
    /// Tests of STM32 hardware: device ID, unique device ID (UID), and the backup registers accessed as bytes. The backup register that a
    /// test writes is restored.
    /// </summary>
    [TestClass]
    public class ChipTests
    {
        private const int Spare = 19;
        private const uint SpareBytes = Spare * 4;

        private static IBackupRegisters s_registers;
        private static uint s_before;

        [Setup]
        public void Save_the_register()
        {
            s_registers = TestDevice.BackupRegisters;
            s_before = s_registers.Read(Spare);
        }

        [Cleanup]
        public void Restore_the_register()
        {
            s_registers.Write(Spare, s_before);
        }

        [TestMethod]
        public void The_unique_device_ID_is_twelve_bytes_long_and_constant()
        {
            byte[] id = Utilities.UniqueDeviceId;
            Assert.AreEqual(12, id.Length);
            Assert.AreEqual(-1, TestDevice.Bytes.FirstDifference(id, 0, Utilities.UniqueDeviceId, 0, 12));
            Assert.IsTrue(TestDevice.Bytes.Sum(id, 0, 12) != 0 && TestDevice.Bytes.Sum(id, 0, 12) != 12 * 255, "all bytes are 00 or FF");
        }

        [TestMethod]
        public void The_chip_is_an_STM32WB55()
        {
            Assert.AreEqual(0x495u, Utilities.DeviceId);
            Assert.AreNotEqual(0u, Utilities.DeviceRevisionId);
        }

        [TestMethod]
        public void Backup_memory_maps_each_register_most_significant_byte_first()
        {
            Assert.AreEqual(80, BackupMemory.Size);
            s_registers.Write(Spare, 0x11223344);
            Assert.AreEqual((byte)0x11, BackupMemory.ReadByte(SpareBytes));
            Assert.AreEqual((byte)0x44, BackupMemory.ReadByte(SpareBytes + 3));
            byte[] some = { 0xAB, 0xCD };
            BackupMemory.WriteBytes(SpareBytes + 1, some);
            Assert.AreEqual(0x11ABCD44u, s_registers.Read(Spare));
            BackupMemory.WriteInt32(SpareBytes, -2);
            Assert.AreEqual(-2, BackupMemory.ReadInt32(SpareBytes));
        }

        [DataRow(80u, 1)]
        [DataRow(79u, 2)]
        [DataRow(0xFFFFFFFFu, 1)]
        public void Accesses_outside_the_backup_memory_are_refused(uint position, int count)
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => BackupMemory.ReadBytes(position, new byte[count]));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => BackupMemory.WriteBytes(position, new byte[count]));
        }

        [DataRow(-1, 1)]
        [DataRow(1024, 1)]
        [DataRow(1020, 8)]
        public void Reads_outside_the_1024_bytes_of_OTP_are_refused(int offset, int count)
        {
            Assert.ThrowsException(
                typeof(ArgumentOutOfRangeException), () => TestDevice.Whole.System.ReadOtp(offset, new byte[count], count));
        }

        [TestMethod]
        public void OTP_read_does_not_overflow_its_buffer()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => TestDevice.Whole.System.ReadOtp(0, new byte[4], 5));
        }

        [TestMethod]
        public void A_frame_of_the_wrong_size_is_refused()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => TestDevice.Whole.Display.Show(new byte[1023]));
        }
    }
}
