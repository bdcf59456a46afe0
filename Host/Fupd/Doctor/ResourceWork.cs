using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>Counts the work that stage 13 does on the doctor's copy of the device, for <see cref="DurationEstimate"/>.</summary>
    internal sealed class ResourceWork : IStageProgress, IDisposable
    {
        /// <summary>Highest progress value that stage 13 reports while comparing the card with the new list.</summary>
        private const int Compared = 20;

        private const int Done = 100;

        private readonly VirtualDevice _device;
        private readonly Dictionary<string, long> _newFilesOfFolder = [];
        private readonly long _read;
        private readonly long _written;

        /// <summary>Starts counting the card accesses of the given device.</summary>
        /// <param name="device">The doctor's copy of the device.</param>
        /// <param name="installedFiles">Number of files in the list of resources installed on the card.</param>
        public ResourceWork(VirtualDevice device, int installedFiles)
        {
            _device = device;
            InstalledFiles = installedFiles;
            _read = device.Card.BytesRead;
            _written = device.Card.BytesWritten;
            device.Journal.Begun += Count;
        }

        /// <summary>Gets the number of files from earlier packages; each is read and compared.</summary>
        public int InstalledFiles { get; }

        /// <summary>Gets a value indicating whether the whole archive was unpacked rather than only its list.</summary>
        public bool IsUnpacked { get; private set; }

        /// <summary>Gets the number of bytes read from files and from the archive.</summary>
        public long BytesRead { get; private set; }

        /// <summary>Gets the number of bytes written to files.</summary>
        public long BytesWritten { get; private set; }

        /// <summary>Gets the number of files written.</summary>
        public long NewFiles => _newFilesOfFolder.Values.Sum();

        /// <summary>
        /// Gets the sum, over all new files, of the number of new files created earlier in the same folder. A directory search reads past
        /// the entries of all files created earlier.
        /// </summary>
        public long EntriesPassed => _newFilesOfFolder.Values.Sum(files => files * (files - 1) / 2);

        /// <summary>Gets the number of folders created.</summary>
        public long NewFolders { get; private set; }

        /// <summary>Gets the number of files and folders renamed or deleted.</summary>
        public long Changes { get; private set; }

        /// <inheritdoc/>
        public void Report(Stage stage, int progress) => IsUnpacked |= progress is > Compared and < Done;

        /// <inheritdoc/>
        public void Note(string line)
        {
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _device.Journal.Begun -= Count;
            BytesRead = _device.Card.BytesRead - _read;
            BytesWritten = _device.Card.BytesWritten - _written;
        }

        private void Count(Operation operation)
        {
            switch (operation.Name)
            {
                // New files are counted when they are flushed, because a new file gets its name only when it is complete.
                case "card.flush":
                    string folder = operation.Where[..operation.Where.LastIndexOf('/')];
                    _newFilesOfFolder[folder] = _newFilesOfFolder.GetValueOrDefault(folder) + 1;
                    break;
                case "card.mkdir":
                    NewFolders++;
                    break;
                case "card.delete" or "card.rename":
                    Changes++;
                    break;
                default:
                    break;
            }
        }
    }
}
