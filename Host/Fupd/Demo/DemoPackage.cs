using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>A full package made of stand-ins: firmware, radio, option bytes, resources, splash.</summary>
    internal static class DemoPackage
    {
        /// <summary>Bytes of the firmware: that of a typical release, 700 KiB.</summary>
        public const int FirmwareSize = 700 * 1024;

        /// <summary>Makes the package.</summary>
        /// <param name="loader">The stage-2 image.</param>
        /// <param name="isRelease">Whether firmware and resources have the shape of a stock release.</param>
        /// <returns>It, called <c>f7-update-demo</c>.</returns>
        public static Package Make(byte[] loader, bool isRelease)
        {
            Package package = PackageBuilder.Build(new PackageContents
            {
                Info = "demo 2.0",
                Loader = loader,
                Firmware = StandIn.Firmware(isRelease ? ReleaseResources.FirmwareSize : FirmwareSize, 2),
                Radio = RadioImageMaker.Make(1, 20, 0),
                RadioType = RadioType.Parse("ble_light"),
                Resources = isRelease ? ReleaseResources.Make() : DemoResources.Make(2),
                OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
                Splash = StandIn.Splash(),
            });
            package.Name = "f7-update-demo";
            return package;
        }
    }
}
