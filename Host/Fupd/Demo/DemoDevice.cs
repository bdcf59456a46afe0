using System.Text;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>
    /// The demo's device, with older firmware, an older radio stack, older resources and modified option bytes.
    /// </summary>
    internal static class DemoDevice
    {
        private const uint BrownOutLevel = 7u << 9;

        /// <summary>Makes the device.</summary>
        /// <param name="size">
        /// Size of the package. For small packages, and for releases other than point releases, the card contains no resources.
        /// </param>
        /// <returns>The device, which is switched off.</returns>
        public static VirtualDevice Make(DemoSize size)
        {
            int firmware = size switch
            {
                DemoSize.Small => 64 * 1024,
                DemoSize.Release or DemoSize.Point or DemoSize.Large => ReleaseResources.FirmwareSize,
                _ => 660 * 1024,
            };
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe
            {
                Firmware = [new DfuElement(DfuWriter.FlashBase, StandIn.Firmware(firmware, 1))],
            });
            uint[] words = [.. Enumerable.Range(0, OptionWord.Count).Select(device.Options.Stored)];
            words[OptionWord.User] &= ~BrownOutLevel;
            device.Options.Preload(words);
            if (size is not (DemoSize.Ordinary or DemoSize.Point))
            {
                return device;
            }

            ResourceFolder resources = size == DemoSize.Point ? ReleaseResources.MakeBeforePoint() : DemoResources.Make(1);
            resources.Files[ResourceManifest.FileName] = Encoding.UTF8.GetBytes(ResourceManifest.Write(resources));
            Place(device, resources, string.Empty);
            return device;
        }

        private static void Place(VirtualDevice device, ResourceFolder folder, string path)
        {
            foreach ((string name, byte[] data) in folder.Files)
            {
                device.Card.Preload($"{path}/{name}", data);
            }

            foreach ((string name, ResourceFolder child) in folder.Folders)
            {
                Place(device, child, $"{path}/{name}");
            }
        }
    }
}
