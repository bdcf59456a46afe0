using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockCardFile(MockDevice mock, VirtualCardFile file) : ICardFile
    {
        private bool _closed;

        public uint Length => Alive.Length;

        public uint Position => Alive.Position;

        private VirtualCardFile Alive
        {
            get
            {
                mock.Alive();

                return file;
            }
        }

        public int Seek(uint position) => (int)Alive.Seek(position);

        public int Read(byte[] buffer, int offset, int count) => Alive.Read(buffer.AsSpan(offset, count));

        public int Write(byte[] buffer, int offset, int count) => Alive.Write(buffer.AsSpan(offset, count));

        public int Flush() => (int)Alive.Flush();

        public int Close()
        {
            VirtualCardFile open = Alive;
            _closed = true;
            return (int)open.Close();
        }

        public void Dispose()
        {
            if (!_closed)
            {
                Close();
            }
        }
    }
}
