using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Host.Demo
{
    /// <summary>A full package made of stand-ins: firmware, radio, option bytes, resources, splash.</summary>
    internal static class DemoPackage
    {
        /// <summary>Bytes of the firmware: that of a typical release, 700 KiB.</summary>
        public const int FirmwareSize = 700 * 1024;

        /// <summary>Makes the package.</summary>
        /// <returns>It, called <c>f7-update-demo</c>.</returns>
        public static Package Make()
        {
            Package package = PackageBuilder.Build(new PackageContents
            {
                Info = "demo 2.0",
                Loader = StandIn.Loader(),
                Firmware = StandIn.Firmware(FirmwareSize, 2),
                Radio = RadioImageMaker.Make(1, 20, 0),
                RadioType = RadioType.Parse("ble_light"),
                Resources = DemoResources.Make(2),
                OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
                Splash = StandIn.Splash(),
            });
            package.Name = "f7-update-demo";
            return package;
        }
    }
}
