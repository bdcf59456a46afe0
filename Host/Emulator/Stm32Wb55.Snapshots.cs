using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// The microcontroller in a snapshot: between two blocks of instructions, or asleep. A request takes no device time, and changes
    /// none: time is rounded when it is brought up to date, which a request does not do.
    /// </summary>
    public sealed partial class Stm32Wb55 : ISnapshotPart
    {
        private bool _asleep;
        private bool _isSnapshotDue;

        /// <summary>Gets or sets what takes a requested snapshot.</summary>
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

        /// <summary>Runs from where it is, until the device stops.</summary>
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
        /// <remarks>The device is restored before it, and this chip is as its constructor made it.</remarks>
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
            // What shows at 0 follows MEM_MODE between blocks.
            _ = ShowAtZero();
            archive.Part(Ram);
            archive.Part(_shared);
            archive.Part(_flash);
            archive.Part(_handlers.Select(range => range.Handler).OfType<FlashMemory>().Single(), nameof(FlashMemory));
        }

        /// <summary>Sleeps until something may end it; a snapshot that is due before is taken asleep.</summary>
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
            // A bus fault that an access outside the core raised is taken first.
            if (_isSnapshotDue && _pending is null)
            {
                _isSnapshotDue = false;
                SnapshotTaken?.Invoke();
            }
        }
    }
}
