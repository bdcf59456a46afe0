using System.Runtime.InteropServices;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Snapshots
{
    /// <summary>
    /// Saves and restores the content of a sparse file, which may be several gigabytes long. Pieces that contain only zeros are not
    /// saved.
    /// </summary>
    internal static unsafe partial class SparseFile
    {
        private const int Piece = 1 << 16;
        private const int SeekData = 3;

        /// <summary>Saves or restores the content of a file. In a restored file, pieces that contain only zeros are holes.</summary>
        /// <param name="file">The file, which must be empty when restoring.</param>
        public static void Exchange(SnapshotArchive archive, FileStream file)
        {
            file.Flush();
            file.SetLength(archive.Value(file.Length, "length"));

            byte[] piece = new byte[Piece];
            long at = archive.Value(archive.IsRestoring ? 0 : Next(file, 0, piece), "piece");

            while (at >= 0)
            {
                int size = (int)Math.Min(Piece, file.Length - at);

                archive.Memory(piece.AsSpan(0, size), "content");

                if (archive.IsRestoring)
                {
                    file.Position = at;
                    file.Write(piece, 0, size);
                }

                at = archive.Value(archive.IsRestoring ? 0 : Next(file, at + Piece, piece), "piece");
            }
        }

        /// <summary>Finds the next non-zero piece and reads its content.</summary>
        private static long Next(FileStream file, long from, byte[] piece)
        {
            int handle = (int)file.SafeFileHandle.DangerousGetHandle();
            long data = Seek(handle, from, SeekData);

            while (data >= 0)
            {
                long at = Math.Max(from, data / Piece * Piece);
                Span<byte> content = piece.AsSpan(0, (int)Math.Min(Piece, file.Length - at));

                file.Position = at;
                file.ReadExactly(content);

                if (content.ContainsAnyExcept((byte)0))
                {
                    return at;
                }

                from = at + Piece;
                data = Seek(handle, from, SeekData);
            }

            return -1;
        }

        // lseek with SEEK_DATA returns -1 (ENXIO) if there is no data after the offset.
        [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
        private static partial long Seek(int file, long offset, int whence);
    }
}
