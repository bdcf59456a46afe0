using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The device's state at the start of a run, with which the report compares the state at the end.</summary>
    internal sealed class RunBeginning : ISnapshotPart
    {
        /// <summary>Copies the state of a device at the start of its run.</summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <param name="executes">
        /// Whether the code in flash is executed; otherwise a stand-in replaces the firmware, and does nothing in PreUpdate.
        /// </param>
        public RunBeginning(VirtualDevice device, bool executes)
        {
            State = DeviceState.Of(device);
            Insertions = device.Card.Insertions;
            BootMode mode = device.Backup.BootMode;
            WasArmed = device.Backup.HasValidHeader && (mode == BootMode.Update || (mode == BootMode.PreUpdate && executes));
            CardBytesRead = device.Card.BytesRead;
            CardBytesWritten = device.Card.BytesWritten;
        }

        /// <summary>Gets the persistent state of the device.</summary>
        public DeviceState State { get; }

        /// <summary>Gets the number of card insertions before the run.</summary>
        public int Insertions { get; private set; }

        /// <summary>Gets a value indicating whether an update was armed at the start.</summary>
        public bool WasArmed { get; private set; }

        /// <summary>Gets the number of bytes read from the card before the run.</summary>
        public long CardBytesRead { get; private set; }

        /// <summary>Gets the number of bytes written to the card before the run.</summary>
        public long CardBytesWritten { get; private set; }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Part(State);
            Insertions = archive.Value(Insertions);
            WasArmed = archive.Value(WasArmed);
            CardBytesRead = archive.Value(CardBytesRead);
            CardBytesWritten = archive.Value(CardBytesWritten);
        }
    }
}
