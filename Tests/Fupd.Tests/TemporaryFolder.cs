namespace FlipperUpdaterNano.Fupd.Tests
{
    /// <summary>A folder of its own for a test, gone afterwards.</summary>
    internal sealed class TemporaryFolder : IDisposable
    {
        public TemporaryFolder() => Root = Directory.CreateTempSubdirectory("fupd-test-").FullName;

        public string Root { get; }

        public string this[string name] => Path.Combine(Root, name);

        public void Dispose() => Directory.Delete(Root, true);
    }
}
