using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Studio;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Linking in process after a change of managed sources gives the same image as the build.</summary>
    public sealed class RelinkTests : IDisposable
    {
        private readonly UpdaterSources _sources = new();

        public void Dispose() => _sources.Dispose();

        [Fact]
        public void Linking_in_process_equals_the_build_and_includes_changed_sources()
        {
            DateTime began = DateTime.UtcNow;
            byte[] built = LoaderImage.Build();

            // After returns a relinker only if its first link equals the build byte for byte.
            ImageRelinker? relinker = ImageRelinker.After(built, began, _sources.Folder);
            Assert.NotNull(relinker);

            _sources.Edit(("\"to abort\"", "\"to leave!\""));
            byte[] changed = relinker.Link()!;
            Assert.NotEqual(built, changed);
            Assert.InRange(changed.Length - built.Length, 0, 16);

            _sources.Edit(("\"to leave!\"", "missing"));
            Assert.Contains("CS0103", Assert.Throws<StudioException>(() => relinker.Link()).Message, StringComparison.Ordinal);
        }

        [Fact]
        public void Changed_native_sources_require_the_build()
        {
            byte[] built = LoaderImage.Build();
            DateTime changed = File.GetLastWriteTimeUtc(Checkout.Of("Native", "runtime", "opcodes.def"));

            Assert.Null(ImageRelinker.After(built, changed.AddSeconds(-1), _sources.Folder));
        }
    }
}
