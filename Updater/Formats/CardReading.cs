using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Formats
{
    /// <summary>Reads from card files that accept nothing less than what was asked for.</summary>
    public static class CardReading
    {
        /// <summary>Opens a file for reading.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">Path of the file.</param>
        /// <returns>The open file.</returns>
        /// <exception cref="SourceException">It cannot be opened; the status says why.</exception>
        public static ICardFile Open(ICard card, string path)
        {
            int status = card.Open(path, CardMode.Read, out ICardFile file);
            if (status != CardStatus.Ok)
            {
                throw new SourceException(status, path + (status == CardStatus.NotFound ? " does not exist." : " cannot be opened."));
            }

            return file;
        }

        /// <summary>Reads exactly so many bytes, or fails: a short read never passes for data.</summary>
        /// <param name="file">The open file.</param>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">First byte to write in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <exception cref="SourceException">The card failed, or gave fewer bytes than the file's length promises.</exception>
        public static void ReadExactly(ICardFile file, byte[] buffer, int offset, int count)
        {
            uint position = file.Position;
            for (int done = 0; done < count;)
            {
                int read = file.Read(buffer, offset + done, count - done);
                if (read <= 0)
                {
                    throw new SourceException(read == 0 ? CardStatus.ReadError : read, "The card gave no data at byte " + (position + (uint)done).ToString() + ".");
                }

                done += read;
            }
        }

        /// <summary>Reads exactly so many bytes from a place.</summary>
        /// <param name="file">The open file.</param>
        /// <param name="position">Place of the first byte, at most the file's length.</param>
        /// <param name="buffer">Destination, filled from its start.</param>
        /// <param name="count">Number of bytes.</param>
        /// <exception cref="SourceException">The card failed, or gave fewer bytes than asked for.</exception>
        public static void ReadAt(ICardFile file, uint position, byte[] buffer, int count)
        {
            int status = file.Seek(position);
            if (status != CardStatus.Ok)
            {
                throw new SourceException(status, "The card cannot go to byte " + position.ToString() + ".");
            }

            ReadExactly(file, buffer, 0, count);
        }
    }
}
