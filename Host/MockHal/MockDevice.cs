using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.MockHal
{
    /// <summary>
    /// Implements the HAL on a virtual Flipper for one boot. Every operation advances device time by its duration. After the device stops
    /// (a reset, a power loss, a final state), every further call throws the exception that stopped it. Code that runs during unwinding
    /// therefore cannot change the device, even after the next boot has begun.
    /// </summary>
    public sealed class MockDevice : IDevice
    {
        private readonly VirtualDevice _device;
        private readonly int _boot;

        /// <summary>Creates the HAL for the current boot of the device.</summary>
        /// <param name="device">The device, which is switched on if it is off.</param>
        /// <param name="options">Options of the mocked HAL; null for the defaults.</param>
        public MockDevice(VirtualDevice device, MockOptions? options = null)
        {
            options ??= new MockOptions();
            _device = device;
            if (!device.IsRunning)
            {
                device.BeginBoot();
            }

            _boot = device.Boot;
            MockFlash flash = new(this, options);
            Flash = flash;
            OptionBytes = new MockOptionBytes(this, flash);
            Coprocessor = new MockCoprocessor(this);
            Card = new MockCard(this);
            BackupRegisters = new MockBackupRegisters(this);
            Power = new MockPower(this);
            System = new MockSystem(this, options);
            Clock = new MockClock(this);
            Display = new MockDisplay(this);
            Buttons = new MockButtons(this);
            Console = new MockConsole(this);
            Bytes = new MockBytes(this);
        }

        /// <inheritdoc/>
        public IFlash Flash { get; }

        /// <inheritdoc/>
        public IOptionBytes OptionBytes { get; }

        /// <inheritdoc/>
        public ICoprocessor Coprocessor { get; }

        /// <inheritdoc/>
        public ICard Card { get; }

        /// <inheritdoc/>
        public IBackupRegisters BackupRegisters { get; }

        /// <inheritdoc/>
        public IPower Power { get; }

        /// <inheritdoc/>
        public ISystem System { get; }

        /// <inheritdoc/>
        public IClock Clock { get; }

        /// <inheritdoc/>
        public IDisplay Display { get; }

        /// <inheritdoc/>
        public IButtons Buttons { get; }

        /// <inheritdoc/>
        public IConsole Console { get; }

        /// <inheritdoc/>
        public IBytes Bytes { get; }

        /// <summary>Gets the device, if this boot is still running.</summary>
        /// <exception cref="DeviceStoppedException">This boot has ended.</exception>
        internal VirtualDevice Alive()
        {
            if (_device.EndOf(_boot) is DeviceStoppedException ended)
            {
                throw ended;
            }

            return _device;
        }

        /// <summary>Advances device time.</summary>
        /// <returns>The device, which is still running.</returns>
        internal VirtualDevice Spend(long nanoseconds)
        {
            Alive().Clock.Advance(nanoseconds);

            return Alive();
        }

        /// <summary>Waits until OK is released, 3 s at most, as the native drivers do before each reset: OK is BOOT0.</summary>
        internal void AwaitOkReleased()
        {
            const long limit = 3 * VirtualTime.Second;
            const long bounce = 50 * VirtualTime.Millisecond;
            long down = Alive().Buttons.TimeToRelease(Key.Ok);
            if (down > 0)
            {
                Spend(Math.Min(down, limit) + bounce);
            }
        }

        /// <summary>Advances device time to a given moment, unless that moment has passed.</summary>
        /// <param name="moment">Virtual time in nanoseconds.</param>
        /// <returns>The device, which is still running.</returns>
        internal VirtualDevice SpendUntil(long moment) => Spend(Math.Max(0, moment - _device.Clock.Now));
    }
}
