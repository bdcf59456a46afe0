using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Folder
{
    public sealed class CardFolderTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose()
        {
            _folder.Dispose();
        }

        [Fact]
        public void The_folder_changes_only_when_the_device_is_saved()
        {
            VirtualDevice device = SavedDevice(("a.txt", "a"));
            device.BeginBoot();
            device.Card.Mount();
            device.Card.Delete("/a.txt");
            device.Card.MakeDirectory("/new");
            Assert.Equal(["a.txt"], Listing());

            DeviceFolder.Save(device, _folder.Path);
            Assert.Equal(["new/"], Listing());
        }

        [Fact]
        public void Renamed_swapped_and_replaced_files_are_saved_correctly()
        {
            VirtualDevice device = SavedDevice(("a", "content of a"), ("b", "content of b"), ("d/c", "content of c"));
            device.BeginBoot();
            device.Card.Mount();
            device.Card.Replace("/a", "/x");
            device.Card.Replace("/b", "/a");
            device.Card.Replace("/x", "/b");
            device.Card.Replace("/d/c", "/d/C");
            DeviceFolder.Save(device, _folder.Path);

            Assert.Equal(["a", "b", "d/", "d/C"], Listing());
            Assert.Equal("content of b", File.ReadAllText(_folder["sd/a"]));
            Assert.Equal("content of a", File.ReadAllText(_folder["sd/b"]));
            Assert.Equal("content of c", File.ReadAllText(_folder["sd/d/C"]));
        }

        [Fact]
        public void An_unchanged_file_is_not_written()
        {
            VirtualDevice device = SavedDevice(("a", "1"));
            File.SetLastWriteTimeUtc(_folder["sd/a"], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            DeviceFolder.Save(device, _folder.Path);

            Assert.Equal(2020, File.GetLastWriteTimeUtc(_folder["sd/a"]).Year);
        }

        [Fact]
        public void A_missing_card_folder_means_that_there_is_no_card()
        {
            SavedDevice();
            Directory.Delete(_folder["sd"]);

            Assert.False(DeviceFolder.Load(_folder.Path).Card.IsInserted);
        }

        [Fact]
        public void A_removed_card_is_kept_outside_the_slot()
        {
            VirtualDevice device = SavedDevice(("a", "1"));
            device.Card.Remove();
            DeviceFolder.Save(device, _folder.Path);

            Assert.False(Directory.Exists(_folder["sd"]));
            Assert.Equal("1", File.ReadAllText(_folder["sd.removed/a"]));
            Assert.False(DeviceFolder.Load(_folder.Path).Card.IsInserted);
        }

        [Theory]
        [InlineData("colon:name")]
        [InlineData("trailing.")]
        public void A_host_file_that_FAT_cannot_hold_is_reported_by_name(string name)
        {
            SavedDevice((name, "1"));
            DeviceFolderException refused = Assert.Throws<DeviceFolderException>(() => DeviceFolder.Load(_folder.Path));
            Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void Two_host_files_that_differ_only_in_case_are_refused()
        {
            DeviceFolder.Save(Samples.Device(), _folder.Path);
            File.WriteAllText(_folder["sd/File"], "1");
            File.WriteAllText(_folder["sd/file"], "2");
            Assert.Throws<DeviceFolderException>(() => DeviceFolder.Load(_folder.Path));
        }

        [Fact]
        public void A_symlink_to_a_folder_is_refused()
        {
            DeviceFolder.Save(Samples.Device(), _folder.Path);
            Directory.CreateSymbolicLink(_folder["sd/loop"], _folder["sd"]);
            Assert.Throws<DeviceFolderException>(() => DeviceFolder.Load(_folder.Path));
        }

        [Fact]
        public void Saving_leaves_no_temporary_files()
        {
            SavedDevice(("a", "1"));
            Assert.Equal(
                ["device.json", "flash.bin", "option-bytes.bin", "otp.bin", "sd"],
                Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
        }

        private VirtualDevice SavedDevice(params (string Path, string Content)[] files)
        {
            DeviceFolder.Save(Samples.Device(), _folder.Path);
            foreach ((string path, string content) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_folder["sd/" + path])!);
                File.WriteAllText(_folder["sd/" + path], content);
            }

            bool loads = Array.TrueForAll(files, file => CardPath.Split("/" + file.Path) is not null);
            return loads ? DeviceFolder.Load(_folder.Path) : Samples.Device();
        }

        private string[] Listing() =>
        [
            .. Directory.EnumerateFileSystemEntries(_folder["sd"], "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_folder["sd"], path) + (Directory.Exists(path) ? "/" : string.Empty))
                .Order(StringComparer.Ordinal),
        ];
    }
}
