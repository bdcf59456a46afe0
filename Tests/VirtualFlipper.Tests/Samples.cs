using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.VirtualFlipper.Tests
{
    /// <summary>Minimal devices and packages for tests.</summary>
    internal static class Samples
    {
        public const string PackageFolder = "/update/test";

        /// <summary>A firmware image: a plausible vector table, followed by non-repeating bytes.</summary>
        public static byte[] Firmware(int size = 20_000, int seed = 1)
        {
            byte[] image = new byte[size];
            new Random(seed).NextBytes(image);
            BinaryPrimitives.WriteUInt32LittleEndian(image, 0x20030000);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4), 0x08000141);
            return image;
        }

        /// <summary>A device that boots its firmware, which is registered as a known image.</summary>
        public static VirtualDevice Device(DeviceSetup? setup = null)
        {
            VirtualDevice device = VirtualDevice.CreateDefault(setup);
            byte[] firmware = Firmware();
            device.Flash.Preload(FlashMap.Base, firmware);
            device.Images.Add(FlashMap.Base, firmware);
            return device;
        }

        /// <summary>A device that is armed for an update, with a loader of arbitrary bytes.</summary>
        public static VirtualDevice ArmedDevice(DeviceSetup? setup = null) =>
            ArmedDevice(setup, Encoding.ASCII.GetBytes("this is the loader"));

        public static VirtualDevice ArmedDevice(DeviceSetup? setup, byte[] loader)
        {
            VirtualDevice device = Device(setup);
            device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes("/ext" + PackageFolder + "/update.fuf"));
            device.Card.Preload(PackageFolder + "/updater.bin", loader);
            device.Card.Preload(PackageFolder + "/update.fuf", Encoding.ASCII.GetBytes(Manifest(loader)));
            device.Backup.BootMode = BootMode.Update;
            return device;
        }

        public static string Manifest(byte[] loader) =>
            "Filetype: Flipper firmware upgrade configuration\nVersion: 2\nInfo: test\nTarget: 7\nLoader: updater.bin\n"
            + $"Loader CRC: {string.Join(' ', BitConverter.GetBytes(Crc32.Compute(loader)).Select(value => value.ToString("X2")))}\n"
            + "Firmware: firmware.dfu\n";

        /// <summary>A stack image with ST's footers.</summary>
        public static byte[] Radio(int size, StackVersion version, int sram2a = 18, int sram2b = 11, int seed = 5)
        {
            byte[] file = new byte[size];
            new Random(seed).NextBytes(file);
            Span<byte> footer = file.AsSpan(size - RadioImage.Overhead, 20);
            BinaryPrimitives.WriteUInt32LittleEndian(footer, 0xABCDABCD);
            BinaryPrimitives.WriteUInt32LittleEndian(footer[4..], 0xABCDABCD);
            footer[8] = (byte)((size + 4095) / 4096);
            footer[9] = 0xFF;
            footer[10] = (byte)sram2a;
            footer[11] = (byte)sram2b;
            footer[12] = (byte)((version.Branch << 4) | version.Release);
            footer[13] = (byte)version.Sub;
            footer[14] = (byte)version.Minor;
            footer[15] = (byte)version.Major;
            BinaryPrimitives.WriteUInt32LittleEndian(footer[16..], 0x23372991);
            Span<byte> signature = file.AsSpan(size - 20);
            BinaryPrimitives.WriteUInt32LittleEndian(signature, 0x12341234);
            BinaryPrimitives.WriteUInt32LittleEndian(signature[4..], 0xABCDABCD);
            signature[8] = 0x40;
            BinaryPrimitives.WriteUInt32LittleEndian(signature[16..], 0xD3A12C5E);
            return file;
        }
    }
}
