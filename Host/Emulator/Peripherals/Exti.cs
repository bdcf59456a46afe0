using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The event and interrupt lines (RM0434 section 14). Lines 0 to 15 follow the pins that SYSCFG selects. If an edge is selected for
    /// such a line, its pin is sampled once per millisecond. Other configurable lines become pending only through software (SWIER). Line
    /// 41, which wakes CPU2, drives no interrupt line of CPU1. Events (EMR) have no effect on WFE in this model.
    /// </summary>
    public sealed class Exti : Peripheral
    {
        private const int Pins = 16;
        private const long SamplePeriod = VirtualTime.Millisecond;

        /// <summary>Maps the configurable lines among EXTI lines 0 to 31 to NVIC interrupt lines.</summary>
        private static readonly (uint Lines, int Interrupt)[] s_first =
        [
            (1 << 0, InterruptLine.Exti0), (1 << 1, InterruptLine.Exti0 + 1), (1 << 2, InterruptLine.Exti0 + 2),
            (1 << 3, InterruptLine.Exti0 + 3), (1 << 4, InterruptLine.Exti0 + 4), (0x03E0, InterruptLine.Exti9To5),
            (0xFC00, InterruptLine.Exti15To10), ((1u << 31) | (1 << 16), InterruptLine.VoltageDetector), (1 << 17, InterruptLine.RtcAlarm),
            (1 << 18, InterruptLine.TamperAndLse), (1 << 19, InterruptLine.RtcWakeUp), (3 << 20, InterruptLine.Comparators),
        ];

        private readonly VirtualClock _clock;
        private readonly Bank _first;
        private readonly Bank _second;
        private uint _levels;
        private uint _listening;
        private ClockEvent? _sample;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Exti(VirtualClock clock, Violations violations)
            : base("EXTI", 0x58000800, 0x400, violations)
        {
            _clock = clock;
            _first = DefineBank("1", 0x00, 0x80, 0x7FC00000, (0, "0", 22), (31, "31", 1));
            _second = DefineBank("2", 0x20, 0x90, 0x0001FCFD, (1, "33", 1), (8, "40", 2));

            foreach ((uint offset, string name, uint reset) in new (uint, string, uint)[]
            {
                (0xC0, "C2IMR1", 0x7FC00000), (0xC4, "C2EMR1", 0), (0xD0, "C2IMR2", 0x0001FCFD), (0xD4, "C2EMR2", 0),
            })
            {
                Define(offset, name, reset).With(0, "masks", 32);
            }
        }

        /// <summary>Gets or sets the function that reads the pin that SYSCFG_EXTICR selects for a line from 0 to 15.</summary>
        public Func<int, bool> LevelOf { get; set; } = _ => false;

        private uint Selected => (_first.Rising.Value | _first.Falling.Value) & 0xFFFF;

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _listening = 0;
            _first.Armed = _second.Armed = 0;
            Stop();
        }

        /// <inheritdoc/>
        public override void Stop()
        {
            _sample?.Cancel();
            _sample = null;
        }

        /// <summary>
        /// Samples the pins of all lines for which an edge is selected, and makes a line pending if such an edge
        /// has occurred on its pin.
        /// </summary>
        public void Sample()
        {
            for (int line = 0; line < Pins; line++)
            {
                uint bit = 1u << line;

                if ((_listening & bit) == 0)
                {
                    continue;
                }

                bool level = LevelOf(line);

                if (level == ((_levels & bit) != 0))
                {
                    continue;
                }

                _levels ^= bit;

                if (((level ? _first.Rising : _first.Falling).Value & bit) != 0)
                {
                    _first.Pending.Value |= bit;
                }
            }

            DriveLines();
        }

        private Bank DefineBank(
            string suffix, uint edges, uint masks, uint masksAtReset, params (int Position, string Name, int Width)[] lines)
        {
            Register rising = Define(edges, $"RTSR{suffix}");
            Register falling = Define(edges + 4, $"FTSR{suffix}");
            Register software = Define(edges + 8, $"SWIER{suffix}");
            Register pending = Define(edges + 0xC, $"PR{suffix}");

            foreach ((int position, string name, int width) in lines)
            {
                rising.With(position, $"RT{name}", width);
                falling.With(position, $"FT{name}", width);
                software.With(position, $"SWI{name}", width, FieldKind.SetOnly);
                pending.With(position, $"PIF{name}", width, FieldKind.ClearByOne);
            }

            Register interrupts = Define(masks, $"IMR{suffix}", masksAtReset).With(0, "IM", 32);
            Define(masks + 4, $"EMR{suffix}").With(0, "EM", 32);

            Bank bank = new(rising, falling, software, pending, interrupts);

            rising.OnWrite(_ => Listen());
            falling.OnWrite(_ => Listen());
            interrupts.OnWrite(_ => DriveLines());
            software.OnWrite(written => Pend(bank, written));
            pending.OnWrite(written => Clear(bank, written));

            return bank;
        }

        /// <summary>Makes a line pending if its SWIER bit changes from 0 to 1 while the line is unmasked (RM0434 section 14.5).</summary>
        private void Pend(Bank bank, uint written)
        {
            bank.Pending.Value |= written & ~bank.Armed & bank.Interrupts.Value & ~bank.Software.Reserved;
            bank.Armed = bank.Software.Value;
            DriveLines();
        }

        /// <summary>Handles a write to PR, which also clears the written bits in SWIER.</summary>
        private void Clear(Bank bank, uint written)
        {
            bank.Software.Value &= ~written;
            bank.Armed &= ~written;
            DriveLines();
        }

        /// <summary>
        /// Records the current pin levels of lines for which an edge was just selected; later edges are detected relative to these levels.
        /// </summary>
        private void Listen()
        {
            uint added = Selected & ~_listening;

            for (int line = 0; line < Pins; line++)
            {
                uint bit = 1u << line;

                if ((added & bit) != 0)
                {
                    _levels = LevelOf(line) ? _levels | bit : _levels & ~bit;
                }
            }

            _listening = Selected;

            if (_listening != 0 && _sample is null)
            {
                _sample = _clock.After(SamplePeriod, SampleAgain);
            }
        }

        private void SampleAgain()
        {
            _sample = _listening == 0 ? null : _clock.After(SamplePeriod, SampleAgain);
            Sample();
        }

        private void DriveLines()
        {
            uint first = _first.Pending.Value & _first.Interrupts.Value;
            uint second = _second.Pending.Value & _second.Interrupts.Value;

            foreach ((uint lines, int interrupt) in s_first)
            {
                // PVM3 is EXTI line 33 and shares the interrupt line of PVD and PVM1.
                bool shared = interrupt == InterruptLine.VoltageDetector && (second & (1 << 1)) != 0;

                Drive(interrupt, shared || (first & lines) != 0);
            }

            Drive(InterruptLine.Cpu2Event, (second & (1 << 8)) != 0);
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _levels = archive.Value(_levels);
            _listening = archive.Value(_listening);
            _first.Armed = archive.Value(_first.Armed);
            _second.Armed = archive.Value(_second.Armed);
            _sample = archive.Event(_clock, _sample, SampleAgain);
        }

        private sealed record Bank(Register Rising, Register Falling, Register Software, Register Pending, Register Interrupts)
        {
            public uint Armed { get; set; }
        }
    }
}
