using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// A radio stack image in flash as FUS reads it. Only the footers of the image are read, because its body is encrypted
    /// (docs/reference/hardware.md 9.1).
    /// </summary>
    /// <param name="Address">Start address of the image.</param>
    /// <param name="Size">Size in bytes, including the footers.</param>
    /// <param name="Version">Version in the image footer.</param>
    /// <param name="Sram2a">Size in KiB of the non-secure part of SRAM2a: SBRSA after the installation.</param>
    /// <param name="Sram2b">Size in KiB of the non-secure part of SRAM2b: SNBRSA after the installation.</param>
    public sealed record RadioImage(uint Address, int Size, StackVersion Version, int Sram2a, int Sram2b)
    {
        /// <summary>Size of the footers and the signature in bytes.</summary>
        public const int Overhead = 104;

        private const uint StackMagic = 0x23372991;
        private const uint SignatureMagic = 0xD3A12C5E;
        private const uint CustomerMagic = 0xE2B51D4A;

        /// <summary>Gets the number of pages that the image occupies.</summary>
        public int Pages => (Size + FlashMap.PageSize - 1) / FlashMap.PageSize;

        /// <summary>Gets the first page that the image occupies once installed. The last page of the image is directly below FUS.</summary>
        public int InstalledPage => FlashMap.FusPage - Pages;

        /// <summary>Finds and validates an image.</summary>
        /// <param name="source">Start address of the image, or 0 to search all flash owned by CPU1.</param>
        /// <param name="secureStart">End of the flash owned by CPU1.</param>
        /// <param name="image">The image, if it is valid.</param>
        /// <returns>The error that FUS reports, or <see cref="FusState.NoError"/>.</returns>
        public static byte Find(FlashArray flash, uint source, uint secureStart, out RadioImage? image)
        {
            image = null;
            if (source != 0 && (source < FlashMap.Base || source >= secureStart || source % FlashMap.PageSize != 0))
            {
                return FusState.ImageNotFound;
            }

            int first = source == 0 ? 0 : (int)(source - FlashMap.Base);
            int limit = (int)(secureStart - FlashMap.Base);
            byte error = FusState.ImageNotFound;
            for (int at = first + Overhead - 4; at + 4 <= limit; at += 4)
            {
                uint word = BinaryPrimitives.ReadUInt32LittleEndian(flash.Bytes[at..]);
                if (word is not (SignatureMagic or CustomerMagic))
                {
                    continue;
                }

                error = word == CustomerMagic ? FusState.TagNotFound : Read(flash, source, at + 4, out image);
                if (error == FusState.NoError)
                {
                    return error;
                }
            }

            return error;
        }

        /// <summary>
        /// Counts the signature footers in the flash owned by CPU1. FUS searches all of this flash, regardless of the given address
        /// (docs/reference/silicon.md 1.16). Footers may be located at any multiple of 4, because the sizes of three of ST's images are not
        /// multiples of 8.
        /// </summary>
        /// <param name="secureStart">End of the flash owned by CPU1.</param>
        public static int CountFooters(FlashArray flash, uint secureStart)
        {
            ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(flash.Bytes[..(int)(secureStart - FlashMap.Base)]);
            return words.Count(SignatureMagic) + words.Count(CustomerMagic);
        }

        /// <summary>Reads a radio stack image from a file.</summary>
        /// <returns>The image at its installed address, or <see langword="null"/> if the file is not a stack image.</returns>
        public static RadioImage? FromFile(ReadOnlySpan<byte> file)
        {
            if (file.Length < Overhead || BinaryPrimitives.ReadUInt32LittleEndian(file[^4..]) != SignatureMagic)
            {
                return null;
            }

            int pages = (file.Length + FlashMap.PageSize - 1) / FlashMap.PageSize;
            uint address = FlashMap.FusBase - (uint)(pages * FlashMap.PageSize);

            return ReadFooter(file.Slice(file.Length - Overhead, 20), address, file.Length);
        }

        /// <summary>
        /// Gets the stack type that the sizes of the open SRAM imply; <see langword="null"/> if they imply none. An encrypted image does
        /// not contain its type in plain text.
        /// </summary>
        public int? KnownType => RadioWindows.TypeOf(StackLayout.BleLight.Type, Sram2a, Sram2b) is var type and > 0 ? type : null;

        /// <summary>Determines whether the sizes of the open SRAM are consistent with a stack type.</summary>
        /// <param name="type">Stack type, not 0.</param>
        /// <returns>True if a known stack of this type uses these sizes, or if no known stack uses them.</returns>
        public bool MayBe(int type)
        {
            int known = RadioWindows.TypeOf(type, Sram2a, Sram2b);
            return known == type || known == RadioWindows.Unknown;
        }

        /// <summary>Gets the stack type that the sizes of the open SRAM imply, or the type of BLE light if they imply none.</summary>
        public int GuessType() => KnownType ?? StackLayout.BleLight.Type;

        private static byte Read(FlashArray flash, uint source, int end, out RadioImage? image)
        {
            image = null;
            ReadOnlySpan<byte> footer = flash.Bytes.Slice(end - Overhead, 20);
            int pages = footer[8];
            int start = source != 0
                ? (int)(source - FlashMap.Base)
                : (((end + FlashMap.PageSize - 1) / FlashMap.PageSize) - pages) * FlashMap.PageSize;
            if (start < 0 || end - start < Overhead)
            {
                return FusState.ImageCorrupt;
            }

            image = ReadFooter(footer, FlashMap.Base + (uint)start, end - start);
            if (image is null || image.Pages != pages || !flash.IsReadable(start, end - start))
            {
                image = null;

                return FusState.ImageCorrupt;
            }

            if (FlashMap.Base + ((uint)image.InstalledPage * FlashMap.PageSize) < image.Address)
            {
                image = null;

                return FusState.NoSpace;
            }

            return FusState.NoError;
        }

        private static RadioImage? ReadFooter(ReadOnlySpan<byte> footer, uint address, int size)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(footer[16..]) != StackMagic)
            {
                return null;
            }

            StackVersion version = new(footer[15], footer[14], footer[13], footer[12] >> 4, footer[12] & 0xF);

            return new RadioImage(address, size, version, footer[10], footer[11]);
        }
    }
}
