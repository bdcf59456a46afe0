namespace FlipperUpdaterNano.Fupd.Tests
{
    /// <summary>Mutates bytes as transfer errors, editors and attackers do; the mutation depends only on the seed.</summary>
    internal static class Mutation
    {
        private static readonly byte[][] s_nasty = [[0], [0xFF], [0x80], "-1"u8.ToArray(), "99999999999999999999"u8.ToArray(),
            "\\ud800"u8.ToArray(), "null"u8.ToArray(), [0xC3]];

        /// <summary>Returns a damaged copy.</summary>
        /// <returns>A copy with one to four changes.</returns>
        public static byte[] Of(byte[] good, Random random)
        {
            List<byte> bytes = [.. good];
            for (int changes = random.Next(1, 5); changes > 0 && bytes.Count > 1; changes--)
            {
                int at = random.Next(bytes.Count);
                switch (random.Next(5))
                {
                    case 0:
                        bytes[at] ^= (byte)(1 << random.Next(8));
                        break;
                    case 1:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 2:
                        bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                        break;
                    case 3:
                        bytes.InsertRange(at, s_nasty[random.Next(s_nasty.Length)]);
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - 1), 1));
                        break;
                }
            }

            return [.. bytes];
        }
    }
}
