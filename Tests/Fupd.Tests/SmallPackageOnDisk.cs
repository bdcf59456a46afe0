using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Tests
{
    /// <summary>The small package without radio and option bytes, and a new device, in a temporary folder.</summary>
    internal sealed class SmallPackageOnDisk : IDisposable
    {
        public SmallPackageOnDisk()
        {
            PackageContents contents = SmallPackage.Contents();
            contents.Radio = null;
            contents.OptionBytes = null;
            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), Package);
            Cli.Expect(0, "device", "create", Device);
        }

        public TemporaryFolder Folder { get; } = new();

        public string Package => Folder["package"];

        public string Device => Folder["device"];

        public void Dispose() => Folder.Dispose();
    }
}
