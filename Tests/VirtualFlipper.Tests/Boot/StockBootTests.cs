using System.Text;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Boot
{
    public sealed class StockBootTests
    {
        [Fact]
        public void A_device_with_firmware_boots_the_firmware()
        {
            Assert.Equal(RestState.Firmware, StockBoot.WouldBoot(Samples.Device()));
        }

        [Fact]
        public void An_armed_device_boots_the_updater()
        {
            Assert.Equal(RestState.Updater, StockBoot.WouldBoot(Samples.ArmedDevice()));
        }

        [Fact]
        public void An_erased_first_flash_word_boots_the_ROM()
        {
            VirtualDevice device = Samples.ArmedDevice();
            device.Flash.Preload(FlashMap.Base, Enumerable.Repeat((byte)0xFF, 4096).ToArray());

            Assert.Equal(RestState.SystemDfu, StockBoot.WouldBoot(device));
        }

        [Fact]
        public void The_device_hangs_if_the_firmware_after_a_valid_vector_table_is_incomplete()
        {
            VirtualDevice device = Samples.Device();
            device.Flash.Preload(FlashMap.Base + 8192, Enumerable.Repeat((byte)0xFF, 4096).ToArray());

            Assert.Equal(RestState.Hang, StockBoot.WouldBoot(device));
        }

        [Theory]
        [InlineData(0, 0x30000000)]
        [InlineData(0, 0x20000000)]
        [InlineData(4, 0x08000140)]
        [InlineData(4, 0x20000141)]
        public void The_device_hangs_on_an_implausible_vector_table(int offset, long word)
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            byte[] firmware = Samples.Firmware();
            BitConverter.GetBytes((uint)word).CopyTo(firmware, offset);
            device.Flash.Preload(FlashMap.Base, firmware);

            Assert.Equal(RestState.Hang, StockBoot.WouldBoot(device));
        }

        [Theory]
        [InlineData(BootMode.Normal, RestState.Firmware)]
        [InlineData(BootMode.Dfu, RestState.SystemDfu)]
        [InlineData(BootMode.PreUpdate, RestState.Firmware)]
        [InlineData(BootMode.Update, RestState.Updater)]
        [InlineData(BootMode.PostUpdate, RestState.Firmware)]
        public void The_boot_mode_selects_the_image(BootMode mode, RestState expected)
        {
            VirtualDevice device = Samples.ArmedDevice();
            device.Backup.BootMode = mode;

            Assert.Equal(expected, StockBoot.WouldBoot(device));
        }

        [Fact]
        public void An_unknown_header_of_the_backup_registers_causes_a_normal_boot()
        {
            VirtualDevice device = Samples.ArmedDevice();
            device.Backup.Preload(0, 0xDEADBEEF);

            Assert.Equal(RestState.Firmware, StockBoot.WouldBoot(device));
        }

        [Theory]
        [InlineData("/.fupdate", "")]
        [InlineData("/.fupdate", "/ext/update/test/other.fuf")]
        [InlineData("/.fupdate", "abc")]
        [InlineData("/update/test/updater.bin", "another loader")]
        [InlineData("/update/test/updater.bin", "")]
        [InlineData("/update/test/update.fuf", "Filetype: something else\n")]
        public void If_the_stock_loader_rejects_the_package_the_firmware_boots_silently(string path, string content)
        {
            VirtualDevice device = Samples.ArmedDevice();
            device.Card.Preload(path, Encoding.ASCII.GetBytes(content));

            BootReport report = BootSequence.Play(device, new NoEngine());

            Assert.Equal((BootEnding.Rests, RestState.Firmware), (report.Ending, report.RestsAs));
            Assert.Equal([ResetCause.PowerOn, ResetCause.Software], report.Boots.Select(boot => boot.Cause));
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
        }

        [Fact]
        public void The_stock_loader_drops_the_first_four_characters_of_the_path_without_checking_them()
        {
            VirtualDevice device = Samples.ArmedDevice();
            device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes("????/update/test/update.fuf"));

            Assert.Equal(RestState.Updater, StockBoot.WouldBoot(device));
        }

        [Fact]
        public void A_missing_optional_key_hides_the_following_keys_from_the_stock_loader()
        {
            VirtualDevice device = Samples.ArmedDevice();
            string manifest = Encoding.ASCII.GetString(device.Card.Peek("/update/test/update.fuf")!);
            device.Card.Preload(
                "/update/test/update.fuf", Encoding.ASCII.GetBytes(manifest.Replace("Firmware: firmware.dfu\n", "Resources: r.ths\n")));

            Assert.Equal(RestState.Firmware, StockBoot.WouldBoot(device));
        }

        [Fact]
        public void Held_keys_select_DFU()
        {
            foreach (HeldKey key in new[] { HeldKey.Ok, HeldKey.Left })
            {
                VirtualDevice device = Samples.ArmedDevice();
                device.Buttons.HeldAtBoot = key;
                Assert.Equal(RestState.SystemDfu, StockBoot.WouldBoot(device));
            }
        }

        [Fact]
        public void Without_a_card_the_device_boots_its_firmware()
        {
            VirtualDevice device = Samples.ArmedDevice();
            device.Card.Remove();

            Assert.Equal(RestState.Firmware, StockBoot.WouldBoot(device));
        }

        private sealed class NoEngine : IUpdaterEngine
        {
            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image) => throw new InvalidOperationException("must not run");
        }
    }
}
