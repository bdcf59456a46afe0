using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Tests.Simulation
{
    /// <summary>A stand-in firmware with the version structure of the stock build.</summary>
    internal static class VersionedFirmware
    {
        public static byte[] Make(string commit, string version, uint seed, int size = 50_000)
        {
            byte[] image = StandIn.Firmware(size, seed);
            image.AsSpan(0x1000, 0x100).Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(0x1000), 0x0101BE40);
            string[] texts = [commit, "main", "01-02-2026", version];
            for (int i = 0; i < texts.Length; i++)
            {
                int at = 0x1040 + (i * 32);
                BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(0x1004 + (4 * i)), 0x08000000 + (uint)at);
                Encoding.ASCII.GetBytes(texts[i], image.AsSpan(at));
            }

            return image;
        }
    }
}
