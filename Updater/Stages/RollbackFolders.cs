using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Manages the packages of old firmware on the card: determines which of them belong to this device and which to keep, and manages the
    /// folder of the package in progress.
    /// </summary>
    /// <remarks>
    /// A folder is a rollback package if its name has the prefix of rollback packages, its manifest starts with that name and the device
    /// number, and the folder contains only files that this updater writes. Any other folder belongs to the user and stays.
    /// </remarks>
    internal sealed class RollbackFolders
    {
        /// <summary>File name of a package's manifest.</summary>
        internal const string Manifest = "update.fuf";

        private const string CrcMark = ", firmware ";
        private const int HeadSize = 160;

        private const string Own =
            "\nupdate.fuf\nupdater.bin\nresume.bin\nfirmware.dfu\nradio.bin\nbackup.tar\nbackup-0.tar\nbackup.txt\nbackup.txt.tmp\n" +
            "backup.tmp\nupdate.log\nupdate.log.old\nresources.idx\nprobe.tmp\n";

        private readonly IDevice _device;
        private readonly CardFiles _work;
        private readonly IStageProgress _progress;
        private readonly uint _running;
        private readonly string _old;
        private int _newest;
        private int _second;
        private string _found;

        internal RollbackFolders(IDevice device, CardFiles work, string running, IStageProgress progress)
        {
            _device = device;
            _work = work;
            _progress = progress;
            _running = HashOf(running);
            Temporary = RollbackPlan.TemporaryOf(device);
            _old = Temporary + RollbackPlan.OldSuffix;
        }

        /// <summary>Gets the path of the folder in which a package is being created. The path contains the device number.</summary>
        internal string Temporary { get; }

        /// <summary>Returns the path of a file in the package in progress.</summary>
        internal string PathOf(string name)
        {
            return Temporary + "/" + name;
        }

        /// <summary>Completes interrupted renames, and removes the folder of an interrupted run.</summary>
        internal void Clear()
        {
            Survey(0);
            Remove(Temporary);
        }

        /// <summary>Creates the folder of the rollback package that is to be written.</summary>
        /// <param name="version">Version of the old firmware.</param>
        /// <returns>
        /// Name of the package; <see langword="null"/> if a package that must stay, or a user folder, has that name.
        /// </returns>
        internal string Prepare(string version)
        {
            string name = RollbackPlan.Prefix + version;
            string folder = RollbackPlan.Root + name;
            if (_work.Find(folder) != null)
            {
                int number = NumberOf(folder);
                if (number == 0 || !IsRemovable(folder))
                {
                    return null;
                }

                // A package that replaces the newest package receives the number of that package, so that a run after a power loss creates
                // the same package.
                _newest -= number == _newest ? 1 : 0;
            }

            CardFault.Check(_device.Card.MakeDirectory(Temporary), Temporary, "made");
            return name;
        }

        /// <summary>Determines whether a package with this name exists and contains the firmware that is in flash.</summary>
        internal bool Has(string name, string crc)
        {
            return NumberOf(RollbackPlan.Root + name) > 0 && _found == CrcMark + crc;
        }

        /// <summary>Determines whether the pointer to the old firmware refers to a package of this device.</summary>
        internal static bool HasWayBack(IDevice device)
        {
            try
            {
                string path = UpdatePointer.Read(device.Card, UpdatePointer.WayBack);
                string folder = path.Substring(0, path.LastIndexOf('/'));
                return new RollbackFolders(device, new CardFiles(device), folder, null).NumberOf(folder) > 0;
            }
            catch (CardIoException)
            {
                return false;
            }
        }

        /// <summary>Returns the first lines of a package's manifest.</summary>
        internal string HeadOf(string name, string crc)
        {
            return Head(name) + (_newest + 1).ToString() + CrcMark + crc + "\n";
        }

        /// <summary>Renames the folder in progress to the package's name. An earlier package with that name is set aside.</summary>
        internal void Complete(string name)
        {
            string folder = RollbackPlan.Root + name;
            if (_work.Find(folder) != null)
            {
                Remove(_old);
                _work.Replace(folder, _old);
            }

            _work.Replace(Temporary, folder);
        }

        /// <summary>Removes the folder in progress, the package set aside, and all but the two newest packages.</summary>
        /// <exception cref="CardIoException">The card fails.</exception>
        internal void Prune()
        {
            Remove(Temporary);
            Remove(_old);
            Survey(0);
            Survey(_second);
        }

        /// <summary>
        /// Removes one of the updater's own folders, if it exists. A folder that contains a user file or is write-protected is renamed,
        /// because it would otherwise prevent the creation of every later package.
        /// </summary>
        /// <exception cref="CardIoException">The card fails, or the folder is in use.</exception>
        private void Remove(string folder)
        {
            if (_work.Find(folder) == null)
            {
                return;
            }

            if (HashOf(folder) == _running)
            {
                throw new CardIoException(folder + " is in use.");
            }

            if (!TryRemove(folder))
            {
                // A rename that was interrupted by a power loss is completed. A different folder with the new name is not replaced; the
                // next number is tried.
                int number = 0;
                CardStatus status;
                do
                {
                    number++;
                    status = _device.Card.Replace(folder, UserFiles.Folder(number));
                }
                while (status == CardStatus.WrongKind);

                CardFault.Check(status, folder, "renamed");
                _progress.Note(MessageFormat.Of("@ is kept as set-aside-#.", folder, number));
            }
        }

        private bool TryRemove(string folder)
        {
            // If the folder contains user files, nothing in it is deleted, so the folder stays.
            ArrayList entries = OwnFiles(folder);
            for (int i = 0; entries != null && i < entries.Count; i++)
            {
                _ = _device.Card.Delete(folder + "/" + ((CardEntry)entries[i]!).Name);
            }

            return _device.Card.Delete(folder) == CardStatus.Ok;
        }

        private string Head(string name)
        {
            return MessageFormat.Of(
                "Filetype: " + UpdateManifest.FileType + "\nVersion: 2\n@ of device $, number ", "# " + name,
                (int)_device.System.UniqueNumber);
        }

        private ArrayList List(string folder)
        {
            ArrayList entries = new ArrayList();
            CardFault.Check(_device.Card.List(folder, entries), folder, "listed");
            return entries;
        }

        /// <summary>Finds the two newest packages, and removes the packages whose number is below the given limit.</summary>
        private void Survey(int limit)
        {
            _newest = 0;
            _second = 0;
            ArrayList entries = List(RollbackPlan.Root);
            for (int i = 0; i < entries.Count; i++)
            {
                CardEntry entry = (CardEntry)entries[i]!;
                string folder = RollbackPlan.Root + entry.Name;
                if (!entry.IsDirectory || !entry.Name.StartsWith(RollbackPlan.Prefix) || folder.StartsWith(Temporary))
                {
                    continue;
                }

                // A power loss during the rename of a folder may leave both names. Repeating the rename completes it, and does not replace
                // a different folder.
                _ = _device.Card.Replace(Temporary, folder);
                _ = _device.Card.Replace(_old, folder);
                int number = NumberOf(folder);
                if (number > 0 && number < limit && IsRemovable(folder))
                {
                    _work.Replace(folder, _old);
                    Remove(_old);
                }
                else if (number > _newest)
                {
                    _second = _newest;
                    _newest = number;
                }
                else if (number > _second)
                {
                    _second = number;
                }
            }
        }

        // A package is kept until its backup has been restored, because it may hold the only copy of the settings.
        private bool IsRemovable(string folder)
        {
            return OwnFiles(folder) != null
                && !BackupRecord.Read(_device, ManifestResult.Load(_device, folder + "/" + Manifest), false).IsLost;
        }

        private uint HashOf(string path)
        {
            CardFault.Check(_device.Card.HashPath(path, 0, out uint hash), path, "found");
            return hash;
        }

        /// <summary>
        /// Returns the number in the manifest of a rollback package that this device made, and sets <see cref="_found"/> to the firmware
        /// CRC recorded there; returns 0 for any other folder.
        /// </summary>
        private int NumberOf(string folder)
        {
            string manifest = folder + "/" + Manifest;
            if (_work.Find(manifest) == null)
            {
                return 0;
            }

            byte[] head = new byte[HeadSize];
            using (ICardFile file = _work.Open(manifest, CardMode.Read))
            {
                int count = new CardFileSource(file).Read(head, 0, HeadSize);
                string text = Head(folder.Substring(folder.LastIndexOf('/') + 1));
                int at = text.Length;
                if (!Ascii.Is(head, 0, text) || !Digits.ReadDecimal(_device.Bytes, head, ref at, count, out uint number))
                {
                    return 0;
                }

                _found = Utf8.ToText(head, at, CrcMark.Length + 8);
                return (int)number;
            }
        }

        /// <summary>Lists a folder.</summary>
        /// <returns>
        /// The files of the folder; <see langword="null"/> if one of them is not written by this updater, or if the folder is that of the
        /// running package.
        /// </returns>
        private ArrayList OwnFiles(string folder)
        {
            ArrayList entries = List(folder);
            bool isOwn = HashOf(folder) != _running;
            for (int i = 0; i < entries.Count && isOwn; i++)
            {
                CardEntry entry = (CardEntry)entries[i]!;
                isOwn = !entry.IsDirectory
                    && (BackupRecord.NumberOf(_device.Bytes, entry.Name) > 0 || Own.IndexOf("\n" + entry.Name + "\n") >= 0);
            }

            return isOwn ? entries : null;
        }
    }
}
