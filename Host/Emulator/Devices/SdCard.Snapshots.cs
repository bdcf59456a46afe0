using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>Saves the state of the card's controller to a snapshot and restores it. The card image saves the blocks.</summary>
    public sealed partial class SdCard : ISnapshotPart
    {
        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Items(_answers);
            archive.Content(_frame);
            archive.Content(_block);
            _frameCount = archive.Value(_frameCount);
            _blockCount = archive.Value(_blockCount);
            _blockAnswers = archive.Value(_blockAnswers);
            _selected = archive.Value(_selected);
            _wasClocked = archive.Value(_wasClocked);
            _isFirst = archive.Value(_isFirst);
            _idle = archive.Value(_idle);
            _spiMode = archive.Value(_spiMode);
            _application = archive.Value(_application);
            _checksCrc = archive.Value(_checksCrc);
            _initialisations = archive.Value(_initialisations);
            _readBlock = archive.Value(_readBlock);
            _readsMany = archive.Value(_readsMany);
            _writeBlock = archive.Value(_writeBlock);
            _writesMany = archive.Value(_writesMany);
            _dataReadyAt = archive.Value(_dataReadyAt);
            _busyUntil = archive.Value(_busyUntil);
            _now = archive.Value(_now);
            _eraseFirst = archive.Value(_eraseFirst);
            _eraseLast = archive.Value(_eraseLast);
            SaveOrRestoreQuirks(archive);
        }

        private void SaveOrRestoreQuirks(SnapshotArchive archive)
        {
            RefusesCrcCommand = archive.Value(RefusesCrcCommand);
            InitialisationTries = archive.Value(InitialisationTries);
            CrcCommandRefusals = archive.Value(CrcCommandRefusals);
            MissedIdleCommands = archive.Value(MissedIdleCommands);
            DataResponseDelay = archive.Value(DataResponseDelay);
            NextBusyNanoseconds = archive.Value(NextBusyNanoseconds);
            Erasing = archive.Value(Erasing);
            BytesRead = archive.Value(BytesRead);
            BytesWritten = archive.Value(BytesWritten);
            BlocksErased = archive.Value(BlocksErased);
        }
    }
}
