using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>Erasing (SD Physical Layer Simplified Specification, section 4.3.5): CMD32, CMD33, CMD38.</summary>
    public sealed partial class SdCard
    {
        private const byte EraseSequenceError = 0x10;

        private long _eraseFirst = -1;
        private long _eraseLast = -1;

        /// <summary>Gets or sets the erase behaviour of the card.</summary>
        public CardErase Erasing { get; set; }

        /// <summary>Gets the number of blocks erased.</summary>
        public long BlocksErased { get; private set; }

        // CMD32, CMD33, CMD38, and ACMD51 (SCR); false for CMD51, which does not exist.
        private bool TryErase(int index, uint argument, byte status, bool application)
        {
            switch (index)
            {
                case 38:
                    Erase(status);
                    return true;
                case 51 when application:
                    Respond(status);
                    SendRegister(Configuration());
                    return true;
                case 51:
                    return false;
                default:
                    TakeEraseBound(argument, index == 33, status);
                    return true;
            }
        }

        private void TakeEraseBound(uint block, bool isLast, byte status)
        {
            if (_idle || block >= _image.Blocks)
            {
                Respond((byte)(status | (_idle ? IllegalCommand : ParameterError)));
            }
            else if (isLast && _eraseFirst < 0)
            {
                Respond((byte)(status | EraseSequenceError));
            }
            else
            {
                _eraseFirst = isLast ? _eraseFirst : block;
                _eraseLast = isLast ? block : -1;
                Respond(status);
            }
        }

        private void Erase(byte status)
        {
            long first = _eraseFirst;
            long last = _eraseLast;

            _eraseFirst = _eraseLast = -1;

            if (_idle || first < 0 || last < first)
            {
                Respond((byte)(status | (_idle ? IllegalCommand : EraseSequenceError)));

                return;
            }

            Respond(status);
            _busyUntil = _now + _timing.EraseNanoseconds;
            BlocksErased += last - first + 1;

            if (Erasing == CardErase.Ignored)
            {
                return;
            }

            Span<byte> old = stackalloc byte[BlockSize];
            Span<byte> erased = stackalloc byte[BlockSize];
            erased.Fill((byte)(Erasing == CardErase.Ones ? 0xFF : 0));

            // An unchanged block is not an operation that can be cut.
            for (long block = first; block <= last; block++)
            {
                if ((!_image.Read(block, old) || !old.SequenceEqual(erased)) && !_image.Write(block, erased))
                {
                    return;
                }
            }
        }

        /// <summary>SCR: version 3 with security, 1 and 4 bits; DATA_STAT_AFTER_ERASE is bit 55.</summary>
        private byte[] Configuration() => [0x02, (byte)(Erasing == CardErase.Ones ? 0xB5 : 0x35), 0x80, 0x00, 0x00, 0x00, 0x00, 0x00];
    }
}
