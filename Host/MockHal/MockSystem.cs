using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockSystem(MockDevice mock, MockOptions options) : ISystem
    {
        public uint ResetCause => mock.Alive().ResetFlags;

        public int BuildTarget => options.BuildTarget;

        public uint UniqueNumber => mock.Alive().UniqueNumber;

        public int ReadVersion(byte[] buffer) => System.Text.Encoding.ASCII.GetBytes("FlipperUpdaterNano host", buffer);

        public void ReadOtp(int offset, byte[] buffer, int count)
        {
            mock.Alive().Otp.Bytes.Slice(offset, count).CopyTo(buffer);
        }

        public void Reset()
        {
            mock.AwaitOkReleased();

            throw mock.Alive().Reset(VirtualFlipper.Reset.ResetCause.Software, "requested by the updater");
        }
    }
}
