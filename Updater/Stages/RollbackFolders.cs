using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>The packages of old firmware on the card: which are this device's, which of them stay, and the one in progress.</summary>
    /// <remarks>
    /// A folder counts as one when it is named so, its manifest begins with name and device number, and it holds nothing but files that
    /// are written by this updater. Any other is the user's and stays.
    /// </remarks>
    internal sealed class RollbackFolders
    {
        /// <summary>Name of the manifest.</summary>
        internal const string Manifest = "update.fuf";

        /// <summary>What the names of packages begin with; a version follows.</summary>
        internal const string Prefix = "rollback-";

        private const string CrcMark = ", firmware ";
        private const int HeadSize = 160;

        private const string Own =
            "\nupdate.fuf\nupdater.bin\nresume.bin\nfirmware.dfu\nradio.bin\nbackup.tar\nbackup.txt\nbackup.txt.tmp\n" +
            "backup.tmp\nupdate.log\nupdate.log.old\nresources.idx\nprobe.tmp\n";

        private readonly IDevice _device;
        private readonly CardFiles _work;
        private readonly uint _running;
        private int _newest;
        private string _found;

        internal RollbackFolders(IDevice device, CardFiles work, string running)
        {
            _device = device;
            _work = work;
            _running = HashOf(running);
            Temporary = MessageFormat.Of(RollbackPlan.Root + Prefix + "$.tmp", (int)device.System.UniqueNumber);
        }

        /// <summary>Gets the path of the folder of a package in progress, with the device's number in it.</summary>
        internal string Temporary { get; }

        /// <summary>Makes the path of a file of the package in progress.</summary>
        internal string PathOf(string name)
        {
            return Temporary + "/" + name;
        }

        /// <summary>Removes what is left of an interrupted run and an earlier package of the same version, and makes the folder.</summary>
        /// <param name="version">Version of the old firmware.</param>
        /// <returns>Name of the package; <see langword="null"/> when the running package or the user has it.</returns>
        internal string Prepare(string version)
        {
            string name = Prefix + version;
            Prune(null, 0);
            Remove();
            Prune(name, 0);
            if (_work.Find(RollbackPlan.Root + name) != null)
            {
                return null;
            }

            CardFault.Check(_device.Card.MakeDirectory(Temporary), Temporary, "made");
            return name;
        }

        /// <summary>Determines whether there is a package of a version whose firmware is the one in flash.</summary>
        internal bool Has(string version, string crc)
        {
            return NumberOf(Prefix + version) > 0 && _found == CrcMark + crc;
        }

        /// <summary>Begins the manifest of a package.</summary>
        internal string HeadOf(string name, string crc)
        {
            return Head(name) + (_newest + 1).ToString() + CrcMark + crc + "\n";
        }

        /// <summary>Gives the package its name, then removes all but the newest two.</summary>
        internal void Complete(string name)
        {
            _work.Replace(Temporary, RollbackPlan.Root + name);
            Prune(null, _newest - 1);
        }

        /// <summary>Removes the folder of a package in progress, if there is one.</summary>
        /// <exception cref="CardIoException">The card fails, or the folder has files of the user.</exception>
        internal void Remove()
        {
            if (_work.Find(Temporary) != null)
            {
                ArrayList entries = OwnFiles(Temporary) ?? throw new CardIoException(Temporary + " has files of the user.");
                for (int i = 0; i < entries.Count; i++)
                {
                    _work.Delete(PathOf(((CardEntry)entries[i]!).Name));
                }

                _work.Delete(Temporary);
            }
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

        /// <summary>Removes a package of a name, and all up to a number.</summary>
        private void Prune(string name, int last)
        {
            _newest = 0;
            ArrayList entries = List(RollbackPlan.Root);
            for (int i = 0; i < entries.Count; i++)
            {
                CardEntry entry = (CardEntry)entries[i]!;
                string folder = RollbackPlan.Root + entry.Name;
                if (!entry.IsDirectory || !entry.Name.StartsWith(Prefix))
                {
                    continue;
                }

                // Power lost in the rename of a folder may leave both names, and the same rename ends it; no other folder is replaced.
                _ = _device.Card.Replace(Temporary, folder);
                int number = NumberOf(entry.Name);
                if (number > 0 && (entry.Name == name || number <= last) && HashOf(folder) != _running)
                {
                    _work.Replace(folder, Temporary);
                    Remove();
                }
                else if (number > _newest)
                {
                    _newest = number;
                }
            }
        }

        private uint HashOf(string path)
        {
            CardFault.Check(_device.Card.HashPath(path, 0, out uint hash), path, "found");
            return hash;
        }

        /// <summary>Gets the number of a package that is this device's; 0 when it is none.</summary>
        private int NumberOf(string name)
        {
            string folder = RollbackPlan.Root + name;
            string manifest = folder + "/" + Manifest;
            if (_work.Find(manifest) == null || OwnFiles(folder) == null)
            {
                return 0;
            }

            byte[] head = new byte[HeadSize];
            using (ICardFile file = _work.Open(manifest, CardMode.Read))
            {
                int count = new CardFileSource(file).Read(head, 0, HeadSize);
                string text = Head(name);
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
        /// <returns>Its files; <see langword="null"/> when it has any that are not written by this updater.</returns>
        private ArrayList OwnFiles(string folder)
        {
            ArrayList entries = List(folder);
            for (int i = 0; i < entries.Count; i++)
            {
                CardEntry entry = (CardEntry)entries[i]!;
                if (entry.IsDirectory || (!entry.Name.StartsWith(BackupRecord.Prefix) && Own.IndexOf("\n" + entry.Name + "\n") < 0))
                {
                    return null;
                }
            }

            return entries;
        }
    }
}
