using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// Saves the state of the microcontroller to a snapshot, either between two blocks of instructions or while the core sleeps, and
    /// restores it. A request for a snapshot must not affect the device time. The request therefore does not update the clock, because an
    /// update rounds the time.
    /// </summary>
    public sealed partial class Stm32Wb55 : ISnapshotPart
    {
        private bool _asleep;
        private bool _isSnapshotDue;

        /// <summary>Gets or sets the action that takes a requested snapshot.</summary>
        public Action? SnapshotTaken { get; set; }

        /// <summary>
        /// Gets or sets the device time in nanoseconds at which to take a snapshot while the core sleeps; by default never.
        /// </summary>
        public long SnapshotWhenAsleep { get; set; } = long.MaxValue;

        /// <summary>Gets the device time in nanoseconds without updating the virtual clock.</summary>
        public long Now => _time.Present;

        /// <summary>
        /// Requests a snapshot before the next block of instructions. Must be called from an event or a callback for memory accesses.
        /// </summary>
        public void RequestSnapshot()
        {
            _isSnapshotDue = true;
            Interrupt();
        }

        /// <summary>Continues from the current state until the device stops.</summary>
        /// <exception cref="DeviceStoppedException">Always thrown.</exception>
        public void RunOn()
        {
            if (_asleep)
            {
                Sleep();
            }

            while (true)
            {
                TakeDueSnapshot();
                Continue();
            }
        }

        /// <inheritdoc/>
        /// <remarks>The device must be restored first, and this object must be newly constructed.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _bootBegan = archive.Value(_bootBegan);
            _slept = archive.Value(_slept);
            _asleep = archive.Value(_asleep);
            _tickPreempts = archive.Value(_tickPreempts);
            _answered = archive.Value(_answered);
            _answeredTable = archive.Value(_answeredTable);

            foreach (Peripheral peripheral in _peripherals)
            {
                archive.Part(peripheral, peripheral.Name);
            }

            archive.Part(Nvic);
            SaveOrRestoreMemories(archive);
            archive.Part(Cpu);
            archive.Part(_watch);
            archive.Part(_time);
            archive.Part(_waits);
            archive.Part(Violations);
        }

        private void SaveOrRestoreMemories(SnapshotArchive archive)
        {
            // The mapping at address 0 follows MEM_MODE only between blocks, so the mapping may be out of date.
            _ = ShowAtZero();
            archive.Part(Ram);
            archive.Part(_shared);
            archive.Part(_flash);
            archive.Part(_handlers.Select(range => range.Handler).OfType<FlashMemory>().Single(), nameof(FlashMemory));
        }

        /// <summary>
        /// Sleeps until the time of the next event that may wake the core. A snapshot that is due earlier is taken while the core sleeps.
        /// </summary>
        private void SleepUntil(long wake)
        {
            if (SnapshotWhenAsleep <= wake)
            {
                SleepFor(Math.Max(0, SnapshotWhenAsleep - Device.Clock.Now));
                SnapshotWhenAsleep = long.MaxValue;
                _asleep = true;
                SnapshotTaken?.Invoke();
            }

            _asleep = false;
            SleepFor(wake - Device.Clock.Now);
        }

        private void SleepFor(long nanoseconds)
        {
            _slept += nanoseconds;
            Device.Spend(nanoseconds);
        }

        private void TakeDueSnapshot()
        {
            // A bus fault that a callback for memory accesses has raised and that is still pending must be taken first.
            if (_isSnapshotDue && _pending is null)
            {
                _isSnapshotDue = false;
                SnapshotTaken?.Invoke();
            }
        }
    }
}
