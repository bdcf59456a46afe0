using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// A low-power timer (RM0434, chapter LPTIM), an up-counter driven by its kernel clock. The model includes one-shot mode, continuous
    /// mode, compare match and autoreload match, but not external trigger, external clock or encoder mode.
    /// </summary>
    public sealed class Lptim : Peripheral
    {
        private const uint CompareMatch = 1 << 0;
        private const uint ReloadMatch = 1 << 1;
        private const uint CompareWritten = 1 << 3;
        private const uint ReloadWritten = 1 << 4;

        /// <summary>Number of kernel clock cycles until a write to CMP or ARR takes effect in the kernel clock domain.</summary>
        private const int CrossingClocks = 3;

        private readonly VirtualClock _clock;
        private readonly Func<uint> _hertz;
        private readonly int _line;
        private readonly Register _flags;
        private readonly Register _interrupts;
        private readonly Field _prescaler;
        private readonly Field _enabled;
        private readonly Field _single;
        private readonly Field _continuous;
        private readonly Field _compare;
        private readonly Field _reload;
        private long? _began;
        private bool _isSingle;
        private long _seen;
        private long _compareCrosses = long.MaxValue;
        private long _reloadCrosses = long.MaxValue;
        private ClockEvent? _due;

        /// <summary>Declares the registers.</summary>
        /// <param name="name">LPTIM1 or LPTIM2.</param>
        /// <param name="address">Address of the first register.</param>
        /// <param name="hertz">Returns the kernel clock frequency of the timer in hertz.</param>
        /// <param name="violations">Receives the violations.</param>
        public Lptim(string name, uint address, int line, VirtualClock clock, Func<uint> hertz, Violations violations)
            : base(name, address, 0x400, violations)
        {
            _clock = clock;
            _hertz = hertz;
            _line = line;
            _flags = Define(0x00, "ISR").WithFlags(
                FieldKind.ReadOnly, (0, "CMPM"), (1, "ARRM"), (2, "EXTTRIG"), (3, "CMPOK"), (4, "ARROK"), (5, "UP"), (6, "DOWN"));
            _flags.OnRead(_ => Follow()._flags.Value);
            Define(0x04, "ICR").With(0, "clears", 7, FieldKind.WriteOnly).OnWrite(written => Follow().Clear(written));
            _interrupts = Define(0x08, "IER").With(0, "CMPMIE").With(1, "ARRMIE").With(2, "EXTTRIGIE", 1, FieldKind.Tagged)
                .With(3, "CMPOKIE").With(4, "ARROKIE").With(5, "UPIE, DOWNIE", 2, FieldKind.Tagged)
                .OnWriting(() => Follow()).OnWrite(_ => Follow());
            Define(0x0C, "CFGR").With(0, "CKSEL", 1, FieldKind.Tagged).With(1, "CKPOL", 2).With(3, "CKFLT", 2).With(6, "TRGFLT", 2)
                .With(9, "PRESC", out _prescaler, 3).With(13, "TRIGSEL", 3).With(17, "TRIGEN", 2, FieldKind.Tagged)
                .With(19, "TIMOUT", 1, FieldKind.Tagged).With(20, "WAVE").With(21, "WAVPOL").With(22, "PRELOAD")
                .With(23, "COUNTMODE", 1, FieldKind.Tagged).With(24, "ENC", 1, FieldKind.Tagged)
                .OnWriting(() => ReportIf(_enabled!.IsSet, "lptim.enabled", "CFGR written while ENABLE = 1"));
            Define(0x10, "CR").With(0, "ENABLE", out _enabled).With(1, "SNGSTRT", out _single, 1, FieldKind.WriteOnly)
                .With(2, "CNTSTRT", out _continuous, 1, FieldKind.WriteOnly).With(3, "COUNTRST, RSTARE", 2, FieldKind.Tagged)
                .OnWriting(() => Follow()).OnWrite(Control);
            Define(0x14, "CMP").With(0, "CMP", out _compare, 16).OnWriting(() => Follow()).OnWrite(_ => Cross(CompareWritten));
            Define(0x18, "ARR", 1).With(0, "ARR", out _reload, 16).OnWriting(() => Follow()).OnWrite(_ => Cross(ReloadWritten));
            Define(0x1C, "CNT").With(0, "CNT", 16, FieldKind.ReadOnly).OnRead(_ => Follow().Count);
            Define(0x20, "OR").With(0, "OR", 2, FieldKind.Tagged);
        }

        private long Period => _reload.Value + 1L;

        /// <summary>
        /// Gets the number of clock cycles counted since the start. In one-shot mode counting stops at the autoreload value.
        /// </summary>
        private long Ticks
        {
            get
            {
                if (_began is not { } began)
                {
                    return -1;
                }

                long ticks = (_clock.Now - began) * (_hertz() >> (int)_prescaler.Value) / VirtualTime.Second;

                return _isSingle ? Math.Min(ticks, _reload.Value) : ticks;
            }
        }

        private uint Count => _began is null ? 0 : (uint)(Ticks % Period);

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            Halt();
            Drive(_line, false);
        }

        /// <inheritdoc/>
        public override void Stop()
        {
            _due?.Cancel();
            _due = null;
        }

        private void Halt()
        {
            _began = null;
            _compareCrosses = _reloadCrosses = long.MaxValue;
            Stop();
        }

        private void Control(uint value)
        {
            const uint starts = 6;

            if (!_enabled.IsSet)
            {
                Halt();
                ReportIf((value & starts) != 0, "lptim.disabled", "started while ENABLE = 0");

                return;
            }

            if (_single.IsSetIn(value) || _continuous.IsSetIn(value))
            {
                _isSingle = !_continuous.IsSetIn(value);
                _began = _clock.Now;
                _seen = -1;
                Follow();
            }
        }

        private void Cross(uint flag)
        {
            bool isCompare = flag == CompareWritten;
            long crosses = isCompare ? _compareCrosses : _reloadCrosses;
            string register = isCompare ? "CMP" : "ARR";

            ReportIf(!_enabled.IsSet, "lptim.disabled", $"{register} written while ENABLE = 0");
            ReportIf(crosses != long.MaxValue, "lptim.write-pending", $"{register} written before the previous write took effect");
            crosses = _clock.Now + ((CrossingClocks * VirtualTime.Second) / _hertz());

            if (isCompare)
            {
                _compareCrosses = crosses;
            }
            else
            {
                _reloadCrosses = crosses;
            }

            Follow();
        }

        private void Clear(uint written)
        {
            _flags.Value &= ~written;
            Follow();
        }

        /// <summary>Sets all flags that are due, and schedules the time at which the next enabled flag will be set.</summary>
        private Lptim Follow()
        {
            long ticks = Ticks;

            if (_began is not null && ticks > _seen)
            {
                _flags.Value |= (Passed(_compare.Value, ticks) ? CompareMatch : 0) | (Passed(_reload.Value, ticks) ? ReloadMatch : 0);
                _seen = ticks;
            }

            _flags.Value |= Crossed(ref _compareCrosses, CompareWritten) | Crossed(ref _reloadCrosses, ReloadWritten);
            Drive(_line, (_flags.Value & _interrupts.Value) != 0);
            Plan();

            return this;
        }

        private uint Crossed(ref long moment, uint flag)
        {
            if (_clock.Now < moment)
            {
                return 0;
            }

            moment = long.MaxValue;

            return flag;
        }

        /// <summary>Checks whether the counter has reached a value since the last check.</summary>
        private bool Passed(uint value, long ticks) => value < Period && NextAt(value) <= ticks;

        private long NextAt(uint value)
        {
            long next = _seen + 1;
            long rest = (value - (next % Period) + Period) % Period;

            return next + rest;
        }

        private void Plan()
        {
            long next = Math.Min(
                IsWanted(CompareMatch) ? MomentOf(_compare.Value) : long.MaxValue,
                IsWanted(ReloadMatch) ? MomentOf(_reload.Value) : long.MaxValue);

            next = Math.Min(next, IsWanted(CompareWritten) ? _compareCrosses : long.MaxValue);
            next = Math.Min(next, IsWanted(ReloadWritten) ? _reloadCrosses : long.MaxValue);

            if (_due is { IsOver: false } && _due.Due == next)
            {
                return;
            }

            Stop();

            if (next != long.MaxValue)
            {
                _due = _clock.At(next, () => Follow());
            }
        }

        private bool IsWanted(uint flag) => (_interrupts.Value & flag) != 0 && (_flags.Value & flag) == 0;

        private long MomentOf(uint value)
        {
            if (_began is not { } began || value >= Period)
            {
                return long.MaxValue;
            }

            long at = NextAt(value);
            long hertz = _hertz() >> (int)_prescaler.Value;

            return _isSingle && at > _reload.Value ? long.MaxValue : began + (((at * VirtualTime.Second) + hertz - 1) / hertz);
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _began = archive.Optional(_began);
            _isSingle = archive.Value(_isSingle);
            _seen = archive.Value(_seen);
            _compareCrosses = archive.Value(_compareCrosses);
            _reloadCrosses = archive.Value(_reloadCrosses);
            _due = archive.Event(_clock, _due, () => Follow());
        }
    }
}
