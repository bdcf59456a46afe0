using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>Oscillators, PLL and the clocks of both CPUs (RM0434 section 8.2).</summary>
    public sealed partial class Rcc
    {
        private const uint MsiHertz = 4_000_000;
        private const uint HsiHertz = 16_000_000;
        private const uint HseHertz = 32_000_000;
        private const uint LsiHertz = 32_000;
        private const uint LseHertz = 32_768;

        // System clock sources, as values of SW and SWS.
        private const uint MsiSource = 0;
        private const uint HsiSource = 1;
        private const uint HseSource = 2;
        private const uint PllSource = 3;

        private static readonly uint[] s_msiHertz =
        [
            100_000, 200_000, 400_000, 800_000, 1_000_000, 2_000_000, 4_000_000, 8_000_000, 16_000_000, 24_000_000, 32_000_000, 48_000_000,
        ];

        private static readonly uint[] s_ahbDividers = [1, 3, 5, 1, 1, 6, 10, 32, 2, 4, 8, 16, 64, 128, 256, 512];

        private (uint Control, uint Configuration, uint Pll)? _coreHertzFor;
        private uint _coreHertz;

        // Value of C2HPRE at the start of CPU2; null before the start.
        private uint? _startedWith;

        /// <summary>Raised after the system clock or a divider has changed.</summary>
        public event Action? CoreClockChanged;

        /// <summary>Raised when CSSF becomes set, which raises the NMI.</summary>
        public event Action? ClockFailed;

        /// <summary>Gets a value indicating whether the clock security system has detected an HSE failure (CSSF).</summary>
        public bool HasClockFailure => _clockFailure.IsSet;

        /// <summary>Gets the frequency of CPU1.</summary>
        /// <remarks>The frequency is cached until a clock register changes, because each register access needs it.</remarks>
        public uint CoreHertz
        {
            get
            {
                (uint, uint, uint) content = (_control.Value, _configuration.Value, _pll.Register.Value);

                if (content != _coreHertzFor)
                {
                    _coreHertzFor = content;
                    _coreHertz = SystemHertz / s_ahbDividers[_ahbPrescaler.Value];
                }

                return _coreHertz;
            }
        }

        /// <summary>Gets the frequency of CPU2.</summary>
        public uint Cpu2Hertz => SystemHertz / s_ahbDividers[_cpu2Prescaler.Value];

        /// <summary>Gets the clock frequency of the peripherals on APB1.</summary>
        public uint Apb1Hertz => CoreHertz >> ApbShift(_apb1Prescaler.Value);

        /// <summary>Gets the clock frequency of the peripherals on APB2.</summary>
        public uint Apb2Hertz => CoreHertz >> ApbShift(_apb2Prescaler.Value);

        /// <summary>Gets the kernel clock frequency of LPTIM1.</summary>
        public uint LowPowerTimerHertz => _lowPowerTimerSource.Value switch
        {
            0 => Apb1Hertz,
            1 => LsiHertz,
            2 => HsiHertz,
            _ => LseHertz,
        };

        private uint SystemHertz => _switch.Value switch
        {
            MsiSource => _msi.On.IsSet ? s_msiHertz[Math.Min(_msiRange.Value, 11)] : MsiHertz,
            HsiSource => HsiHertz,
            HseSource => HseHertz,
            _ => PllHertz,
        };

        private uint PllHertz
        {
            get
            {
                uint source = _pll.Source.Value switch { 1 => MsiHertz, 2 => HsiHertz, 3 => HseHertz, _ => 0 };

                return source / (_pll.M.Value + 1) * _pll.N.Value / (_pll.R.Value + 1);
            }
        }

        /// <summary>
        /// Stops the HSE crystal. The clock security system disables HSE and PLL, selects HSI as system clock, and raises the NMI (RM0434
        /// section 8.2.10).
        /// </summary>
        /// <exception cref="InvalidOperationException">The clock security system is off (CSSON = 0), so the core stops.</exception>
        public void FailCrystal()
        {
            if (!_clockSecurity.IsSet)
            {
                throw new InvalidOperationException("The crystal fails while the clock security system is off, so the core stops.");
            }

            foreach (Oscillator oscillator in new[] { _hse, _mainPll, _audioPll })
            {
                oscillator.On.IsSet = false;
                oscillator.Follow();
            }

            _hsi.Start();
            _clockSecurity.IsSet = false;
            _switch.Value = HsiSource;
            _switchStatus.Value = HsiSource;
            _clockFailure.IsSet = true;
            CoreClockChanged?.Invoke();
            ClockFailed?.Invoke();
        }

        /// <summary>Starts CPU2 with its current clock. The prescaler of this clock (C2HPRE) must not change afterwards.</summary>
        public void StartCpu2()
        {
            _startedWith = _cpu2Prescaler.Value;
            CheckCpu2();
        }

        private void FollowOscillators()
        {
            CheckInUse(MsiSource, _msi, "MSI");
            CheckInUse(HsiSource, _hsi, "HSI");
            CheckInUse(HseSource, _hse, "HSE");
            CheckInUse(PllSource, _mainPll, "the PLL");

            foreach (Oscillator oscillator in new[] { _msi, _hsi, _hsiKernel, _hse, _mainPll, _audioPll })
            {
                oscillator.Follow();
            }
        }

        private void CheckInUse(uint source, Oscillator oscillator, string name) => ReportIf(
            _switchStatus.Value == source && !oscillator.On.IsSet,
            "rcc.clock-in-use",
            $"{name} switched off while it is the system clock");

        private void FollowSwitch()
        {
            uint source = _switch.Value;
            Oscillator oscillator = source switch { MsiSource => _msi, HsiSource => _hsi, HseSource => _hse, _ => _mainPll };

            if (!ReportIf(!oscillator.Ready.IsSet, "rcc.source-not-ready", $"system clock switched to source {source}, which is not ready"))
            {
                _switchStatus.Value = source;
                CheckCpu2();
                CoreClockChanged?.Invoke();
            }
        }

        /// <summary>
        /// Checks the clock of CPU2, which must not exceed 32 MHz (RM0434 section 8.2). A change of C2HPRE while CPU2 is running makes CPU2
        /// fault (docs/reference/silicon.md 1.15).
        /// </summary>
        private void CheckCpu2()
        {
            const uint most = 32_000_000;

            if (_startedWith is not { } prescaler)
            {
                return;
            }

            ReportIf(prescaler != _cpu2Prescaler.Value, "rcc.cpu2-prescaler", "C2HPRE changed while CPU2 is running");
            ReportIf(Cpu2Hertz > most, "rcc.cpu2-prescaler", $"CPU2 runs at {Cpu2Hertz / 1_000_000} MHz, but its limit is 32 MHz");
        }

        /// <summary>
        /// An oscillator or PLL. The ready flag of the clock source follows the enable bit immediately, because no rule depends on start-up
        /// times (up to 1 ms).
        /// </summary>
        private sealed record Oscillator(Field On, Field Ready)
        {
            public void Follow() => Ready.IsSet = On.IsSet;

            public void Start()
            {
                On.IsSet = true;
                Follow();
            }
        }

        /// <summary>The configuration of a PLL, whose output frequency is source / (M + 1) * N / (R + 1).</summary>
        private sealed record Pll(Register Register, Field Source, Field M, Field N, Field R);
    }
}
