using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>Tests the footers of radio images (docs/reference/hardware.md 9.1 to 9.4).</summary>
    public class RadioImageTests
    {
        [Fact]
        public void The_install_address_of_the_light_stack_matches_its_release_notes()
        {
            RadioImage image = Read(RadioImageMaker.Make(1, 19, 0));

            Assert.Equal(29, image.Pages);
            Assert.Equal(0x080D7000u, image.InstallAddress);
            Assert.Equal((18, 11), (image.Sram2a, image.Sram2b));
            Assert.False(image.NeedsFus2);
            Assert.True(image.Version == RadioImage.VersionWord([1, 19, 0, 0, 2, 3]));
            Assert.True(image.Version == RadioImage.VersionWord([1, 19, 0, 0, 2, 9]));
        }

        [Theory]
        [InlineData(151732, 0x080CE000u)]
        [InlineData(184076, 0x080C7000u)]
        [InlineData(102580, 0x080DA000u)]
        [InlineData(4096 * 29, 0x080D7000u)]
        public void The_install_address_is_computed_from_the_size(int size, uint address)
        {
            Assert.Equal(address, Read(RadioImageMaker.Make(1, 19, 0, size: size)).InstallAddress);
        }

        [Fact]
        public void Each_of_the_five_version_bytes_is_compared()
        {
            RadioImage image = Read(RadioImageMaker.Make(1, 20, 3, 4, 5));

            byte[] version = { 1, 20, 3, 4, 5, 3 };
            Assert.True(image.Version == RadioImage.VersionWord(version));
            for (int i = 0; i < 5; i++)
            {
                byte[] other = (byte[])version.Clone();
                other[i]++;
                Assert.False(image.Version == RadioImage.VersionWord(other));
            }
        }

        [Theory]
        [InlineData(18, 11, 0x974B5C00u)]
        [InlineData(18, 13, 0x9B4B5C00u)]
        [InlineData(10, 15, 0x9F2B5C00u)]
        [InlineData(32, 20, 0xA97F5C00u)]
        public void The_option_words_of_an_installed_image_follow_from_its_footer(byte sram2a, byte sram2b, uint secureSram)
        {
            RadioImage image = Read(RadioImageMaker.Make(1, 19, 0, sram2aKilobytes: sram2a, sram2bKilobytes: sram2b));

            Assert.Equal(0x080D7000u, image.InstallAddress);
            Assert.Equal(0xFFFFFED7u, image.OptionWord(14, 0xFFFFFEF4));
            Assert.Equal(secureSram, image.OptionWord(15, 0x81FD0000));
            Assert.Equal(0xFFFFC000u, image.OptionWord(13, 0xFFFFC000));
        }

        [Fact]
        public void A_safeboot_image_is_refused_although_it_has_the_footer_of_a_stack()
        {
            byte[] file = RadioImageMaker.Make(2, 0, 0, size: 7316, sram2aKilobytes: 12);
            BitConverter.GetBytes(0x5AFEB007).CopyTo(file, file.Length - 104);

            Assert.Contains("Safeboot", Assert.Throws<MalformedException>(() => Read(file)).Message);
        }

        [Fact]
        public void A_stack_in_the_format_of_FUS_2_ends_below_the_larger_FUS()
        {
            byte[] file = RadioImageMaker.Make(1, 24, 0, size: 99752);
            BitConverter.GetBytes(0xB10C8B99).CopyTo(file, file.Length - 104 + 16);

            RadioImage image = Read(file);

            Assert.True(image.NeedsFus2);
            Assert.Equal(0x080D7000u, image.InstallAddress);
        }

        [Theory]
        [InlineData(0x32279221u)]
        [InlineData(0x42769811u)]
        [InlineData(0x927A6741u)]
        public void An_image_whose_footer_is_not_that_of_a_stack_is_refused(uint magic)
        {
            byte[] file = RadioImageMaker.Make(1, 19, 0);
            BitConverter.GetBytes(magic).CopyTo(file, file.Length - 104 + 16);

            Assert.Contains(magic.ToString("X8"), Assert.Throws<MalformedException>(() => Read(file)).Message);
        }

        [Theory]
        [InlineData(4)]
        [InlineData(12)]
        [InlineData(96)]
        public void An_image_with_a_damaged_signature_footer_or_page_count_is_refused(int fromEnd)
        {
            byte[] file = RadioImageMaker.Make(1, 19, 0);
            file[^fromEnd] ^= 0x10;

            Assert.Throws<MalformedException>(() => Read(file));
        }

        [Fact]
        public void A_file_shorter_than_its_footers_is_refused()
        {
            Assert.Throws<MalformedException>(() => Read(new byte[103]));
        }

        [Fact]
        public void Damaged_images_are_either_refused_or_read()
        {
            byte[][] corpus = { RadioImageMaker.Make(1, 19, 0, size: 600), RadioImageMaker.Make(1, 13, 3, size: 104) };
            new MutationCampaign("radio", corpus).Run(data =>
            {
                RadioImage image = Read(data);
                Assert.Equal(0u, image.InstallAddress % 4096);
                Assert.Equal((uint)data.Length, image.Size);
            });
        }

        private static RadioImage Read(byte[] file) => RadioImage.Read(new MemoryCardFile(file));
    }
}
