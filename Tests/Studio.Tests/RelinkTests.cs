using System.Security.Cryptography;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Studio;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Checks that linking in process after a change of managed sources gives the same image as the build.</summary>
    public sealed class RelinkTests : IDisposable
    {
        private static readonly TimeSpan s_longestLink = TimeSpan.FromSeconds(5);
        private readonly UpdaterSources _sources = new();

        private static string Linked => Path.Combine(Path.GetDirectoryName(LoaderImage.WithSymbols)!, "relinked", "updater.bin");

        public void Dispose() => _sources.Dispose();

        [Fact]
        public void Linking_in_process_gives_the_same_image_as_the_build_and_includes_changed_sources()
        {
            DateTime began = DateTime.UtcNow;
            byte[] built = LoaderImage.Build();

            // ImageRelinker.After() returns a relinker only if its first link equals the build byte for byte.
            ImageRelinker? relinker = ImageRelinker.After(built, began, _sources.Folder);
            Assert.NotNull(relinker);

            _sources.Edit(("\"to abort\"", "\"to leave!\""));
            byte[] changed = relinker.Link()!;
            Assert.NotEqual(built, changed);
            Assert.InRange(changed.Length - built.Length, -16, 16);

            _sources.Edit(("\"to leave!\"", "missing"));
            Assert.Contains("CS0103", Assert.Throws<StudioException>(() => relinker.Link()).Message, StringComparison.Ordinal);

            // A string that does not compress.
            string text = Convert.ToHexString(SHA512.HashData([1])) + string.Concat(
                Enumerable.Range(0, 400).Select(number => Convert.ToHexString(SHA512.HashData(BitConverter.GetBytes(number)))));
            _sources.Edit(("missing", $"\"{text}\""));
            Assert.StartsWith(
                "updater.bin is larger than ", Assert.Throws<StudioException>(() => relinker.Link()).Message, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("a.cpp:3:1: error: no\ncollect2: error: ld returned 1 exit status", "a.cpp:3:1: error: no")]
        [InlineData(
            "[1/2] Linking\n/usr/lib/gcc/../bin/ld: updater.bin is larger than 5 bytes\ncollect2: error: ld returned 1 exit status\n"
                + "ninja: build stopped: subcommand failed.",
            "updater.bin is larger than 5 bytes")]
        [InlineData("arm-none-eabi-ld: warning: old\narm-none-eabi-ld: a.o: undefined reference to `f'", "a.o: undefined reference to `f'")]
        [InlineData("Program.cs(1,2): error CS0103: missing\nninja: build stopped", "Program.cs(1,2): error CS0103: missing")]
        [InlineData("", null)]
        public void The_reason_for_a_failed_build_is_the_message_of_the_tool_that_failed(string output, string? reason) =>
            Assert.Equal(reason, LoaderImage.ReasonIn(output));

        // Sources may have changed since the last build, for example because a link in this process did not replace the build.
        [Fact]
        public void The_size_of_an_image_older_than_its_sources_is_not_used()
        {
            byte[] built = LoaderImage.Build();
            StudioHost host = new(new StudioCatalog(null, null), sources: _sources.Folder);
            File.SetLastWriteTimeUtc(Path.ChangeExtension(LoaderImage.WithSymbols!, ".bin"), DateTime.UtcNow);
            Assert.Equal(built.Length, host.CurrentImageSize);

            _sources.Edit(("\"to abort\"", "\"to leave!\""));
            Assert.Null(host.CurrentImageSize);
            Assert.True(host.HasImage);
        }

        // A build by another process would replace the files that the link reads.
        [Fact]
        public async Task A_link_waits_for_the_build_lock()
        {
            DateTime began = DateTime.UtcNow;
            byte[] built = LoaderImage.Build();
            ImageRelinker relinker = ImageRelinker.After(built, began, _sources.Folder)!;
            File.Delete(Linked);
            Task<byte[]?> link;
            using (LoaderImage.TakeLock())
            {
                link = Task.Run(relinker.Link);
                await Task.WhenAny(link, Task.Delay(s_longestLink));
                Assert.False(link.IsCompleted);
                Assert.False(File.Exists(Linked));
            }

            Assert.Equal(built, await link);
        }

        [Fact]
        public void Changed_native_sources_require_a_full_build()
        {
            byte[] built = LoaderImage.Build();
            DateTime changed = File.GetLastWriteTimeUtc(Checkout.Of("Native", "runtime", "opcodes.def"));

            Assert.Null(ImageRelinker.After(built, changed.AddSeconds(-1), _sources.Folder));
        }
    }
}
