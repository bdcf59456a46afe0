using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class BuiltLoaderTests : IDisposable
    {
        private const string Board = "BOARD";

        private readonly TemporaryFolder _folder = new();
        private readonly byte[] _elf;

        public BuiltLoaderTests()
        {
            _ = LoaderImage.Build();
            _elf = LoaderImage.ElfOf(LoaderImage.DefaultBoard)!;
            Directory.CreateDirectory(_folder[$"boards/{Board}"]);
        }

        public void Dispose() => _folder.Dispose();

        [Fact]
        public async Task Reading_an_image_waits_until_the_image_is_linked()
        {
            TaskCompletionSource<string> said = new();
            Task<BuiltLoader?> reader;

            using (BuildLock.Take(_folder.Root))
            {
                Write(_elf[..(_elf.Length / 2)], [1]);
                reader = Task.Run(() => BuiltLoader.Read(_folder.Root, Board, said.SetResult));
                Assert.Contains("waiting for another build", await said.Task.WaitAsync(TimeSpan.FromMinutes(1)));
                Write(_elf, [1, 2]);
            }

            BuiltLoader built = (await reader)!;
            Assert.NotNull(built.Symbols.Value("_ZN7drivers7console5writeEPKcm"));
            Assert.Equal([1, 2], built.Image.ToArray());
            Assert.Null(built.Managed);
        }

        [Fact]
        public void A_folder_without_a_lock_file_is_read_and_not_changed()
        {
            Write(_elf, [1]);

            Assert.Equal([1], BuiltLoader.Read(_folder.Root, Board, Assert.Fail)!.Image.ToArray());
            Assert.Equal([_folder["boards"]], Directory.GetFileSystemEntries(_folder.Root));
        }

        [Fact]
        public void An_ELF_without_an_image_is_ignored()
        {
            File.WriteAllBytes(_folder[$"boards/{Board}/updater.elf"], _elf);

            Assert.Null(BuiltLoader.Read(_folder.Root, Board));
        }

        [Fact]
        public void The_image_of_this_checkout_has_symbols_and_managed_methods()
        {
            BuiltLoader built = LoaderImage.Built!;

            Assert.Equal(LoaderImage.Build(), built.Image.ToArray());
            Assert.NotNull(built.Managed);
        }

        private void Write(byte[] elf, byte[] image)
        {
            File.WriteAllBytes(_folder[$"boards/{Board}/updater.elf"], elf);
            File.WriteAllBytes(_folder[$"boards/{Board}/updater.bin"], image);
        }
    }
}
