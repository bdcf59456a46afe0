using FlipperUpdaterNano.Emulator.CardImage;

namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>
    /// The card of the Cortex-M4 test device: an empty FAT16 volume of 16 MiB in a temporary file, which is created on first use.
    /// </summary>
    internal sealed class RuntimeCard : IDisposable
    {
        /// <summary>Size of a sector in bytes.</summary>
        public const int SectorSize = 512;

        private const long Size = 16 * 1024 * 1024;

        private FileStream? _image;

        /// <summary>Reads sectors.</summary>
        /// <param name="sector">Number of the first sector.</param>
        /// <param name="bytes">Receives the content of the sectors.</param>
        /// <returns><see langword="true"/> if all sectors are on the card.</returns>
        public bool Read(uint sector, Span<byte> bytes)
        {
            if (!Seek(sector, bytes.Length))
            {
                return false;
            }

            _image!.ReadExactly(bytes);

            return true;
        }

        /// <summary>Writes sectors.</summary>
        /// <param name="sector">Number of the first sector.</param>
        /// <returns><see langword="true"/> if all sectors are on the card.</returns>
        public bool Write(uint sector, ReadOnlySpan<byte> bytes)
        {
            if (!Seek(sector, bytes.Length))
            {
                return false;
            }

            _image!.Write(bytes);

            return true;
        }

        /// <summary>Checks the file system and deletes the temporary file, if a program used the card.</summary>
        /// <exception cref="InvalidOperationException">The file system is damaged.</exception>
        public void Dispose()
        {
            if (_image == null)
            {
                return;
            }

            string path = _image.Name;
            _image.Dispose();
            _image = null;

            try
            {
                ToolRunner.Run("fsck.fat", "-n", path);
            }
            finally
            {
                File.Delete(path);
            }
        }

        private bool Seek(uint sector, int bytes)
        {
            _image ??= Format();
            _image.Position = (long)sector * SectorSize;

            return _image.Position + bytes <= Size;
        }

        private static FileStream Format()
        {
            string path = Path.GetTempFileName();

            using (FileStream file = File.Create(path))
            {
                file.SetLength(Size);
            }

            ToolRunner.Run("mkfs.fat", "-F", "16", "-n", "NANO", path);

            return new FileStream(path, FileMode.Open);
        }
    }
}
