using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The result of <see cref="ResourceCheck"/>, stored in the package folder for later boots of the same update, so that the archive is
    /// verified only once.
    /// </summary>
    /// <remarks>
    /// The stored result is valid while manifest and archive are unchanged, as shown by the CRC32 of the manifest and by the directory
    /// entry and first cluster of the archive (<see cref="ICard.Identify"/>). Stage 13 compares the CRC32 of the bytes that it unpacks with
    /// the CRC32 of the verified bytes.
    /// </remarks>
    internal static class ResourceIndex
    {
        /// <summary>Name of the index in the package folder.</summary>
        internal const string FileName = "resources.idx";

        /// <summary>
        /// Name under which the archive's Manifest is stored in the package folder until stage 13 replaces the card's Manifest with it.
        /// </summary>
        internal const string ListName = "MANIFEST.tmp";

        // CRC32 of the manifest, identity of the archive, the five values of the result, CRC32 of the preceding words
        private const int Words = 8;
        private const int Size = 4 * Words;

        /// <summary>Reads the index.</summary>
        /// <returns>The result, or <see langword="null"/> if there is no index for this manifest and archive.</returns>
        internal static ResourceResult Read(PreflightContext context)
        {
            byte[] index = new byte[Size];
            if (!Identify(context, out uint identity)
                || context.Device.Card.Open(context.Package.PathOf(FileName), CardMode.Read, out ICardFile file) != CardStatus.Ok)
            {
                return null;
            }

            using (file)
            {
                if (file.Read(index, 0, Size) != Size)
                {
                    return null;
                }
            }

            return Word(index, 0) == context.Package.Crc && Word(index, 1) == identity && Word(index, Words - 1) == CrcOf(context, index)
                ? new ResourceResult(Word(index, 2), (int)Word(index, 3), Word(index, 4), Word(index, 5), Word(index, 6))
                : null;
        }

        /// <summary>Writes the index.</summary>
        internal static void Write(PreflightContext context, ResourceResult result)
        {
            if (result.Files == 0 || !Identify(context, out uint identity))
            {
                return;
            }

            byte[] index = new byte[Size];
            LittleEndian.Write32(context.Package.Crc, index, 0);
            LittleEndian.Write32(identity, index, 4);
            LittleEndian.Write32(result.Crc, index, 8);
            LittleEndian.Write32((uint)result.Files, index, 12);
            LittleEndian.Write32(result.Bytes, index, 16);
            LittleEndian.Write32(result.Largest, index, 20);
            LittleEndian.Write32(result.ClusterBytes, index, 24);
            LittleEndian.Write32(CrcOf(context, index), index, 28);
            string path = context.Package.PathOf(FileName);
            CardStatus status = CardWriting.Create(context.Device.Card, path, index);
            if (status != CardStatus.Ok)
            {
                context.Findings.Error(
                    Stage.CardCheck, ErrorDetails.CardCheck.NotWritable,
                    MessageFormat.Of("The SD card cannot be written: @ (~).", path, (int)status));
            }
        }

        private static bool Identify(PreflightContext context, out uint identity)
        {
            return context.Device.Card.Identify(context.Package.PathOf(context.Manifest.Resources), out identity) == CardStatus.Ok;
        }

        private static uint CrcOf(PreflightContext context, byte[] index)
        {
            return context.Device.Bytes.Crc32(0, index, 0, Size - 4);
        }

        private static uint Word(byte[] index, int number)
        {
            return LittleEndian.ToUInt32(index, 4 * number);
        }
    }
}
