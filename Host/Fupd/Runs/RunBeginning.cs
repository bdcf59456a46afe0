using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The device at the beginning of a run, as far as the report compares it with the end.</summary>
    internal sealed class RunBeginning : ISnapshotPart
    {
        /// <summary>Initializes a new instance of the <see cref="RunBeginning"/> class.</summary>
        /// <param name="device">The device, off.</param>
        /// <param name="executes">Whether the code in flash executes: the stand-in for the firmware does nothing in PreUpdate.</param>
        public RunBeginning(VirtualDevice device, bool executes)
        {
            State = DeviceState.Of(device);
            Insertions = device.Card.Insertions;
            BootMode mode = device.Backup.BootMode;
            WasArmed = device.Backup.HasValidHeader && (mode == BootMode.Update || (mode == BootMode.PreUpdate && executes));
            CardBytesRead = device.Card.BytesRead;
            CardBytesWritten = device.Card.BytesWritten;
        }

        /// <summary>Gets its persistent state.</summary>
        public DeviceState State { get; }

        /// <summary>Gets how often a card was inserted.</summary>
        public int Insertions { get; private set; }

        /// <summary>Gets a value indicating whether an update was armed.</summary>
        public bool WasArmed { get; private set; }

        /// <summary>Gets the bytes read from the card before.</summary>
        public long CardBytesRead { get; private set; }

        /// <summary>Gets the bytes written to the card before.</summary>
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
