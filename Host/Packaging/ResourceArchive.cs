using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Makes <c>resources.ths</c>: a header and the heatshrink stream of a tar (docs/reference/stock-updater.md 3.1).</summary>
    public static class ResourceArchive
    {
        /// <summary>Base-2 logarithm of the window size in bytes, as in stock packages.</summary>
        public const int WindowBits = 13;

        /// <summary>Base-2 logarithm of the lookahead size in bytes, as in stock packages.</summary>
        public const int LookaheadBits = 6;

        /// <summary>Builds the archive of a tree, after adding or replacing the tree's <c>Manifest</c>.</summary>
        /// <param name="root">The resources; receives the <c>Manifest</c>.</param>
        /// <param name="timestamp">Unix time, in seconds, for a new <c>Manifest</c>.</param>
        public static byte[] Write(ResourceFolder root, long timestamp = 0)
        {
            return Compress(WriteTar(root, timestamp));
        }

        /// <summary>
        /// Builds the plain tar of a tree (<c>resources.tar</c> of 2022), after adding or replacing the tree's <c>Manifest</c>.
        /// </summary>
        /// <param name="root">The resources; receives the <c>Manifest</c>.</param>
        /// <param name="timestamp">Unix time, in seconds, for a new <c>Manifest</c>.</param>
        public static byte[] WriteTar(ResourceFolder root, long timestamp = 0)
        {
            root.Files[ResourceManifest.FileName] = Encoding.UTF8.GetBytes(ResourceManifest.Write(root, timestamp));
            return TarWriter.Write(root);
        }

        /// <summary>Compresses a tar into a <c>.ths</c> container.</summary>
        /// <param name="tar">The data to compress; in packages, a tar.</param>
        /// <param name="windowBits">4 to 15.</param>
        /// <param name="lookaheadBits">3 to <paramref name="windowBits"/> - 1.</param>
        public static byte[] Compress(byte[] tar, int windowBits = WindowBits, int lookaheadBits = LookaheadBits)
        {
            byte[] header = [(byte)'H', (byte)'S', (byte)'D', (byte)'S', 1, (byte)windowBits, (byte)lookaheadBits];
            return [.. header, .. HeatshrinkEncoder.Encode(tar, windowBits, lookaheadBits)];
        }
    }
}
