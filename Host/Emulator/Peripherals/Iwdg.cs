using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The independent watchdog (RM0434, chapter IWDG), which is clocked by LSI. Once started, the watchdog resets the chip unless it is
    /// refreshed in time. The window option is not modelled.
    /// </summary>
    public sealed class Iwdg : Peripheral
    {
        private const uint StartKey = 0xCCCC;
        private const uint RefreshKey = 0xAAAA;
        private const uint UnlockKey = 0x5555;
        private const long LsiHertz = 32_000;
        private const int LargestPrescaler = 6;

        /// <summary>Delay after which a written prescaler or reload value takes effect: five LSI periods.</summary>
        private const long TakeOver = 5 * VirtualTime.Second / LsiHertz;

        private readonly VirtualClock _clock;
        private readonly Action _expired;
        private readonly Field _prescaler;
        private readonly Field _reload;
        private bool _unlocked;
        private bool _runs;
        private long _prescalerTakenAt;
        private long _reloadTakenAt;
        private ClockEvent? _expiry;

        /// <summary>Declares the registers.</summary>
        /// <param name="expired">Resets the chip.</param>
        /// <param name="violations">Receives the violations.</param>
        public Iwdg(VirtualClock clock, Action expired, Violations violations)
            : base("IWDG", 0x40003000, 0x400, violations)
        {
            _clock = clock;
            _expired = expired;
            Define(0x00, "KR").With(0, "KEY", 16, FieldKind.WriteOnly).OnWrite(TakeKey);
            Define(0x04, "PR").With(0, "PR", out _prescaler, 3).OnWriting(() => Check("PR", _prescalerTakenAt))
                .OnWrite(_ => _prescalerTakenAt = _clock.Now + TakeOver);
            Define(0x08, "RLR", 0xFFF).With(0, "RL", out _reload, 12).OnWriting(() => Check("RLR", _reloadTakenAt))
                .OnWrite(_ => _reloadTakenAt = _clock.Now + TakeOver);
            Define(0x0C, "SR").WithFlags(FieldKind.ReadOnly, (0, "PVU"), (1, "RVU"), (2, "WVU"))
                .OnRead(_ => (_clock.Now < _prescalerTakenAt ? 1u : 0) | (_clock.Now < _reloadTakenAt ? 2u : 0));
            Define(0x10, "WINR", 0xFFF).With(0, "WIN", 12, FieldKind.Tagged);
        }

        private long Timeout =>
            (4L << (int)Math.Min(_prescaler.Value, LargestPrescaler)) * (_reload.Value + 1) * VirtualTime.Second / LsiHertz;

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _runs = false;
            _unlocked = false;
            _prescalerTakenAt = _reloadTakenAt = 0;
            Stop();
        }

        /// <inheritdoc/>
        public override void Stop()
        {
            _expiry?.Cancel();
            _expiry = null;
        }

        private void TakeKey(uint value)
        {
            _unlocked = value == UnlockKey;
            _runs |= value == StartKey;

            if (_runs && value is StartKey or RefreshKey)
            {
                Stop();
                _expiry = _runs ? _clock.After(Timeout, _expired) : null;
            }
        }

        private void Check(string register, long takenAt)
        {
            ReportIf(!_unlocked, "iwdg.locked", $"{register} written without a preceding key 0x5555");
            ReportIf(_clock.Now < takenAt, "iwdg.update-pending", $"{register} written before the previous write took effect");
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _unlocked = archive.Value(_unlocked);
            _runs = archive.Value(_runs);
            _prescalerTakenAt = archive.Value(_prescalerTakenAt);
            _reloadTakenAt = archive.Value(_reloadTakenAt);
            _expiry = archive.Event(_clock, _expiry, _expired);
        }
    }
}
