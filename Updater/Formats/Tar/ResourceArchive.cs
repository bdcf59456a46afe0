using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.Tar
{
    /// <summary>
    /// The resource archive of a package: a tar file, plain or compressed (<c>.ths</c>). The first bytes of the file determine the format.
    /// </summary>
    public sealed class ResourceArchive : IDisposable
    {
        private const byte GzipFirst = 0x1F;
        private const byte GzipSecond = 0x8B;

        private readonly ICardFile _file;
        private readonly CrcSource _raw;
        private readonly IByteSource _source;
        private readonly uint _length;

        private ResourceArchive(ICardFile file, CrcSource raw, IByteSource source, IBytes bytes, bool isGzip)
        {
            IsGzip = isGzip;
            _file = file;
            _length = file.Length;
            _raw = raw;
            _source = source;
            Tar = new TarReader(source, bytes);
        }

        /// <summary>Gets a value indicating whether the file is compressed with gzip (RFC 1952), which is not supported.</summary>
        public bool IsGzip { get; }

        /// <summary>Gets the entries.</summary>
        public TarReader Tar { get; }

        /// <summary>Gets the CRC32 of the file's bytes read so far; after <see cref="Drain"/>, the CRC32 of the whole file.</summary>
        public uint Crc
        {
            get { return _raw.Crc; }
        }

        /// <summary>Gets the percentage of the file that was read, 0 to 100.</summary>
        public int Percent
        {
            get { return (int)((ulong)_file.Position * 100 / _length); }
        }

        /// <summary>Opens an archive.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">Path of the archive.</param>
        /// <param name="bytes">The operations on bytes.</param>
        /// <param name="inputSize">Number of compressed bytes read at once.</param>
        /// <returns>The archive, positioned before its first entry.</returns>
        /// <exception cref="CardIoException">The archive cannot be opened or read.</exception>
        /// <exception cref="MalformedException">The archive is too short, or contains no valid header.</exception>
        public static ResourceArchive Open(ICard card, string path, IBytes bytes, int inputSize = HeatshrinkSource.InputSize)
        {
            ICardFile file = CardReading.Open(card, path);
            try
            {
                if (file.Length < 4)
                {
                    throw new MalformedException(path + " is too short.");
                }

                byte[] magic = new byte[4];
                CardReading.ReadAt(file, 0, magic, magic.Length);
                CardFault.Check(file.Seek(0), path, "read");
                CrcSource raw = new CrcSource(new CardFileSource(file), bytes);
                IByteSource source = raw;
                if (LittleEndian.ToUInt32(magic, 0) == HeatshrinkSource.Magic)
                {
                    source = new HeatshrinkSource(source, bytes, inputSize);
                }

                ResourceArchive archive = new ResourceArchive(file, raw, source, bytes, magic[0] == GzipFirst && magic[1] == GzipSecond);
                file = null;
                return archive;
            }
            finally
            {
                if (file != null)
                {
                    file.Close();
                }
            }
        }

        /// <summary>Reads the rest of the file after the end marker, so that the CRC32 covers every byte.</summary>
        /// <param name="buffer">Any buffer.</param>
        /// <exception cref="CardIoException">The card failed.</exception>
        public void Drain(byte[] buffer)
        {
            while (_source.Read(buffer, 0, buffer.Length) > 0)
            {
            }

            while (_raw.Read(buffer, 0, buffer.Length) > 0)
            {
            }
        }

        /// <summary>Closes the file.</summary>
        public void Dispose()
        {
            _file.Dispose();
        }
    }
}
