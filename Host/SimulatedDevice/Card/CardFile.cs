namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>A file on the card that is open for writing.</summary>
    /// <param name="stream">The file on the host.</param>
    /// <param name="clusterBytes">Cluster size in bytes.</param>
    internal sealed class CardFile(CardStore store, FileStream stream, int clusterBytes, Traps traps) : IDisposable
    {
        /// <summary>Appends to the file.</summary>
        /// <param name="bytes">The bytes to append.</param>
        /// <returns>True if all bytes were written. If they do not fit on the card, the method writes as many as fit, like FatFs.</returns>
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

        // Gets the number of bytes that can be appended: the rest of the last cluster and the free clusters.
        private long Room()
        {
            long inCluster = stream.Position % clusterBytes;
            return (inCluster == 0 ? 0 : clusterBytes - inCluster) + store.FreeBytes;
        }
    }
}
