namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>A directory whose entries have not been enumerated yet.</summary>
    internal sealed class LittleFsDirectory
    {
        public LittleFsDirectory(string path, uint first, uint second)
        {
            Path = path;
            First = first;
            Second = second;
        }

        public string Path { get; }

        // The two blocks of the directory's first metadata pair.
        public uint First { get; }

        public uint Second { get; }
    }
}
