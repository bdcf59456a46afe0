using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>A device, and the engine that executes the updater on it. Must be disposed of after use.</summary>
    internal sealed class PlayedDevice : IDisposable
    {
        private readonly string _engineName;
        private readonly List<Violation> _violations = [];
        private IUpdaterEngine _engine;

        private PlayedDevice(VirtualDevice device, string engineName, IUpdaterEngine engine)
        {
            Device = device;
            _engineName = engineName;
            _engine = engine;
        }

        public VirtualDevice Device { get; }

        /// <summary>Gets the violations so far.</summary>
        public IReadOnlyList<Violation> Violations =>
            [.. _violations, .. Device.Violations, .. Engine.ViolationsOf(_engine, Device, false)];

        /// <summary>Copies a device that is switched off.</summary>
        /// <param name="engine"><c>mock</c> or <c>chip</c>.</param>
        /// <returns>The copy, with its own engine.</returns>
        public static PlayedDevice Copy(VirtualDevice device, string engine) => new(device.Copy(), engine, Engine.Of(engine));

        /// <summary>Combines a copy of the device with a copy of the engine's view of the card, taken at the same moment.</summary>
        /// <param name="copy">The copy of the device.</param>
        /// <returns>The copy of the device, with its own engine.</returns>
        public PlayedDevice With(VirtualDevice copy) =>
            new(copy, _engineName, _engine is EmulatorEngine chip ? chip.CopyFor(copy) : Engine.Of(_engineName));

        /// <summary>Switches the device on, and runs its boots until it reaches a final state.</summary>
        public BootReport SwitchOn()
        {
            StoreCard();
            return BootSequence.Play(Device, _engine);
        }

        /// <summary>Copies the contents of the emulated card's blocks to the device's card.</summary>
        public void StoreCard() => (_engine as EmulatorEngine)?.StoreCard();

        /// <summary>
        /// Creates a new engine after the card has been changed from outside, because the old engine would keep the emulated card's old
        /// blocks.
        /// </summary>
        public void TakeChangedCard()
        {
            _violations.AddRange(Engine.ViolationsOf(_engine, Device, false));
            Dispose();
            _engine = Engine.Of(_engineName);
        }

        /// <inheritdoc/>
        public void Dispose() => (_engine as IDisposable)?.Dispose();
    }
}
