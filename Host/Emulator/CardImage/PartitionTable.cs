using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>The MBR of a card whose volume is in a partition (FAT specification, appendix "Partitioned media").</summary>
    internal static class PartitionTable
    {
        private const int Entries = 446;
        private const int EntrySize = 16;
        private const uint PastEveryCard = 0x70000000;

        /// <summary>Writes the table.</summary>
        /// <param name="quirks">The card's quirks, which determine how the partition table differs from an ordinary one.</param>
        /// <param name="sectors">Number of sectors of the volume.</param>
        /// <param name="sector">Receives the partition table; 512 bytes.</param>
        public static void Write(CardQuirks quirks, long sectors, Span<byte> sector)
        {
            sector.Clear();
            int index = 0;
            if (quirks.HasStrayPartition)
            {
                WriteEntry(sector[Entries..], quirks.PartitionType, PastEveryCard, 100);
                index++;
            }

            // The entry of a protective MBR covers the whole card and starts at the GPT header.
            uint start = quirks.HasGpt ? 1u : CardQuirks.PartitionStart;
            WriteEntry(sector[(Entries + (index * EntrySize))..], quirks.PartitionType, start, (uint)sectors);
            sector[510] = 0x55;
            sector[511] = 0xAA;
        }

        private static void WriteEntry(Span<byte> entry, int type, uint start, uint count)
        {
            entry[4] = (byte)type;
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], start);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], count);
        }
    }
}
