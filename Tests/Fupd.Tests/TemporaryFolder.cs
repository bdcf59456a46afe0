namespace FlipperUpdaterNano.Fupd.Tests
{
    /// <summary>A temporary folder, deleted on disposal.</summary>
    internal sealed class TemporaryFolder : IDisposable
    {
        public TemporaryFolder() => Root = Directory.CreateTempSubdirectory("fupd-test-").FullName;

        public string Root { get; }

        public string this[string name] => Path.Combine(Root, name);

        public void Dispose() => Directory.Delete(Root, true);
    }
}
