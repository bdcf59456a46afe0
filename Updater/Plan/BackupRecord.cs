using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The record <c>backup.txt</c> in the package folder, which specifies which backup of /int belongs to the update of this device, and
    /// whether that backup must still be restored. Unlike the backup registers, the record survives the removal of the battery.
    /// </summary>
    /// <remarks>
    /// The record also contains the CRC32 of the backup, because an archive whose clusters read as zeros may be a valid, shorter archive.
    /// The records of older updaters lack the CRC32; the backup of such a record is only checked as an archive.
    /// <code>
    /// backup-1.tar
    /// Device 01234567, manifest 89ABCDEF, CRC32 FEDCBA98: not restored
    /// </code>
    /// <code>
    /// state          since                                        the backup is used
    /// saved          the backup is complete                       while the registers show that no firmware has run since
    ///                or another update has copied it
    /// not restored   directly before /int can be lost             always, because /int may be incomplete by now
    /// restored       /int is restored, or left to PostUpdate       as for "saved"
    /// </code>
    /// Each change of the record is one rename, so after a power loss either the old or the new state is valid. If the record is damaged or
    /// missing while the update is unfinished, the newest backup in the folder is used.
    /// </remarks>
    public sealed class BackupRecord
    {
        /// <summary>Prefix of the names of this updater's backups; a number follows.</summary>
        public const string Prefix = "backup-";

        /// <summary>Suffix of the names of this updater's backups.</summary>
        public const string Suffix = ".tar";

        /// <summary>State: the backup is complete.</summary>
        public const string Saved = "saved";

        /// <summary>State: /int may be lost or incomplete compared with the backup.</summary>
        public const string Lost = "not restored";

        /// <summary>State: /int contains the backup's contents.</summary>
        public const string Restored = "restored";

        /// <summary>Name of the record in the package folder.</summary>
        internal const string FileName = "backup.txt";

        /// <summary>Suffix of the name of a new record until it replaces the old one.</summary>
        internal const string TemporarySuffix = ".tmp";

        private const string StateMark = ": ";

        // Maximum size of a record in bytes; a longer file is not a record. Records are about 85 bytes long.
        private const int MaximumLength = 128;

        private readonly IDevice _device;
        private readonly ManifestResult _package;
        private string _state;
        private bool _isForeign;

        private BackupRecord(IDevice device, ManifestResult package)
        {
            _device = device;
            _package = package;
        }

        /// <summary>Gets the file name of the backup, or <see langword="null"/> if there is no record for this update and device.</summary>
        public string Name { get; private set; }

        /// <summary>
        /// Gets the CRC32 of the backup as text (<see cref="ChecksumOf"/>); empty if the record is of an older updater or missing.
        /// </summary>
        public string Checksum { get; private set; } = string.Empty;

        /// <summary>Gets the path of the backup. The name must not be null.</summary>
        public string Path
        {
            get { return _package.PathOf(Name); }
        }

        /// <summary>Gets a value indicating whether the backup must be restored, regardless of the current contents of /int.</summary>
        public bool IsLost
        {
            get { return _state == Lost; }
        }

        /// <summary>Reads the record.</summary>
        /// <param name="device">The device.</param>
        /// <param name="package">The package.</param>
        /// <param name="isUnfinished">Whether this update has made a backup, regardless of the contents of the record.</param>
        /// <returns>
        /// The record. Its name is null if the file belongs to another device or manifest. If the file is missing or damaged, the name is
        /// that of the newest backup if <paramref name="isUnfinished"/> is true, otherwise null.
        /// </returns>
        /// <exception cref="CardIoException">The record exists but cannot be read.</exception>
        public static BackupRecord Read(IDevice device, ManifestResult package, bool isUnfinished)
        {
            BackupRecord record = new BackupRecord(device, package);
            string path = package.PathOf(FileName);
            CardStatus status = device.Card.Stat(path, out CardEntry entry);
            CardFault.Check(status == CardStatus.NotFound ? CardStatus.Ok : status, path, "found");
            if (status == CardStatus.Ok && entry.Size <= MaximumLength)
            {
                byte[] bytes = new byte[entry.Size];
                using (ICardFile file = CardReading.Open(device.Card, path))
                {
                    CardReading.ReadExactly(file, bytes, 0, bytes.Length);
                }

                record.Parse(Utf8.ToTextOrNull(bytes, 0, bytes.Length) ?? string.Empty);
            }

            if (isUnfinished && record.Name == null && !record._isForeign)
            {
                record.FindNewest();
            }

            return record;
        }

        /// <summary>
        /// Searches for the backup of another update of this device, in <see cref="UpdatePointer.Folder"/> and in each folder directly in
        /// it.
        /// </summary>
        /// <param name="device">The device.</param>
        /// <param name="manifestCrc">CRC32 of the other update's manifest.</param>
        /// <returns>
        /// The record of the backup, or <see langword="null"/> if no record of the other update refers to an existing backup.
        /// </returns>
        /// <exception cref="CardIoException">
        /// The folder cannot be listed, or no record matches and one of the records cannot be read.
        /// </exception>
        public static BackupRecord FindOther(IDevice device, uint manifestCrc)
        {
            ArrayList entries = new ArrayList();
            CardStatus status = device.Card.List(UpdatePointer.Folder, entries);
            CardFault.Check(status == CardStatus.NotFound ? CardStatus.Ok : status, UpdatePointer.Folder, "listed");
            CardIoException fault = null;
            for (int i = -1; i < entries.Count; i++)
            {
                string folder = UpdatePointer.Folder + "/";
                if (i >= 0)
                {
                    CardEntry entry = (CardEntry)entries[i]!;
                    if (!entry.IsDirectory)
                    {
                        continue;
                    }

                    folder += entry.Name + "/";
                }

                try
                {
                    BackupRecord record = Read(device, new ManifestResult(folder, null, manifestCrc), false);
                    if (record.Name != null && device.Card.Stat(record.Path, out _) == CardStatus.Ok)
                    {
                        return record;
                    }
                }
                catch (CardIoException e)
                {
                    fault = e;
                }
            }

            return fault == null ? null : throw fault;
        }

        /// <summary>Reads a backup and returns its CRC32 as text, in the form used in a record.</summary>
        /// <param name="device">The device.</param>
        /// <param name="path">Path of the backup.</param>
        /// <exception cref="CardIoException">The file cannot be read.</exception>
        public static string ChecksumOf(IDevice device, string path)
        {
            return MessageFormat.Of(", CRC32 $", (int)CardReading.Crc32(device, path));
        }

        /// <summary>Reads a backup, or a copy of it, and compares its checksum with the one in the record.</summary>
        /// <param name="device">The device.</param>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="record">The record, or <see langword="null"/> if there is none for this file.</param>
        /// <returns>The checksum of the file (<see cref="ChecksumOf"/>).</returns>
        /// <exception cref="MalformedException">The checksum differs.</exception>
        /// <exception cref="CardIoException">The file cannot be read.</exception>
        public static string Verify(IDevice device, string path, BackupRecord record)
        {
            string checksum = ChecksumOf(device, path);
            if (record != null && record.Checksum.Length > 0 && record.Checksum != checksum)
            {
                throw new MalformedException(path + ": the data changed since verification.");
            }

            return checksum;
        }

        /// <summary>
        /// Deletes the backup of PreUpdate or the recorded backup, whichever is not the source of /int, if it has the same bytes as the
        /// source. An interrupted attempt may have left both, and the card may have no space for two.
        /// </summary>
        /// <param name="source">Name of the backup that is the source; null if there is none.</param>
        /// <param name="checksum">The CRC32 of the source, as just read (<see cref="ChecksumOf"/>).</param>
        internal void DeleteDuplicate(string source, string checksum)
        {
            string path = source == InternalStorageNames.Backup ? Path : _package.PathOf(InternalStorageNames.Backup);
            try
            {
                if (source != null && ChecksumOf(_device, path) == checksum)
                {
                    _ = _device.Card.Delete(path);
                }
            }
            catch (CardIoException)
            {
                // A backup that is missing or unreadable is not a duplicate.
                return;
            }
        }

        /// <summary>Replaces the state in the record.</summary>
        /// <param name="state">The new state: <see cref="Saved"/>, <see cref="Lost"/> or <see cref="Restored"/>.</param>
        /// <exception cref="CardIoException">The card cannot be written.</exception>
        public void Save(string state)
        {
            Save(Name, state, Checksum);
        }

        /// <summary>Replaces the record.</summary>
        /// <param name="name">File name of the backup.</param>
        /// <param name="state">The new state: <see cref="Saved"/>, <see cref="Lost"/> or <see cref="Restored"/>.</param>
        /// <param name="checksum">The CRC32 of the backup (<see cref="ChecksumOf"/>).</param>
        /// <exception cref="CardIoException">The card cannot be written.</exception>
        public void Save(string name, string state, string checksum)
        {
            if (name == Name && state == _state && checksum == Checksum)
            {
                return;
            }

            byte[] bytes = Utf8.ToBytes(Head(name) + checksum + StateMark + state);
            string path = _package.PathOf(FileName);
            string temporary = path + TemporarySuffix;
            CardFault.Check(CardWriting.Create(_device.Card, temporary, bytes), path, "written");
            CardFault.Check(_device.Card.Replace(temporary, path), path, "replaced");
            Name = name;
            Checksum = checksum;
            _state = state;
        }

        /// <summary>Returns the file name of the backup with the given number.</summary>
        internal static string NameOf(int number)
        {
            return MessageFormat.Of(Prefix + "#" + Suffix, number);
        }

        /// <summary>Gets the number in the name of a backup.</summary>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="name">Any file name.</param>
        /// <returns>The number; 0 for any other name.</returns>
        internal static int NumberOf(IBytes bytes, string name)
        {
            byte[] text = Utf8.ToBytes(name);
            int at = Prefix.Length;
            return name.StartsWith(Prefix) && Digits.ReadDecimal(bytes, text, ref at, text.Length, out uint number)
                && number < int.MaxValue && NameOf((int)number) == name ? (int)number : 0;
        }

        private void FindNewest()
        {
            ArrayList entries = new ArrayList();
            CardFault.Check(_device.Card.List(_package.Folder, entries), _package.Folder, "listed");
            int newest = 0;
            for (int i = 0; i < entries.Count; i++)
            {
                int number = NumberOf(_device.Bytes, ((CardEntry)entries[i]!).Name);
                newest = number > newest ? number : newest;
            }

            Name = newest == 0 ? null : NameOf(newest);
        }

        private string Head(string name)
        {
            return MessageFormat.Of("@\nDevice $, manifest $", name, (int)_device.System.UniqueNumber, (int)_package.Crc);
        }

        // A record without a state is damaged.
        private void Parse(string text)
        {
            int end = text.IndexOf('\n');
            int at = text.IndexOf(StateMark);
            string name = end < 0 ? string.Empty : text.Substring(0, end);
            if (at > 0 && name.StartsWith(Prefix) && name.IndexOf('/') < 0)
            {
                string head = Head(name);
                _isForeign = !text.StartsWith(head);
                if (!_isForeign)
                {
                    Name = name;
                    Checksum = text.Substring(head.Length, at - head.Length);
                    _state = text.Substring(at + StateMark.Length);
                }
            }
        }
    }
}
