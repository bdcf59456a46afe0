using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The RTC (RM0434, chapter RTC): the calendar with its initialisation mode, and 20 backup registers. Alarms, wake-up timer, timestamp,
    /// tamper detection and calibration are not modelled.
    /// </summary>
    public sealed class Rtc : Peripheral
    {
        private const int BackupRegistersAt = 0x50;
        private const uint FirstKey = 0xCA;
        private const uint SecondKey = 0x53;
        private const uint InitMode = 1 << 7;
        private const uint Synchronized = 1 << 5;
        private const uint ConfigurationOnly = (1 << 6) | (1 << 4);
        private const uint UsualPrescalers = 0x007F00FF;
        private const int SecondsOfDay = 24 * 60 * 60;

        /// <summary>Delay until INITF or RSF is set: two periods of RTCCLK.</summary>
        private const long Crossing = 2 * VirtualTime.Second / 32_768;

        private static readonly DateTime s_start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

        private readonly BackupRegisters _backup;
        private readonly Calendar _calendar;
        private readonly VirtualClock _clock;
        private readonly Pwr _power;
        private readonly Register _time;
        private readonly Register _date;
        private readonly Register _control;
        private readonly Register _prescaler;
        private bool _firstKey;
        private bool _unlocked;
        private bool _stopped;
        private long? _initialisesAt;
        private long _synchronizesAt;

        /// <summary>Declares the registers.</summary>
        /// <param name="backup">The backup registers of the device.</param>
        /// <param name="calendar">The calendar of the device.</param>
        /// <param name="clock">Virtual time.</param>
        /// <param name="power">Power control, whose DBP bit permits writes to the backup domain.</param>
        /// <param name="violations">Receives the violations.</param>
        public Rtc(BackupRegisters backup, Calendar calendar, VirtualClock clock, Pwr power, Violations violations)
            : base("RTC", 0x40002800, 0x400, violations)
        {
            _backup = backup;
            _calendar = calendar;
            _clock = clock;
            _power = power;
            _time = Define(0x00, "TR").With(0, "SU, ST", 7).With(8, "MNU, MNT", 7).With(16, "HU, HT", 6)
                .With(22, "PM", 1, FieldKind.Tagged);
            _date = Define(0x04, "DR", 0x2101).With(0, "DU, DT", 6).With(8, "MU, MT, WDU", 8).With(16, "YU, YT", 8);
            _control = Define(0x08, "CR").With(0, "WUCKSEL", 3, FieldKind.Tagged).With(3, "TSEDGE").With(4, "REFCKON", 1, FieldKind.Tagged)
                .With(5, "BYPSHAD").With(6, "FMT", 1, FieldKind.Tagged)
                .With(8, "ALRAE, ALRBE, WUTE, TSE, ALRAIE, ALRBIE, WUTIE, TSIE", 8, FieldKind.Tagged)
                .With(16, "ADD1H, SUB1H", 2, FieldKind.Tagged).With(18, "BKP").With(19, "COSEL").With(20, "POL")
                .With(21, "OSEL, COE, ITSE", 4, FieldKind.Tagged);
            Define(0x0C, "ISR", 0x07).OnRead(_ => Status).OnRawWrite((value, _) => WriteStatus(value));
            _prescaler = Define(0x10, "PRER", UsualPrescalers).With(0, "PREDIV_S", 15).With(16, "PREDIV_A", 7);
            Define(0x24, "WPR").With(0, "KEY", 8, FieldKind.WriteOnly).OnWrite(TakeKey);
            Define(0x28, "SSR").With(0, "SS", 16, FieldKind.ReadOnly);
            DefineCalendar();
            DefineBackupRegisters();
        }

        private uint Status => 7 | (_calendar.Seconds / SecondsOfDay >= 366 ? 1u << 4 : 0)
            | (_clock.Now >= _synchronizesAt ? Synchronized : 0)
            | (_initialisesAt is { } at ? InitMode | (_clock.Now >= at ? 1u << 6 : 0) : 0);

        private bool IsInitialising => _initialisesAt is { } at && _clock.Now >= at;

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _firstKey = false;
            _unlocked = false;
            _stopped = false;
            _initialisesAt = null;
            _synchronizesAt = 0;
        }

        // Encodes a number below 100 as two BCD digits.
        private static uint Digits(int number) => (uint)((number / 10 << 4) | (number % 10));

        private static int Number(uint digits) => (int)(((digits >> 4) * 10) + (digits & 0xF));

        private void DefineCalendar()
        {
            _time.OnRead(_ => _stopped ? _time.Value : TimeOf(Now)).OnRawWrite((value, _) => WriteInitialising(_time, value));
            _date.OnRead(_ => _stopped ? _date.Value : DateOf(Now)).OnRawWrite((value, _) => WriteInitialising(_date, value));
            _prescaler.OnRawWrite((value, _) =>
            {
                ReportIf(value != UsualPrescalers, "register.not-modelled", $"PRER {value:X8} is not modelled; only 007F00FF is");
                WriteInitialising(_prescaler, value);
            });
            _control.OnWriting(() => IsWritable("CR")).OnWrite(value => ReportIf(
                (value & ConfigurationOnly) != 0 && !IsInitialising,
                "rtc.initialisation",
                "FMT or REFCKON written outside initialisation mode"));
        }

        private DateTime Now => s_start.AddSeconds(_calendar.Seconds);

        private static uint TimeOf(DateTime now) => (Digits(now.Hour) << 16) | (Digits(now.Minute) << 8) | Digits(now.Second);

        // Encodes a date for DR; its weekday field counts from 1 (Monday) to 7 (Sunday).
        private static uint DateOf(DateTime now) =>
            (Digits(now.Year - 2000) << 16) | ((uint)(now.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)now.DayOfWeek) << 13)
            | (Digits(now.Month) << 8) | Digits(now.Day);

        private void DefineBackupRegisters()
        {
            for (int n = 0; n < BackupRegisters.Count; n++)
            {
                int index = n;

                Define(BackupRegistersAt + (4 * (uint)n), $"BKP{n}R").OnRead(_ => _backup.Read(index)).OnRawWrite((value, _) =>
                {
                    if (!_power.AllowsBackupAccess)
                    {
                        Report("rtc.backup-protected", $"RTC: BKP{index}R written while PWR.CR1.DBP = 0");

                        return;
                    }

                    _backup.Write(index, value);
                });
            }
        }

        /// <summary>
        /// Handles a write to WPR: 0xCA followed by 0x53 unlocks the registers, and any other value locks them (RM0434, chapter RTC).
        /// </summary>
        private void TakeKey(uint value)
        {
            _unlocked = (_firstKey && value == SecondKey) || (_unlocked && value == FirstKey);
            _firstKey = value == FirstKey;
        }

        private bool IsWritable(string register)
        {
            bool isProtected = !_power.AllowsBackupAccess || !_unlocked;

            ReportIf(isProtected, "rtc.write-protected", $"{register} written while it is write-protected (DBP, WPR)");

            return !isProtected;
        }

        private void WriteInitialising(Register register, uint value)
        {
            if (!IsWritable(register.Name))
            {
                return;
            }

            if (ReportIf(!IsInitialising, "rtc.initialisation", $"{register.Name} written while INITF = 0"))
            {
                return;
            }

            ReportIf((value & register.Reserved) != 0, "register.reserved-bits", $"reserved bits of {register.Name} written ({value:X8})");
            register.Value = value;
        }

        private void WriteStatus(uint value)
        {
            if ((value & Synchronized) == 0)
            {
                _synchronizesAt = _clock.Now + Crossing;
            }

            bool initialise = (value & InitMode) != 0;

            if (initialise == _initialisesAt is not null || !IsWritable("ISR"))
            {
                return;
            }

            if (initialise)
            {
                _time.Value = TimeOf(Now);
                _date.Value = DateOf(Now);
                _stopped = true;
                _initialisesAt = _clock.Now + Crossing;
            }
            else
            {
                Start();
            }
        }

        /// <summary>Leaves initialisation mode. The calendar continues from the written date and time.</summary>
        private void Start()
        {
            uint date = _date.Value;
            uint time = _time.Value;

            _initialisesAt = null;
            _stopped = false;
            _synchronizesAt = _clock.Now + Crossing;

            if (DateTime.TryParseExact(
                $"20{Number(date >> 16):00}-{Number((date >> 8) & 0x1F):00}-{Number(date & 0x3F):00} "
                + $"{Number(time >> 16 & 0x3F):00}:{Number((time >> 8) & 0x7F):00}:{Number(time & 0x7F):00}",
                "yyyy-MM-dd HH:mm:ss",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out DateTime set))
            {
                _calendar.Seconds = (long)(set - s_start).TotalSeconds;
            }
            else
            {
                Report("rtc.date", $"RTC: started with a date or time that does not exist (TR {time:X6}, DR {date:X6})");
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _firstKey = archive.Value(_firstKey);
            _unlocked = archive.Value(_unlocked);
            _stopped = archive.Value(_stopped);
            _initialisesAt = archive.Optional(_initialisesAt);
            _synchronizesAt = archive.Value(_synchronizesAt);
        }
    }
}
