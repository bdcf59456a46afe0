using System.Text;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Card
{
    public sealed class VirtualCardTests
    {
        private readonly VirtualDevice _device = Samples.Device();

        public VirtualCardTests()
        {
            Boot();
        }

        private VirtualCard Card => _device.Card;

        [Fact]
        public void Names_are_case_insensitive_and_case_preserving()
        {
            Write("/Update.TXT", "abc");

            Assert.Equal("abc", Read("/update.txt"));
            Assert.Equal(CardResult.Ok, Card.Stat("/UPDATE.txt", out CardItem? item));
            Assert.Equal(new CardItem("Update.TXT", false, 3, false, false), item);
        }

        [Theory]
        [InlineData("/a:b")]
        [InlineData("/a*b")]
        [InlineData("/a?b")]
        [InlineData("/a\"b")]
        [InlineData("/a<b")]
        [InlineData("/a|b")]
        [InlineData("/a\\b")]
        [InlineData("/a\nb")]
        [InlineData("/ab.")]
        [InlineData("/ab ")]
        [InlineData("/..")]
        [InlineData("relative")]
        public void Names_that_FAT_cannot_hold_are_refused(string path)
        {
            Assert.Equal(CardResult.BadName, Card.Open(path, CardOpenMode.Create, out _));
            Assert.Equal(CardResult.BadName, Card.MakeDirectory(path));
        }

        [Fact]
        public void Names_of_up_to_255_characters_are_accepted()
        {
            Write("/" + new string('x', 255), "1");
            Assert.Equal(CardResult.BadName, Card.Open("/" + new string('x', 256), CardOpenMode.Create, out _));
        }

        /// <summary>
        /// A 15-character name occupies three entries. The entries of five such names, with "." and "..", exceed a cluster of 512 bytes.
        /// </summary>
        [Fact]
        public void A_directory_grows_by_a_cluster_when_its_names_fill_it_and_does_not_shrink()
        {
            Card.ClusterSize = 512;
            Assert.Equal(CardResult.Ok, Card.MakeDirectory("/a"));
            long before = Card.UsedClusters;
            for (int i = 0; i < 4; i++)
            {
                Write($"/a/file number {100 + i}", string.Empty);
            }

            Assert.Equal(before, Card.UsedClusters);
            Assert.Equal(CardResult.Ok, Card.Stat("/a/", out CardItem? full));
            Assert.Equal(64u, full!.Size);

            Card.Capacity = Card.UsedClusters * Card.ClusterSize;
            Assert.Equal(CardResult.Full, Card.Open("/a/file number 104", CardOpenMode.Create, out _));
            Assert.Equal(CardResult.Full, Card.MakeDirectory("/a/file number 104"));
            Card.Capacity += Card.ClusterSize;
            Write("/a/file number 104", string.Empty);
            Assert.Equal(before + 1, Card.UsedClusters);
            Assert.Equal(CardResult.Ok, Card.Delete("/a/file number 104"));
            Assert.Equal(before + 1, Card.UsedClusters);
        }

        [Fact]
        public void Directories_are_created_and_listed_and_only_empty_directories_are_deleted()
        {
            Assert.Equal(CardResult.NotFound, Card.MakeDirectory("/a/b"));
            Assert.Equal(CardResult.Ok, Card.MakeDirectory("/a"));
            Assert.Equal(CardResult.Ok, Card.MakeDirectory("/a/b"));
            Assert.Equal(CardResult.Ok, Card.MakeDirectory("/A/B"));
            Write("/a/file", "12");
            Assert.Equal(CardResult.Ok, Card.List("/a", out IReadOnlyList<CardItem> items));
            Assert.Equal([new CardItem("b", true, 0, false, false), new CardItem("file", false, 2, false, false)], items);

            Assert.Equal(CardResult.NotEmpty, Card.Delete("/a"));
            Assert.Equal(CardResult.Ok, Card.Delete("/a/b"));
            Assert.Equal(CardResult.Ok, Card.Delete("/a/file"));
            Assert.Equal(CardResult.Ok, Card.Delete("/a"));
            Assert.Equal(CardResult.NotFound, Card.Delete("/a"));
        }

        [Fact]
        public void A_file_in_place_of_a_directory_is_reported_with_its_own_status()
        {
            Write("/file", "1");
            Card.MakeDirectory("/dir");

            Assert.Equal(CardResult.WrongKind, Card.MakeDirectory("/file"));
            Assert.Equal(CardResult.WrongKind, Card.Open("/dir", CardOpenMode.Read, out _));
            Assert.Equal(CardResult.WrongKind, Card.List("/file", out _));
            Assert.Equal(CardResult.NotFound, Card.Stat("/file/x", out _));
            Assert.Equal(CardResult.WrongKind, Card.Replace("/dir", "/file"));
            Assert.Equal(CardResult.Ok, Card.Replace("/dir", "/other"));
        }

        [Fact]
        public void Renaming_replaces_an_existing_file()
        {
            Write("/old", "old");
            Write("/new", "new");

            Assert.Equal(CardResult.Ok, Card.Replace("/new", "/OLD"));
            Assert.Equal("new", Read("/old"));
            Assert.Equal(CardResult.NotFound, Card.Stat("/new", out _));
            Assert.Equal(CardResult.Ok, Card.Replace("/old", "/Old"));
            Assert.Equal("new", Read("/old"));
            Assert.Equal(CardResult.NotFound, Card.Replace("/old", "/none/x"));
        }

        [Fact]
        public void Appending_continues_at_the_end()
        {
            Write("/log", "one ");
            Card.Open("/log", CardOpenMode.Append, out VirtualCardFile? file);
            Assert.Equal(4u, file!.Position);
            file.Write(Bytes("two"));
            file.Close();

            Assert.Equal("one two", Read("/log"));
        }

        [Fact]
        public void Free_space_is_counted_in_clusters()
        {
            long free = Card.FreeBytes;
            Write("/file", "1");
            Assert.Equal(free - 32768, Card.FreeBytes);
            Write("/file", new string('x', 32769));
            Assert.Equal(free - 65536, Card.FreeBytes);
            Card.Delete("/file");
            Assert.Equal(free, Card.FreeBytes);
        }

        [Fact]
        public void A_full_card_refuses_writes_and_keeps_its_content()
        {
            Card.Capacity = 3 * 32768;
            Write("/file", "1");
            Card.Open("/big", CardOpenMode.Create, out VirtualCardFile? file);
            Assert.Equal(CardResult.Ok, file!.Write(new byte[65536]));
            Assert.Equal(CardResult.Full, file.Write(new byte[1]));
            Assert.Equal(0, Card.FreeBytes);
            file.Close();
            Assert.Equal("1", Read("/file"));
        }

        [Fact]
        public void Unflushed_data_is_lost_at_a_reset()
        {
            Card.Open("/file", CardOpenMode.Create, out VirtualCardFile? file);
            file!.Write(Bytes("safe"));
            file.Flush();
            file.Write(Bytes(" lost"));
            _device.Reset(ResetCause.Software, "test");
            Boot();

            Assert.Equal("safe", Read("/file"));
        }

        [Fact]
        public void Creating_a_file_over_an_existing_file_truncates_the_existing_file_immediately()
        {
            Write("/file", "old");
            Card.Open("/file", CardOpenMode.Create, out _);
            _device.SwitchOff();
            Boot();

            Assert.Equal(string.Empty, Read("/file"));
        }

        [Fact]
        public void A_read_only_card_refuses_every_change()
        {
            Write("/file", "1");
            Card.MakeDirectory("/dir");
            Card.IsReadOnly = true;

            Assert.Equal(CardResult.ReadOnly, Card.Open("/file", CardOpenMode.Append, out _));
            Assert.Equal(CardResult.ReadOnly, Card.Open("/file2", CardOpenMode.Create, out _));
            Assert.Equal(CardResult.ReadOnly, Card.MakeDirectory("/dir2"));
            Assert.Equal(CardResult.ReadOnly, Card.Delete("/dir"));
            Assert.Equal(CardResult.ReadOnly, Card.Replace("/file", "/file2"));
            Assert.Equal("1", Read("/file"));
        }

        [Fact]
        public void A_file_opened_for_reading_cannot_be_written()
        {
            Write("/file", "1");
            Card.Open("/file", CardOpenMode.Read, out VirtualCardFile? file);
            Assert.Equal(CardResult.ReadOnly, file!.Write(Bytes("2")));
        }

        [Fact]
        public void After_a_card_pull_every_access_fails_until_a_remount()
        {
            Write("/file", "1");
            Card.Open("/file", CardOpenMode.Read, out VirtualCardFile? file);
            Card.Remove();
            Assert.Equal((int)CardResult.NoCard, file!.Read(new byte[1]));
            Card.Insert();
            Assert.Equal(CardResult.NoCard, Card.Stat("/file", out _));
            Assert.Equal(CardResult.Ok, Card.Mount());
            Assert.Equal("1", Read("/file"));
        }

        [Fact]
        public void A_card_can_be_removed_at_a_given_time_or_operation_and_reinserted()
        {
            Write("/file", "1");
            Card.RemoveAt(_device.Clock.Now + VirtualTime.Second);
            Card.InsertAt(_device.Clock.Now + (2 * VirtualTime.Second));
            Assert.True(Card.IsInserted);
            _device.Spend(VirtualTime.Second);
            Assert.False(Card.IsInserted);
            _device.Spend(VirtualTime.Second);
            Assert.True(Card.IsInserted);
            Card.Mount();

            Card.RemoveAtOperation(Card.Operations + 2);
            Assert.Equal(CardResult.Ok, Card.Stat("/file", out _));
            Assert.Equal(CardResult.NoCard, Card.Stat("/file", out _));
            Assert.False(Card.IsInserted);
        }

        [Fact]
        public void Reads_fail_only_in_the_bad_range()
        {
            Write("/file", new string('x', 2000));
            Card.Faults.FailReads("/FILE", 1000);
            Card.Open("/file", CardOpenMode.Read, out VirtualCardFile? file);

            Assert.Equal(1000, file!.Read(new byte[1000]));
            Assert.Equal((int)CardResult.ReadError, file.Read(new byte[1]));
            file.Seek(1001);
            Assert.Equal(999, file.Read(new byte[1000]));
        }

        [Fact]
        public void Writes_fail_in_the_bad_range()
        {
            Card.Faults.FailWrites("/file", 5);
            Card.Open("/file", CardOpenMode.Create, out VirtualCardFile? file);
            Assert.Equal(CardResult.Ok, file!.Write(new byte[5]));
            Assert.Equal(CardResult.WriteError, file.Write(new byte[1]));
            Assert.Equal(5u, file.Length);
        }

        [Fact]
        public void A_card_can_return_short_reads()
        {
            Write("/file", "0123456789");
            Card.Faults.ShortenReads("/file", 3);
            Card.Open("/file", CardOpenMode.Read, out VirtualCardFile? file);
            byte[] buffer = new byte[10];

            Assert.Equal(3, file!.Read(buffer));
            Assert.Equal(3u, file.Position);
        }

        [Fact]
        public void A_byte_can_change_between_the_first_and_the_second_read()
        {
            Write("/file", "0123456789");
            Card.Faults.ChangeAfterReads("/file", 4, 0x01);

            Assert.Equal("0123456789", Read("/file"));
            Assert.Equal("0123556789", Read("/file"));
            Assert.Equal("0123556789", Read("/file"));
        }

        [Fact]
        public void A_card_without_a_file_system_does_not_mount()
        {
            Card.Faults.NoFileSystem = true;
            Assert.Equal(CardResult.NoFileSystem, Card.Mount());
            Assert.False(Card.IsMounted);
        }

        [Fact]
        public void Read_time_is_charged_per_sector_and_bytes_are_counted()
        {
            Write("/file", new string('x', 10_000));
            Card.Open("/file", CardOpenMode.Read, out VirtualCardFile? file);
            long read = Card.BytesRead;
            long began = _device.Clock.Now;
            file!.Read(new byte[4096]);
            Assert.Equal(300_000 + (8 * 512 * 500), _device.Clock.Now - began);
            began = _device.Clock.Now;
            file.Seek(511);
            file.Read(new byte[2]);
            Assert.Equal(300_000 + (2 * 512 * 500), _device.Clock.Now - began);
            Assert.Equal(4098, Card.BytesRead - read);
            Assert.Equal(10_000, Card.BytesWritten);
        }

        [Fact]
        public void Changing_a_file_that_is_open_is_a_violation()
        {
            Write("/file", "1");
            Card.Open("/file", CardOpenMode.Read, out VirtualCardFile? file);
            Assert.Equal(CardResult.WriteError, Card.Delete("/file"));
            Assert.Equal("card.file-in-use", Assert.Single(_device.Violations).Rule);
            file!.Close();
            Assert.Equal(CardResult.Ok, Card.Delete("/file"));
            Assert.Throws<InvalidOperationException>(() => file.Read(new byte[1]));
        }

        [Fact]
        public void A_torn_rename_leaves_the_old_file_or_the_new_file()
        {
            HashSet<string> seen = [];
            for (int variant = 0; variant < 20; variant++)
            {
                VirtualDevice device = Samples.Device();
                device.Card.Preload("/new", Bytes("new"));
                device.Card.Preload("/old", Bytes("old"));
                device.BeginBoot();
                device.Card.Mount();
                device.Journal.Arm(new CutPoint("card.rename", "/new>/old", 1, CutMode.Torn, variant));
                Assert.Throws<PowerLostException>(() => device.Card.Replace("/new", "/old"));
                seen.Add(Encoding.ASCII.GetString(device.Card.Peek("/old")!));
            }

            Assert.Equal(["new", "old"], seen.Order());
        }

        [Fact]
        public void A_cut_during_a_write_never_damages_another_file()
        {
            for (int number = 1; number <= 4; number++)
            {
                foreach (CutMode mode in Enum.GetValues<CutMode>())
                {
                    VirtualDevice device = Samples.Device();
                    device.Card.Preload("/other", Bytes("other"));
                    device.BeginBoot();
                    device.Card.Mount();
                    device.Journal.Arm(new CutPoint(null, null, number, mode));
                    Exception? stopped = Record.Exception(() =>
                    {
                        device.Card.Open("/file", CardOpenMode.Create, out VirtualCardFile? file);
                        file!.Write(new byte[1000]);
                        file.Close();
                        device.Card.Replace("/file", "/final");
                    });
                    Assert.IsType<PowerLostException>(stopped);
                    Assert.Equal("other", Encoding.ASCII.GetString(device.Card.Peek("/other")!));
                    Assert.Contains(device.Card.Peek("/final")?.Length, new int?[] { null, 1000 });
                }
            }
        }

        private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

        private void Boot()
        {
            _device.BeginBoot();
            Assert.Equal(CardResult.Ok, Card.Mount());
        }

        private void Write(string path, string content)
        {
            Assert.Equal(CardResult.Ok, Card.Open(path, CardOpenMode.Create, out VirtualCardFile? file));
            Assert.Equal(CardResult.Ok, file!.Write(Bytes(content)));
            Assert.Equal(CardResult.Ok, file.Close());
        }

        private string Read(string path)
        {
            Assert.Equal(CardResult.Ok, Card.Open(path, CardOpenMode.Read, out VirtualCardFile? file));
            byte[] content = new byte[file!.Length];
            Assert.Equal(content.Length, file.Read(content));
            file.Close();
            return Encoding.ASCII.GetString(content);
        }
    }
}
