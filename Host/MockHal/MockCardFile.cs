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

        public CardStatus Seek(uint position) => (CardStatus)Alive.Seek(position);

        public int Read(byte[] buffer, int offset, int count) => Alive.Read(buffer.AsSpan(offset, count));

        public CardStatus Write(byte[] buffer, int offset, int count) => (CardStatus)Alive.Write(buffer.AsSpan(offset, count));

        public CardStatus Flush() => (CardStatus)Alive.Flush();

        public CardStatus Close()
        {
            VirtualCardFile open = Alive;
            _closed = true;
            return (CardStatus)open.Close();
        }

        public void Dispose()
        {
            if (!_closed)
            {
                _closed = true;
                Alive.Dispose();
            }
        }
    }
}
