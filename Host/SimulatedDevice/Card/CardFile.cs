namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>A file of the card that is being written.</summary>
    /// <param name="store">The card.</param>
    /// <param name="stream">The file on the host.</param>
    /// <param name="clusterBytes">Bytes of a cluster.</param>
    /// <param name="traps">What goes wrong.</param>
    internal sealed class CardFile(CardStore store, FileStream stream, int clusterBytes, Traps traps) : IDisposable
    {
        /// <summary>Writes at the end of the file.</summary>
        /// <param name="bytes">The bytes.</param>
        /// <returns>Whether all of them were written; what fits is written in any case, as FatFs does.</returns>
        public bool Write(ReadOnlySpan<byte> bytes)
        {
            int fits = (int)Math.Min(bytes.Length, Room());
            bool fails = traps.TakeWriteError(stream.Position + bytes.Length);
            byte[] written = bytes[..(fails ? 0 : fits)].ToArray();
            if (traps.TakeWriteLoss(stream.Position + written.Length))
            {
                written[^1] ^= 1;
            }

            long before = Clusters(stream.Position);
            stream.Write(written);
            store.Take(Clusters(stream.Position) - before);
            return !fails && fits == bytes.Length;
        }

        /// <inheritdoc/>
        public void Dispose() => stream.Dispose();

        private long Clusters(long bytes) => (bytes + clusterBytes - 1) / clusterBytes;

        // What is left of the last cluster, and the free ones.
        private long Room()
        {
            long inCluster = stream.Position % clusterBytes;
            return (inCluster == 0 ? 0 : clusterBytes - inCluster) + store.FreeBytes;
        }
    }
}
