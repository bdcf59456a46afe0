using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>
    /// Checks that the backup registers keep every bit. The tests write an otherwise unused register, and restore it.
    /// </summary>
    [TestClass]
    public class BackupRegisterTests
    {
        // Neither the firmware nor the updater uses this register (Updater/State/UpdateRegister.cs, Updater/State/SystemRegister.cs).
        private const int Spare = 19;

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
            Assert.AreEqual(s_before, s_registers.Read(Spare));
        }

        [DataRow(0u)]
        [DataRow(0xFFFFFFFFu)]
        [DataRow(0x12345678u)]
        [DataRow(0x80000001u)]
        public void A_register_keeps_the_written_value(uint value)
        {
            s_registers.Write(Spare, value);
            Assert.AreEqual(value, s_registers.Read(Spare));
        }

        [TestMethod]
        public void Writing_a_register_does_not_change_the_others()
        {
            uint[] others = new uint[Spare];
            for (int i = 0; i < Spare; i++)
            {
                others[i] = s_registers.Read(i);
            }

            s_registers.Write(Spare, 0xA5A5A5A5);
            for (int i = 0; i < Spare; i++)
            {
                Assert.AreEqual(others[i], s_registers.Read(i), "register " + i.ToString());
            }
        }
    }
}
