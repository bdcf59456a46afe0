using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>Reset and clock control (RM0434 section 8): oscillators, PLLs, bus clocks, peripheral resets and reset flags.</summary>
    public sealed partial class Rcc : Peripheral
    {
        private const uint HseTuneKey = 0xCAFECAFE;
        private const uint LseFailure = 1 << 9;

        private readonly Register _control;
        private readonly Field _msiRange;
        private readonly Oscillator _msi;
        private readonly Oscillator _hsi;
        private readonly Oscillator _hsiKernel;
        private readonly Oscillator _hse;
        private readonly Oscillator _mainPll;
        private readonly Oscillator _audioPll;
        private readonly Field _clockSecurity;
        private readonly Field _clockFailure;
        private readonly Field _clearsFailure;
        private readonly Register _configuration;
        private readonly Field _switch;
        private readonly Field _switchStatus;
        private readonly Field _ahbPrescaler;
        private readonly Field _apb1Prescaler;
        private readonly Field _apb2Prescaler;
        private readonly Pll _pll;
        private readonly Pll _audioPllConfiguration;
        private readonly Register _interrupts;
        private readonly Register _smps;
        private readonly Register _kernelClocks;
        private readonly Register _extended;
        private readonly Field _cpu2Prescaler;
        private readonly Register _tuning;
        private readonly Register _radioReset;
        private readonly Register _status;
        private readonly Field _removeFlags;
        private readonly Field _resetFlags;
        private readonly Oscillator _lsi1;
        private readonly Oscillator _lsi2;
        private readonly Register _backupDomain;
        private readonly Oscillator _lse;
        private readonly Field _lowPowerTimerSource;
        private readonly Field _lseDrive;
        private readonly Field _lseDetection;
        private readonly Field _radioWakeUp;
        private readonly Field _rtcSource;
        private readonly Field _rtcEnabled;
        private readonly Dictionary<ClockBus, (Register? Enable, Register? Reset)> _buses = [];
        private readonly Dictionary<ClockBus, List<(int Bit, Peripheral Peripheral)>> _gated = [];
        private bool _hseTuneUnlocked;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Rcc(Violations violations)
            : base("RCC", 0x58000000, 0x400, violations)
        {
            _control = Define(0x00, "CR", 0x00000061)
                .With(0, "MSION", out Field msiOn).With(1, "MSIRDY", out Field msiReady, 1, FieldKind.ReadOnly).With(2, "MSIPLLEN")
                .With(4, "MSIRANGE", out _msiRange, 4).With(8, "HSION", out Field hsiOn).With(9, "HSIKERON", out Field hsiKernelOn)
                .With(10, "HSIRDY", out Field hsiReady, 1, FieldKind.ReadOnly).With(11, "HSIASFS")
                .With(12, "HSIKERDY", out Field hsiKernelReady, 1, FieldKind.ReadOnly).With(16, "HSEON", out Field hseOn)
                .With(17, "HSERDY", out Field hseReady, 1, FieldKind.ReadOnly).With(18, "HSEBYP")
                .With(19, "CSSON", out _clockSecurity).With(20, "HSEPRE")
                .With(24, "PLLON", out Field pllOn).With(25, "PLLRDY", out Field pllReady, 1, FieldKind.ReadOnly)
                .With(26, "PLLSAI1ON", out Field audioPllOn).With(27, "PLLSAI1RDY", out Field audioPllReady, 1, FieldKind.ReadOnly)
                .OnWrite(_ => FollowOscillators());
            _msi = new Oscillator(msiOn, msiReady);
            _hsi = new Oscillator(hsiOn, hsiReady);
            _hsiKernel = new Oscillator(hsiKernelOn, hsiKernelReady);
            _hse = new Oscillator(hseOn, hseReady);
            _mainPll = new Oscillator(pllOn, pllReady);
            _audioPll = new Oscillator(audioPllOn, audioPllReady);
            Define(0x04, "ICSCR", 0x40000000).With(0, "MSICAL", 8, FieldKind.ReadOnly).With(8, "MSITRIM", 8)
                .With(16, "HSICAL", 8, FieldKind.ReadOnly).With(24, "HSITRIM", 7);
            _configuration = Define(0x08, "CFGR", 0x00070000)
                .With(0, "SW", out _switch, 2).With(2, "SWS", out _switchStatus, 2, FieldKind.ReadOnly)
                .With(4, "HPRE", out _ahbPrescaler, 4)
                .With(8, "PPRE1", out _apb1Prescaler, 3).With(11, "PPRE2", out _apb2Prescaler, 3).With(15, "STOPWUCK")
                .WithFlags(FieldKind.ReadOnly, (16, "HPREF"), (17, "PPRE1F"), (18, "PPRE2F")).With(24, "MCOSEL", 4).With(28, "MCOPRE", 3)
                .OnWrite(_ => FollowSwitch());
            _pll = DefinePll(0x0C, "PLLCFGR");
            _pll.Register.OnWrite(
                _ => ReportIf(_switch.Value == PllSource, "rcc.pll-in-use", "PLLCFGR changed while the PLL is the system clock"));
            _audioPllConfiguration = DefinePll(0x10, "PLLSAI1CFGR");
            _interrupts = Define(0x18, "CIER").With(0, "interrupts", 12);
            Define(0x1C, "CIFR").With(0, "flags", 8, FieldKind.ReadOnly).With(8, "CSSF", out _clockFailure, 1, FieldKind.ReadOnly)
                .With(9, "flags", 3, FieldKind.ReadOnly);
            Define(0x20, "CICR").With(0, "clears", 8, FieldKind.WriteOnly).With(8, "CSSC", out _clearsFailure, 1, FieldKind.WriteOnly)
                .With(9, "clears", 3, FieldKind.WriteOnly)
                .OnWrite(written => _clockFailure.IsSet &= !_clearsFailure.IsSetIn(written));
            _smps = DefineSmps();

            DefineBus(ClockBus.Ahb1, 0x48, 0x28, 0x00000100, 0x00011107);
            DefineBus(ClockBus.Ahb2, 0x4C, 0x2C, 0, 0x0001209F);
            DefineBus(ClockBus.Ahb3, 0x50, 0x30, 0x02080000, 0x021F0100);
            DefineBus(ClockBus.Apb1, 0x58, 0x38, 0x00000400, 0x85A04E01);
            DefineBus(ClockBus.Apb1Second, 0x5C, 0x3C, 0, 0x00000021);
            DefineBus(ClockBus.Apb2, 0x60, 0x40, 0, 0x00265800);
            DefineSleepEnables();
            _radioReset = Define(0x44, "APB3RSTR").With(0, "RFRST");

            _kernelClocks = Define(0x88, "CCIPR").With(0, "USART1SEL", 2).With(10, "LPUART1SEL", 2).With(12, "I2C1SEL", 2)
                .With(16, "I2C3SEL", 2)
                .With(18, "LPTIM1SEL", out _lowPowerTimerSource, 2).With(20, "LPTIM2SEL", 2).With(22, "SAI1SEL", 2)
                .With(26, "CLK48SEL", 2).With(28, "ADCSEL", 2).With(30, "RNGSEL", 2);
            _backupDomain = Define(0x90, "BDCR").With(0, "LSEON", out Field lseOn)
                .With(1, "LSERDY", out Field lseReady, 1, FieldKind.ReadOnly)
                .With(2, "LSEBYP").With(3, "LSEDRV", out _lseDrive, 2).With(5, "LSECSSON", out _lseDetection)
                .With(6, "LSECSSD", 1, FieldKind.ReadOnly)
                .With(8, "RTCSEL", out _rtcSource, 2).With(15, "RTCEN", out _rtcEnabled).With(16, "BDRST", 1, FieldKind.Tagged)
                .With(24, "LSCOEN").With(25, "LSCOSEL");
            _lse = new Oscillator(lseOn, lseReady);
            _backupDomain.OnWrite(_ => _lse.Follow());
            _status = Define(0x94, "CSR", 0).With(0, "LSI1ON", out Field lsi1On)
                .With(1, "LSI1RDY", out Field lsi1Ready, 1, FieldKind.ReadOnly)
                .With(2, "LSI2ON", out Field lsi2On).With(3, "LSI2RDY", out Field lsi2Ready, 1, FieldKind.ReadOnly).With(8, "LSI2TRIM", 4)
                .With(14, "RFWKPSEL", out _radioWakeUp, 2).With(16, "RFRSTS", 1, FieldKind.ReadOnly).With(23, "RMVF", out _removeFlags)
                .With(25, "flags", out _resetFlags, 7, FieldKind.ReadOnly).OnWrite(FollowStatus);
            _lsi1 = new Oscillator(lsi1On, lsi1Ready);
            _lsi2 = new Oscillator(lsi2On, lsi2Ready);
            Define(0x98, "CRRCR").With(0, "HSI48ON", out Field hsi48On).With(1, "HSI48RDY", out Field hsi48Ready, 1, FieldKind.ReadOnly)
                .OnWrite(_ => hsi48Ready.IsSet = hsi48On.IsSet);
            _tuning = DefineHseTuning();
            _extended = Define(0x108, "EXTCFGR", 0x00030000).With(0, "SHDHPRE", 4).With(4, "C2HPRE", out _cpu2Prescaler, 4)
                .WithFlags(FieldKind.ReadOnly, (16, "SHDHPREF"), (17, "C2HPREF")).With(20, "RFCSS", 1, FieldKind.ReadOnly)
                .OnWrite(_ => CheckCpu2());

            for (uint offset = 0x148; offset <= 0x164; offset += 4)
            {
                Define(offset, $"C2ENR+{offset:X3}").With(0, "bits", 32);
            }
        }

        /// <summary>Resets the registers as a system reset does. The registers of the backup domain keep their values.</summary>
        public override void Reset()
        {
            uint backup = _backupDomain.Value;

            base.Reset();
            _backupDomain.Value = backup;
            _hseTuneUnlocked = false;
            _startedWith = null;
        }

        /// <summary>Sets the registers to their values at the boot hand-off (docs/reference/hardware.md 5.2).</summary>
        public void SetHandoffState()
        {
            _control.Value = 0x0F0B0560;
            _pll.Register.Value = 0x32040813;

            // PLLSAI1 has N = 6 and divides by 2 for its outputs Q and R, so CLK48 runs at 48 MHz. The ADC runs on the system clock, LPTIM1
            // on LSE.
            _audioPllConfiguration.Register.Value = 0x33040600;
            _kernelClocks.Value = 0x340C0000;
            _interrupts.Value = LseFailure;
            _smps.Value = 0x00000010;
            _configuration.Value = 0x0007800F;
            _extended.Value = 0x00030080;
            _tuning.Value = 0x00002630;
            _radioReset.Value = 1;

            // LSE runs and clocks the RTC. LSE failure detection is on, except after a brown-out. LSI1 runs.
            _lse.Start();
            _lseDrive.Value = 3;
            _rtcSource.Value = 1;
            _rtcEnabled.IsSet = true;
            _lseDetection.IsSet |= (_status.Value & ResetFlags.BrownOut) == 0;
            _lsi1.Start();
            _radioWakeUp.Value = 1;

            Set(ClockBus.Ahb1, 0x00000107, 0);
            Set(ClockBus.Ahb2, 0x0000009F, 0);
            Set(ClockBus.Ahb3, 0x021C0000, 0);

            // LCD, SPI2, I2C1, I2C3, CRS, USB and TIM2 are held in reset with their clocks off. LPTIM1 runs.
            Set(ClockBus.Apb1, 0x80000400, 0x05A04201);
            Set(ClockBus.Apb1Second, 0, 0x00000021);
            Set(ClockBus.Apb2, 0x00004000, 0x00261800);
        }

        /// <summary>Sets the flags that show the cause of the last reset.</summary>
        /// <param name="flags">The flags, which are bits 25 to 31 of CSR.</param>
        public void SetResetFlags(uint flags) => _resetFlags.Value |= _resetFlags.In(flags);

        /// <summary>Checks whether a peripheral's clock is enabled.</summary>
        /// <returns><see langword="true"/> if the clock is enabled.</returns>
        public bool IsEnabled(ClockBus bus, int bit) => (_buses[bus].Enable!.Value & (1u << bit)) != 0;

        /// <summary>
        /// Connects a peripheral to its clock enable bit and its reset bit, which have the same position in both registers.
        /// </summary>
        public void Gate(Peripheral peripheral, ClockBus bus, int bit)
        {
            Register enables = _buses[bus].Enable!;
            Register resets = _buses[bus].Reset!;
            uint mask = 1u << bit;

            peripheral.IsClocked = () => (enables.Value & mask) != 0;
            peripheral.IsHeldInReset = () => (resets.Value & mask) != 0;
            _buses[bus].Reset!.OnWrite(AfterReset(_buses[bus].Reset!, bus, bit, peripheral));
        }

        private void Set(ClockBus bus, uint enables, uint resets)
        {
            _buses[bus].Enable!.Value = enables;
            _buses[bus].Reset!.Value = resets;
        }

        private static int ApbShift(uint prescaler) => prescaler < 4 ? 0 : (int)prescaler - 3;

        private Action<uint> AfterReset(Register register, ClockBus bus, int bit, Peripheral peripheral)
        {
            if (!_gated.TryGetValue(bus, out List<(int Bit, Peripheral Peripheral)>? gated))
            {
                _gated[bus] = gated = new();
            }

            gated.Add((bit, peripheral));

            return _ => gated.Where(g => (register.Value & (1u << g.Bit)) != 0).ToList().ForEach(g => g.Peripheral.Reset());
        }

        private Pll DefinePll(uint offset, string name)
        {
            Register register = Define(offset, name, 0x22041000).With(0, "PLLSRC", out Field source, 2).With(4, "PLLM", out Field m, 3)
                .With(8, "PLLN", out Field n, 7).With(16, "PLLPEN").With(17, "PLLP", 5).With(24, "PLLQEN").With(25, "PLLQ", 3)
                .With(28, "PLLREN").With(29, "PLLR", out Field r, 3);

            return new Pll(register, source, m, n, r);
        }

        private void DefineBus(ClockBus bus, uint enable, uint reset, uint enableAtReset, uint bits)
        {
            Register enables = Define(enable, $"{bus}ENR", enableAtReset);
            Register resets = Define(reset, $"{bus}RSTR");

            for (int bit = 0; bit < 32; bit++)
            {
                if ((bits & (1u << bit)) != 0)
                {
                    enables.With(bit, $"bit {bit}");
                    resets.With(bit, $"bit {bit}");
                }
            }

            _buses[bus] = (enables, resets);
        }

        /// <summary>
        /// Defines SMPSCR. SMPSSWS follows SMPSSEL (0: HSI, 1: MSI, 2: HSE); after a reset SMPSSWS reads 3, because the converter has no
        /// clock yet.
        /// </summary>
        private Register DefineSmps() => Define(0x24, "SMPSCR", 0x00000301).With(0, "SMPSSEL", out Field source, 2).With(4, "SMPSDIV", 2)
            .With(8, "SMPSSWS", out Field status, 2, FieldKind.ReadOnly).OnWrite(_ => status.Value = source.Value);

        /// <summary>
        /// Defines the clock enables for sleep mode, all of which are set after a reset. Clearing an enable is not modelled.
        /// </summary>
        private void DefineSleepEnables()
        {
            foreach ((uint offset, string name, uint bits) in new (uint, string, uint)[]
            {
                (0x68, "AHB1SMENR", 0x00011207), (0x6C, "AHB2SMENR", 0x0001209F), (0x70, "AHB3SMENR", 0x03070100),
                (0x78, "APB1SMENR1", 0x85A04E01), (0x7C, "APB1SMENR2", 0x00000021), (0x80, "APB2SMENR", 0x00265800),
            })
            {
                Register enables = Define(offset, name, bits);

                for (int bit = 0; bit < 32; bit++)
                {
                    if ((bits & (1u << bit)) != 0)
                    {
                        enables.With(bit, $"bit {bit}", 1, FieldKind.Tagged);
                    }
                }
            }
        }

        private Register DefineHseTuning()
        {
            Register tuning = Define(0x9C, "HSECR", 0x00000030).With(3, "HSES").With(4, "HSEGMC", 3).With(8, "HSETUNE", 6);

            tuning.OnRawWrite((value, _) =>
            {
                if (value == HseTuneKey)
                {
                    _hseTuneUnlocked = true;

                    return;
                }

                ReportIf(!_hseTuneUnlocked, "rcc.tuning-key", "HSECR written without its key 0xCAFECAFE");
                ReportIf(_hse.On.IsSet, "rcc.tuning-in-use", "HSECR written while HSE is on");
                tuning.Value = value & ~tuning.Reserved;
                _hseTuneUnlocked = false;
            });

            return tuning;
        }

        private void FollowStatus(uint written)
        {
            _lsi1.Follow();
            _lsi2.Follow();

            if (_removeFlags.IsSetIn(written))
            {
                _resetFlags.Value = 0;
                _removeFlags.IsSet = false;
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _hseTuneUnlocked = archive.Value(_hseTuneUnlocked);
            _startedWith = archive.Optional(_startedWith);
        }
    }
}
