namespace System.IO
{
    /// <summary>The only drive, <c>D:\</c>: the card on the device, a folder on the desktop.</summary>
    public sealed class DriveInfo
    {
        private const string Card = "D:";

        /// <summary>Creates an object that describes a drive, given by its letter or by a path on the drive.</summary>
        public DriveInfo(string driveName)
        {
            if (driveName == null)
            {
                throw new ArgumentNullException("driveName");
            }

            if (driveName.Length == 0 || driveName.Substring(0, 1).ToUpper() != "D" || (driveName.Length > 1 && driveName[1] != ':'))
            {
                throw new ArgumentException("There is no such drive.", "driveName");
            }

            Name = Card + Path.DirectorySeparatorChar.ToString();
            Refresh();
        }

        /// <summary>The type of the drive.</summary>
        public DriveType DriveType { get; set; }

        /// <summary>The root path of the drive.</summary>
        public string Name { get; set; }

        /// <summary>Capacity in bytes, including used space.</summary>
        public long TotalSize { get; set; }

        /// <summary>Returns all drives.</summary>
        public static DriveInfo[] GetDrives() => new DriveInfo[] { new DriveInfo(Card) };

        /// <summary>Returns the names of the supported file systems.</summary>
        public static string[] GetFileSystems() => new string[] { "FATFS" };

        /// <summary>Mounts the file systems of inserted cards.</summary>
        public static void MountRemovableVolumes() => IOError.Check(NativeIO.Mount(), Card);

        /// <summary>Not supported, because the updater never formats a card.</summary>
        public void Format(string fileSystem, uint parameter) => throw new NotSupportedException("Drives cannot be formatted.");

        /// <summary>Refreshes the drive information.</summary>
        public void Refresh()
        {
            long size = NativeIO.GetVolumeSize(Name);
            DriveType = size < 0 ? DriveType.NoRootDirectory : DriveType.Removable;
            TotalSize = size < 0 ? 0 : size;
        }
    }
}
