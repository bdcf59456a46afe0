using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Snapshots
{
    /// <summary>A request for snapshots of a run.</summary>
    /// <param name="moments">The moments, in chronological order.</param>
    /// <param name="save">
    /// Saves a snapshot. The arguments are the index of the snapshot and the action that saves the device, the engine and the
    /// microcontroller to an archive.
    /// </param>
    public sealed class SnapshotRequest(IReadOnlyList<SnapshotMoment> moments, Action<int, Action<SnapshotArchive>> save) : ICodeObserver
    {
        private ICodeObserver? _inner;
        private Stm32Wb55? _chip;
        private long _begun;
        private int _taken;

        /// <summary>Gets a value indicating whether all snapshots were taken.</summary>
        public bool IsOver => _taken == moments.Count;

        /// <summary>Tracks the number of the last operation that a device has begun.</summary>
        public void Follow(VirtualDevice device) => device.Journal.Begun += operation => _begun = operation.Number;

        /// <summary>Watches a boot, and takes the snapshots that become due during the boot.</summary>
        /// <param name="pass">Saves the machine to an archive.</param>
        public void Watch(Stm32Wb55 chip, Action<SnapshotArchive> pass)
        {
            _chip = chip;
            _inner = chip.Cpu.Observer;
            chip.SnapshotTaken = () => Take(pass);
            Await();
        }

        /// <inheritdoc/>
        public void BlockBegins(uint address, int instructions)
        {
            _inner?.BlockBegins(address, instructions);

            if (IsDue(_chip!, moments[_taken]))
            {
                _chip!.Cpu.Observer = _inner;
                _chip.RequestSnapshot();
            }
        }

        private void Await()
        {
            _chip!.Cpu.Observer = IsOver ? _inner : this;
            _chip.SnapshotWhenAsleep = IsOver ? long.MaxValue : moments[_taken].Time ?? long.MaxValue;
        }

        private void Take(Action<SnapshotArchive> pass)
        {
            save(_taken++, pass);
            Await();
        }

        private bool IsDue(Stm32Wb55 chip, SnapshotMoment moment) => _begun >= moment.Operation?.Number || chip.Now >= moment.Time
            || (chip.Cpu.Instructions >= moment.Instructions && chip.Device.Boot == moment.Boot);
    }
}
