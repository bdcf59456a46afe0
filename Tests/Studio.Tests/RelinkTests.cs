using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Studio;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>The quick link after a change of managed sources gives what the build gives.</summary>
    public sealed class RelinkTests : IDisposable
    {
        private readonly UpdaterSources _sources = new();

        public void Dispose() => _sources.Dispose();

        [Fact]
        public void A_link_in_this_process_gives_the_image_of_the_build_and_that_of_changed_sources()
        {
            DateTime began = DateTime.UtcNow;
            byte[] built = LoaderImage.Build();

            // After gives a linker only when its first link has the same bytes.
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
        public void Changed_native_sources_are_left_to_the_build()
        {
            byte[] built = LoaderImage.Build();
            DateTime changed = File.GetLastWriteTimeUtc(Checkout.Of("Native", "runtime", "opcodes.def"));

            Assert.Null(ImageRelinker.After(built, changed.AddSeconds(-1), _sources.Folder));
        }
    }
}
