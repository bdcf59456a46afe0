using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The erase commands CMD32, CMD33 and CMD38 (SD Physical Layer Simplified Specification, section 4.3.5).</summary>
    public sealed partial class SdCard
    {
        private const byte EraseSequenceError = 0x10;

        private long _eraseFirst = -1;
        private long _eraseLast = -1;

        /// <summary>Gets or sets the erase behaviour of the card.</summary>
        public CardErase Erasing { get; set; }

        /// <summary>Gets the number of blocks that erase commands have covered.</summary>
        public long BlocksErased { get; private set; }

        // Handles CMD32, CMD33, CMD38 and ACMD51, which reads the SCR. Returns false for CMD51, which does not exist.
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

            // Blocks whose content does not change are not written, because each write is an operation at which power can be cut.
            for (long block = first; block <= last; block++)
            {
                if ((!_image.Read(block, old) || !old.SequenceEqual(erased)) && !_image.Write(block, erased))
                {
                    return;
                }
            }
        }

        /// <summary>
        /// The SCR reports specification version 3, SD security, and bus widths of 1 and 4 bits; bit 55 is DATA_STAT_AFTER_ERASE.
        /// </summary>
        private byte[] Configuration() => [0x02, (byte)(Erasing == CardErase.Ones ? 0xB5 : 0x35), 0x80, 0x00, 0x00, 0x00, 0x00, 0x00];
    }
}
