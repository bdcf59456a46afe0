using System.Buffers.Binary;
using System.IO.Compression;
using FlipperUpdaterNano.Packaging;
using StbImageSharp;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>Encodes a frame of the device's display as a two-colour PNG with one bit per pixel, scaled by an integer factor.</summary>
    internal static class Png
    {
        private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

        /// <summary>Encodes a frame.</summary>
        /// <param name="frame">The frame: 1,024 bytes in the byte order of the display.</param>
        /// <param name="scale">Number of image pixels along each edge of a display pixel.</param>
        public static byte[] Write(ReadOnlySpan<byte> frame, int scale = 4)
        {
            int width = ScreenImage.Width * scale;
            int height = ScreenImage.Height * scale;
            byte[] header = new byte[13];
            BinaryPrimitives.WriteInt32BigEndian(header, width);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
            header[8] = 1;
            header[9] = 3;
            using MemoryStream file = new();
            file.Write(s_signature);
            Chunk(file, "IHDR"u8, header);
            Chunk(
                file, "PLTE"u8,
                [ScreenImage.Light.R, ScreenImage.Light.G, ScreenImage.Light.B, ScreenImage.Dark.R, ScreenImage.Dark.G,
                    ScreenImage.Dark.B]);
            Chunk(file, "IDAT"u8, Compress(Rows(frame, scale)));
            Chunk(file, "IEND"u8, []);
            return file.ToArray();
        }

        /// <summary>Reads an image written by <see cref="Write"/>.</summary>
        /// <returns>The frame: 1,024 bytes in the byte order of the display.</returns>
        /// <exception cref="InputException">The file is not an image of the display.</exception>
        public static byte[] Read(string file)
        {
            ImageResult image;
            try
            {
                image = ImageResult.FromMemory(File.ReadAllBytes(file), ColorComponents.RedGreenBlue);
            }
            catch (InvalidOperationException bad)
            {
                throw new InputException($"{file}: this is not a PNG ({bad.Message.TrimEnd('.')}); create it with 'fupd screens'");
            }

            int scale = image.Width / ScreenImage.Width;
            if (scale == 0 || image.Width != ScreenImage.Width * scale || image.Height != ScreenImage.Height * scale)
            {
                throw new InputException(
                    $"{file}: {image.Width} x {image.Height} pixels are not a multiple of {ScreenImage.Width} x {ScreenImage.Height}; "
                    + "create it with 'fupd screens'");
            }

            byte[] frame = new byte[ScreenImage.Width * ScreenImage.Height / 8];
            for (int y = 0; y < ScreenImage.Height; y++)
            {
                for (int x = 0; x < ScreenImage.Width; x++)
                {
                    int red = image.Data[((y * scale * image.Width) + (x * scale)) * 3];
                    frame[(y / 8 * ScreenImage.Width) + x] |= (byte)(red == ScreenImage.Dark.R ? 1 << (y % 8) : 0);
                }
            }

            return frame;
        }

        private static byte[] Rows(ReadOnlySpan<byte> frame, int scale)
        {
            int stride = 1 + (((ScreenImage.Width * scale) + 7) / 8);
            byte[] rows = new byte[stride * ScreenImage.Height * scale];
            for (int y = 0; y < ScreenImage.Height * scale; y++)
            {
                for (int x = 0; x < ScreenImage.Width * scale; x++)
                {
                    if (ScreenImage.IsDark(frame, x / scale, y / scale))
                    {
                        rows[(y * stride) + 1 + (x / 8)] |= (byte)(0x80 >> (x % 8));
                    }
                }
            }

            return rows;
        }

        private static byte[] Compress(byte[] rows)
        {
            using MemoryStream stream = new();
            using (ZLibStream zlib = new(stream, CompressionLevel.Optimal))
            {
                zlib.Write(rows);
            }

            return stream.ToArray();
        }

        private static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
        {
            byte[] number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            file.Write(number);
            file.Write(type);
            file.Write(data);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Compute([.. type, .. data]));
            file.Write(number);
        }
    }
}
