namespace FlipperUpdaterNano.VirtualFlipper.Tests
{
    internal sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("virtual-flipper-").FullName;

        public string this[string name] => System.IO.Path.Combine(Path, name);

        public void Dispose()
        {
            Directory.Delete(Path, true);
        }
    }
}
