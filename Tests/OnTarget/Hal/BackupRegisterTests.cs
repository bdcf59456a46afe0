using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>The backup registers keep every bit. The one used here is free, and gets its value back.</summary>
    [TestClass]
    public class BackupRegisterTests
    {
        // Neither the firmware nor the updater uses it (Updater/Stages/UpdateRegister.cs, Updater/Stages/SystemRegister.cs).
        private const int Spare = 19;

        private static IBackupRegisters s_registers;
        private static uint s_before;

        [Setup]
        public void Remember_the_register()
        {
            s_registers = TestDevice.BackupRegisters;
            s_before = s_registers.Read(Spare);
        }

        [Cleanup]
        public void Give_the_register_its_value_back()
        {
            s_registers.Write(Spare, s_before);
            Assert.AreEqual(s_before, s_registers.Read(Spare));
        }

        [DataRow(0u)]
        [DataRow(0xFFFFFFFFu)]
        [DataRow(0x12345678u)]
        [DataRow(0x80000001u)]
        public void A_register_keeps_what_is_written(uint value)
        {
            s_registers.Write(Spare, value);
            Assert.AreEqual(value, s_registers.Read(Spare));
        }

        [TestMethod]
        public void Writing_one_leaves_the_others()
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
