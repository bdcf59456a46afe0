using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>Snapshots of a run on the emulator.</summary>
    internal sealed partial class DeviceRun : ISnapshotPart
    {
        private RunBeginning? _beginning;

        /// <summary>Requests snapshots of this run, to be saved at the given moments.</summary>
        /// <param name="moments">The moments, in chronological order.</param>
        /// <param name="fileOf">Maps a snapshot's index in <paramref name="moments"/> to the path of its file.</param>
        public SnapshotRequest SaveSnapshots(IReadOnlyList<SnapshotMoment> moments, Func<int, string> fileOf)
        {
            EmulatorEngine chip = (EmulatorEngine)_engine;
            SnapshotRequest request = new(moments, (index, pass) => SnapshotFile.Write(fileOf(index), chip.Built.Span, archive =>
            {
                archive.Part(this, "run");
                pass(archive);
            }));

            request.Follow(_device);
            chip.SnapshotRequest = request;

            return request;
        }

        /// <summary>Restores a snapshot, from which <see cref="Play"/> continues the run.</summary>
        /// <exception cref="SnapshotException">The snapshot cannot be restored.</exception>
        public void RestoreSnapshot(string file)
        {
            EmulatorEngine chip = (EmulatorEngine)_engine;
            SnapshotArchive archive = SnapshotFile.Read(file, chip.Built.Span);

            archive.Part(this, "run");
            chip.Restore(_device, archive);
            Trace.ReadAgain();
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            List<int> pages = [.. _firmwarePages];

            _beginning ??= new RunBeginning(_device, Executing != null);
            archive.Part(_beginning);
            archive.Items(_touched);
            archive.Items(pages, nameof(_firmwarePages));
            _firmwarePages = pages.ToHashSet();
            PackageFolder = archive.Text(PackageFolder)!;
            LogPath = archive.Text(LogPath);
            uint address = archive.Value(_firmware?.Address ?? 0, nameof(_firmware));
            _firmware = archive.Block(_firmware?.Bytes, nameof(_firmware)) is { } bytes ? (address, bytes) : null;
        }
    }
}
