namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>File reads by boot code, that is, before the updater runs.</summary>
    public sealed partial class VirtualCard
    {
        /// <summary>
        /// Reads a file as the stock boot code does, before the updater runs. The caller must advance virtual time by the duration of the
        /// read.
        /// </summary>
        internal byte[]? ReadAtBoot(string path) =>
            Faults.NoFileSystem || Quirks.HasGpt || Faults.ReadFails(path, 0, int.MaxValue) ? null : Peek(path);

        /// <summary>Reads a file as the resume stub does. The result distinguishes the reasons why a file cannot be read.</summary>
        internal CardResult ReadAtBoot(string path, out byte[] data)
        {
            CardResult result = Faults.NoFileSystem || Quirks.HasGpt ? CardResult.NoFileSystem
                : Faults.ReadFails(path, 0, int.MaxValue) ? CardResult.ReadError
                : _tree.Look(path, out _);
            data = result == CardResult.Ok ? _tree.Peek(path)! : [];

            return result;
        }
    }
}
