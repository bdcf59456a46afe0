namespace System.IO
{
    /// <summary>A drive. There is one, the card: <c>D:\</c>, a folder on the desktop.</summary>
    public sealed class DriveInfo
    {
        private const string Card = "D:";

        /// <summary>Creates the object for a drive, by its letter or a path on it.</summary>
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

        /// <summary>What the drive is.</summary>
        public DriveType DriveType { get; set; }

        /// <summary>The root of its paths.</summary>
        public string Name { get; set; }

        /// <summary>Bytes it has room for, those in use included.</summary>
        public long TotalSize { get; set; }

        /// <summary>All drives.</summary>
        public static DriveInfo[] GetDrives() => new DriveInfo[] { new DriveInfo(Card) };

        /// <summary>Names of the file systems a drive can have.</summary>
        public static string[] GetFileSystems() => new string[] { "FATFS" };

        /// <summary>Finds the file systems of cards that were put in.</summary>
        public static void MountRemovableVolumes() => IOError.Check(NativeIO.Mount(), Card);

        /// <summary>Not supported: formatting a card is left to who owns it.</summary>
        public void Format(string fileSystem, uint parameter) => throw new NotSupportedException("A drive cannot be formatted from here.");

        /// <summary>Looks at the drive again.</summary>
        public void Refresh()
        {
            long size = NativeIO.GetVolumeSize(Name);
            DriveType = size < 0 ? DriveType.NoRootDirectory : DriveType.Removable;
            TotalSize = size < 0 ? 0 : size;
        }
    }
}
