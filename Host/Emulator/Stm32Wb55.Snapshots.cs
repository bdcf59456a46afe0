using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// The microcontroller in a snapshot: between two blocks of instructions, or asleep. A request does not affect device time: updating
    /// the clock rounds it, so a request does not update it.
    /// </summary>
    public sealed partial class Stm32Wb55 : ISnapshotPart
    {
        private bool _asleep;
        private bool _isSnapshotDue;

        /// <summary>Gets or sets the action that takes a requested snapshot.</summary>
        public Action? SnapshotTaken { get; set; }

        /// <summary>Gets or sets the device time in nanoseconds at which a sleeping core is to be saved; by default never.</summary>
        public long SnapshotWhenAsleep { get; set; } = long.MaxValue;

        /// <summary>Gets the device time in nanoseconds, without bringing the virtual clock up to date.</summary>
        public long Now => _time.Present;

        /// <summary>Requests a snapshot before the next block of instructions. To be called from an event or a handler.</summary>
        public void RequestSnapshot()
        {
            _isSnapshotDue = true;
            Interrupt();
        }

        /// <summary>Continues from the current state until the device stops.</summary>
        /// <exception cref="DeviceStoppedException">Always.</exception>
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
        /// <remarks>The device must be restored first; this object must be in the state after its constructor.</remarks>
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
            // The mapping at 0 follows MEM_MODE only between blocks.
            _ = ShowAtZero();
            archive.Part(Ram);
            archive.Part(_shared);
            archive.Part(_flash);
            archive.Part(_handlers.Select(range => range.Handler).OfType<FlashMemory>().Single(), nameof(FlashMemory));
        }

        /// <summary>Sleeps until an event may end the sleep; a snapshot due earlier is taken while asleep.</summary>
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
            // A pending bus fault, raised by an access outside the core, is taken first.
            if (_isSnapshotDue && _pending is null)
            {
                _isSnapshotDue = false;
                SnapshotTaken?.Invoke();
            }
        }
    }
}
