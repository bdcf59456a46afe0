using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The random number generator (RM0434, chapter RNG). The model produces the same numbers in each run, so runs are reproducible. The
    /// modelled noise source never fails.
    /// </summary>
    public sealed class Rng : Peripheral
    {
        /// <summary>
        /// Time from setting RNGEN to the first random number. The value is an assumption, because the manual specifies the time only in
        /// clock cycles of the noise source.
        /// </summary>
        private const long FirstNumber = 10 * VirtualTime.Microsecond;

        /// <summary>Time between two random numbers: 42 clock cycles at 48 MHz (RM0434, chapter RNG).</summary>
        private const long NextNumber = 875;

        private const uint Seed = 0x2545F491;

        private readonly VirtualClock _clock;
        private readonly Field _enabled;
        private uint _number = Seed;
        private long _readyAt = long.MaxValue;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Rng(VirtualClock clock, Violations violations)
            : base("RNG", 0x58001000, 0x400, violations)
        {
            _clock = clock;
            Define(0x00, "CR").With(2, "RNGEN", out _enabled).With(3, "IE", 1, FieldKind.Tagged).With(5, "CED").With(6, "BYP")
                .OnWrite(_ => FollowEnable());
            Define(0x04, "SR").WithFlags(FieldKind.ReadOnly, (0, "DRDY"), (1, "CECS"), (2, "SECS"))
                .WithFlags(FieldKind.ClearByOne, (5, "CEIS"), (6, "SEIS")).OnRead(_ => IsReady ? 1u : 0);
            Define(0x08, "DR").With(0, "RNDATA", 32, FieldKind.ReadOnly).OnRead(_ => Take());
        }

        private bool IsReady => _clock.Now >= _readyAt;

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _readyAt = long.MaxValue;
        }

        private void FollowEnable()
        {
            if (!_enabled.IsSet)
            {
                _readyAt = long.MaxValue;
            }
            else if (_readyAt == long.MaxValue)
            {
                _readyAt = _clock.Now + FirstNumber;
            }
        }

        private uint Take()
        {
            if (ReportIf(!IsReady, "rng.not-ready", "DR read while DRDY = 0"))
            {
                return 0;
            }

            _readyAt = _clock.Now + NextNumber;
            _number ^= _number << 13;
            _number ^= _number >> 17;
            _number ^= _number << 5;

            return _number;
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _number = archive.Value(_number);
            _readyAt = archive.Value(_readyAt);
        }
    }
}
