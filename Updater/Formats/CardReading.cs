using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Reads from files on the card. A short read is an error.</summary>
    public static class CardReading
    {
        private const int BlockSize = 2048;

        /// <summary>Opens a file for reading.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <returns>The open file.</returns>
        /// <exception cref="CardIoException">The file cannot be opened; the message contains the status.</exception>
        public static ICardFile Open(ICard card, string path)
        {
            CardFault.Check(card.Open(path, CardMode.Read, out ICardFile file), path, "opened");
            return file;
        }

        /// <summary>Reads exactly <paramref name="count"/> bytes, or fails.</summary>
        /// <param name="file">The open file.</param>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Offset in <paramref name="buffer"/> of the first byte to write.</param>
        /// <param name="count">Number of bytes.</param>
        /// <exception cref="CardIoException">The card failed, or returned fewer bytes than requested.</exception>
        public static void ReadExactly(ICardFile file, byte[] buffer, int offset, int count)
        {
            for (int done = 0; done < count;)
            {
                int read = file.Read(buffer, offset + done, count - done);
                if (read <= 0)
                {
                    CardStatus status = read == 0 ? CardStatus.ReadError : (CardStatus)read;
                    CardFault.Check(status, MessageFormat.Of("Byte #", (int)file.Position), "read");
                }

                done += read;
            }
        }

        /// <summary>Computes the CRC32 of a file.</summary>
        /// <param name="device">The device, with its card mounted.</param>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <exception cref="CardIoException">The file cannot be read.</exception>
        public static uint Crc32(IDevice device, string path)
        {
            byte[] block = new byte[BlockSize];
            using (ICardFile file = Open(device.Card, path))
            {
                CrcSource source = new CrcSource(new CardFileSource(file), device.Bytes);
                while (source.Read(block, 0, BlockSize) == BlockSize)
                {
                }

                return source.Crc;
            }
        }

        /// <summary>Computes the MD5 of an open file and closes it.</summary>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="file">The file.</param>
        /// <param name="block">A buffer of any size; overwritten.</param>
        /// <returns>16 bytes.</returns>
        /// <exception cref="CardIoException">The file cannot be read.</exception>
        public static byte[] Md5(IBytes bytes, ICardFile file, byte[] block)
        {
            byte[] state = new byte[bytes.Md5StateSize];
            bytes.Md5Init(state);
            using (file)
            {
                CardFileSource source = new CardFileSource(file);
                int count;
                do
                {
                    count = source.Read(block, 0, block.Length);
                    bytes.Md5Update(state, block, 0, count);
                }
                while (count == block.Length);
            }

            byte[] digest = new byte[16];
            bytes.Md5Final(state, digest);
            return digest;
        }

        /// <summary>Reads exactly <paramref name="count"/> bytes at a position.</summary>
        /// <param name="file">The open file.</param>
        /// <param name="position">Position of the first byte, at most the file's length.</param>
        /// <param name="buffer">Destination, filled from its start.</param>
        /// <param name="count">Number of bytes.</param>
        /// <exception cref="CardIoException">The card failed, or returned fewer bytes.</exception>
        public static void ReadAt(ICardFile file, uint position, byte[] buffer, int count)
        {
            CardFault.Check(file.Seek(position), "A file", "read");
            ReadExactly(file, buffer, 0, count);
        }
    }
}
