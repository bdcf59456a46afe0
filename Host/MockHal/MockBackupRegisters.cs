using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockBackupRegisters(MockDevice mock) : IBackupRegisters
    {
        public uint Read(int register) => mock.Alive().Backup.Read(register);

        public void Write(int register, uint value)
        {
            mock.Alive().Backup.Write(register, value);
        }
    }
}
