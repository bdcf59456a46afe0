using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Otp;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper
{
    /// <summary>
    /// The device model of a Flipper Zero: the content of its memories, and the behaviour of its parts in virtual time. Both the mocked HAL
    /// and the emulator use this model.
    /// </summary>
    /// <remarks>
    /// A device is off, running, or stopped (by a reset, a power loss, a hang, or an endless wait for input). A stop discards the state
    /// that is lost at a reset or power loss. Flash, option bytes, OTP, backup registers, CPU2's own memory, the card and everything
    /// outside the device retain their state.
    /// </remarks>
    public sealed partial class VirtualDevice
    {
        private readonly List<Violation> _violations = [];
        private readonly Dictionary<int, DeviceStoppedException> _ends = [];

        /// <summary>
        /// Creates a device that is switched off, with erased flash, reference option bytes and no card.
        /// </summary>
        public VirtualDevice()
        {
            Journal = new OperationJournal(StopAt);
            Options = new OptionBytes(Journal);
            Otp = new OtpArea(Journal);
            Backup = new BackupRegisters(Journal);
            Calendar = new Calendar(Clock);
            FlashController = new FlashController(this);
            Buttons = new Buttons(this);
            Display = new VirtualDisplay(this);
            Console = new SerialConsole(this);
            Card = new VirtualCard(this);
            Coprocessor = new Coprocessor(this);
        }

        /// <summary>Gets virtual time.</summary>
        public VirtualClock Clock { get; } = new();

        /// <summary>Gets the journal of all persistent changes.</summary>
        public OperationJournal Journal { get; }

        /// <summary>Gets the cells of the main flash.</summary>
        public FlashArray Flash { get; } = new();

        /// <summary>Gets the flash controller.</summary>
        public FlashController FlashController { get; }

        /// <summary>Gets the option bytes.</summary>
        public OptionBytes Options { get; }

        /// <summary>Gets the one-time-programmable area.</summary>
        public OtpArea Otp { get; }

        /// <summary>Gets or sets the unique device number, which is bits 31:0 of UID64.</summary>
        public uint UniqueNumber { get; set; } = 0x00F1A5E5;

        /// <summary>Gets the RTC backup registers.</summary>
        public BackupRegisters Backup { get; }

        /// <summary>Gets the RTC calendar.</summary>
        public Calendar Calendar { get; }

        /// <summary>Gets CPU2.</summary>
        public Coprocessor Coprocessor { get; }

        /// <summary>Gets the SD card slot and the card.</summary>
        public VirtualCard Card { get; }

        /// <summary>Gets the battery.</summary>
        public Battery Battery { get; } = new();

        /// <summary>Gets the buttons.</summary>
        public Buttons Buttons { get; }

        /// <summary>Gets the display.</summary>
        public VirtualDisplay Display { get; }

        /// <summary>Gets the serial console.</summary>
        public SerialConsole Console { get; }

        /// <summary>Gets the firmware images and resume stubs that the flash has contained in full.</summary>
        public KnownImages Images { get; } = new();

        /// <summary>Gets the violations so far; empty if there were none.</summary>
        public IReadOnlyList<Violation> Violations => _violations;

        /// <summary>
        /// Gets or sets the function that returns the name of the code that the device is executing, to be recorded with violations.
        /// </summary>
        public Func<string?> ExecutingCode { get; set; } = () => null;

        /// <summary>Gets the number of boots so far. Every power-on and every reset begins a boot.</summary>
        public int Boot { get; private set; }

        /// <summary>Gets the virtual time at which this boot began.</summary>
        public long BootBegan { get; private set; }

        /// <summary>Gets the cause of this boot.</summary>
        public ResetCause Cause { get; private set; }

        /// <summary>Gets the bits of RCC_CSR at the start of this boot.</summary>
        public uint ResetFlags => VirtualFlipper.Reset.ResetFlags.Of(Cause);

        /// <summary>
        /// Gets a value indicating whether FLASH_ACR.EMPTY is set, either because the first flash word was erased when the option bytes
        /// were last loaded, or because software has set EMPTY since. A system reset does not update EMPTY.
        /// </summary>
        public bool IsEmptyFlagSet { get; private set; }

        /// <summary>Sets FLASH_ACR.EMPTY as a write to the register does.</summary>
        public void SetEmptyFlag(bool isSet)
        {
            IsEmptyFlagSet = isSet;
        }

        /// <summary>Gets a value indicating whether the first flash word reads as erased.</summary>
        public bool IsFirstWordErased => Flash.StateOf(0) != DoubleWordState.EccError && (uint)Flash[0] == uint.MaxValue;

        /// <summary>Gets a value indicating whether the device has power and is executing code.</summary>
        public bool IsRunning { get; private set; }

        /// <summary>
        /// Gets the exception that stopped the device; <see langword="null"/> if the device is running or was never switched on.
        /// </summary>
        public DeviceStoppedException? Stopped { get; private set; }

        /// <summary>
        /// Creates a device in factory state without firmware. The device has reference option bytes, OTP data in layout 2, FUS 1.2.0 and a
        /// radio stack in the secure flash, and an empty card.
        /// </summary>
        /// <param name="setup">Properties of the device; null for the defaults.</param>
        /// <returns>The device, which is switched off.</returns>
        /// <exception cref="ArgumentException">The stack file of the setup is not a radio stack image.</exception>
        public static VirtualDevice CreateDefault(DeviceSetup? setup = null)
        {
            setup ??= new DeviceSetup();
            VirtualDevice device = new();
            device.Otp.PreloadFactoryData(setup.Target, setup.Name);
            device.Battery.Percent = setup.BatteryPercent;
            device.Battery.IsCharging = setup.IsCharging;
            if (setup.StackFile is byte[] file)
            {
                RadioImage image = RadioImage.FromFile(file)
                    ?? throw new ArgumentException("The radio file has no footers of a radio stack.", nameof(setup));
                int type = setup.StackType < 0 ? image.GuessType() : setup.StackType;
                device.Coprocessor.Preload(new InstalledStack(image.Version, type, image.Address), image.Sram2a, image.Sram2b);
                device.Flash.Preload(image.Address, file);
            }
            else
            {
                device.Coprocessor.Preload(setup.Stack);
                device.FillSecureFlash(setup.Stack?.Address ?? FlashMap.FusBase, FlashMap.FusBase);
            }

            device.FillSecureFlash(FlashMap.FusBase, FlashMap.Base + FlashMap.Size);
            if (setup.HasCard)
            {
                device.Card.InsertEmpty();
            }

            return device;
        }

        /// <summary>Begins a boot, either by switching the power on or by continuing after a reset.</summary>
        /// <exception cref="InvalidOperationException">The device is already running.</exception>
        public void BeginBoot()
        {
            if (IsRunning)
            {
                throw new InvalidOperationException("The device is already running.");
            }

            Cause = Stopped is DeviceResetException reset ? reset.Cause : ResetCause.PowerOn;
            Stopped = null;
            IsRunning = true;
            Boot++;
            BootBegan = Clock.Now;
            if (Cause is not (ResetCause.Software or ResetCause.Coprocessor or ResetCause.Watchdog))
            {
                Options.Load();
                IsEmptyFlagSet = IsFirstWordErased;
            }

            FlashController.BeginBoot();
            Coprocessor.BeginBoot();
            Card.BeginBoot();
            Buttons.BeginBoot();
            Display.BeginBoot();
        }

        /// <summary>Resets the device now. The next <see cref="BeginBoot"/> continues after this reset.</summary>
        /// <param name="cause">The kind of reset.</param>
        /// <param name="why">Source and reason, in a few words.</param>
        /// <returns>The exception, which a caller that runs on the device must throw.</returns>
        public DeviceResetException Reset(ResetCause cause, string why)
        {
            if (cause is ResetCause.Software or ResetCause.OptionLaunch or ResetCause.Watchdog)
            {
                if (FlashController.IsBusy)
                {
                    Violate("flash.reset-while-busy", $"The chip was reset ({why}) while a flash operation was running");
                }

                Coprocessor.NoticeForeignReset(why);
            }

            DeviceResetException stopped = new(cause, why);
            Stop(stopped);

            return stopped;
        }

        /// <summary>Removes the battery now.</summary>
        public void SwitchOff()
        {
            Stop(new PowerLostException(null));
        }

        /// <summary>Removes the battery, unless a reset has stopped the device. After a removal the next boot is a power-on.</summary>
        internal void SwitchOffUnlessReset()
        {
            if (IsRunning)
            {
                SwitchOff();
            }
        }

        /// <summary>
        /// Stops the device in its current state, which is final, for example because the updater is waiting for input that is not
        /// scripted.
        /// </summary>
        /// <param name="message">The final state, in one sentence, for example the input for which the device waits.</param>
        /// <returns>The exception to throw.</returns>
        public DeviceRestsException Rest(string message)
        {
            DeviceRestsException stopped = new(message);
            Stop(stopped);

            return stopped;
        }

        /// <summary>
        /// Stops the device in its current state, in which the executing code makes no progress. Only a power cycle or a debugger can end
        /// this state.
        /// </summary>
        /// <param name="message">Location and cause of the hang, in one sentence.</param>
        /// <returns>The exception to throw.</returns>
        public DeviceHangsException Hang(string message)
        {
            DeviceHangsException stopped = new(message);
            Stop(stopped);

            return stopped;
        }

        /// <summary>Advances virtual time for code that executes on the device.</summary>
        /// <exception cref="DeviceStoppedException">The device had already stopped, or stopped during the call.</exception>
        public void Spend(long nanoseconds)
        {
            ThrowIfStopped();
            Clock.Advance(nanoseconds);
            ThrowIfStopped();
        }

        /// <summary>Throws an exception if the device is not running.</summary>
        /// <exception cref="DeviceStoppedException">The exception that stopped the device.</exception>
        public void ThrowIfStopped()
        {
            if (Stopped is not null)
            {
                throw Stopped;
            }

            if (!IsRunning)
            {
                throw new InvalidOperationException("The device is switched off.");
            }
        }

        /// <summary>Gets the exception that ended a boot.</summary>
        /// <param name="boot">Boot number, counted from 1.</param>
        /// <returns>The exception that ended the boot, or <see langword="null"/> if the boot is still running.</returns>
        public DeviceStoppedException? EndOf(int boot) => _ends.GetValueOrDefault(boot);

        /// <summary>Records a violation.</summary>
        /// <param name="rule">Identifier of the rule.</param>
        /// <param name="what">The violation, in one sentence.</param>
        public void Violate(string rule, string what)
        {
            _violations.Add(new Violation(rule, what, Clock.Now, ExecutingCode()));
        }

        /// <summary>
        /// Fills the flash owned by CPU2, whose content is encrypted on the target, with pseudo-random bytes that are the same for every
        /// device.
        /// </summary>
        private void FillSecureFlash(uint from, uint to)
        {
            byte[] content = new byte[to - from];
            new Random((int)(from >> 12)).NextBytes(content);
            Flash.Preload(from, content);
        }

        private DeviceStoppedException StopAt(CutPoint cut)
        {
            DeviceStoppedException stopped = StopOf(cut);
            Stop(stopped);

            return stopped;
        }

        private void Stop(DeviceStoppedException why)
        {
            if (Stopped is not null)
            {
                return;
            }

            Stopped = why;
            _ends[Boot] = why;
            IsRunning = false;
            Clock.Stop();
            FlashController.Abort();
            Coprocessor.Stop();
            Card.DropUnflushed();
        }
    }
}
