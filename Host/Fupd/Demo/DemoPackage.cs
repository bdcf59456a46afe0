using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>A full package with stand-ins for firmware, radio, option bytes, resources and splash.</summary>
    internal static class DemoPackage
    {
        /// <summary>Size of the firmware in bytes: 700 KiB, as in a typical release.</summary>
        public const int FirmwareSize = 700 * 1024;

        /// <summary>Makes the package.</summary>
        /// <param name="loader">The stage-2 image.</param>
        /// <param name="size">Size of the package.</param>
        /// <param name="resume">The resume stub; <see langword="null"/> to leave it out.</param>
        /// <returns>A package named <c>f7-update-demo</c>.</returns>
        public static Package Make(byte[] loader, DemoSize size, byte[]? resume = null)
        {
            bool isRelease = size is DemoSize.Release or DemoSize.Point or DemoSize.Large;
            PackageContents contents = size == DemoSize.Small ? SmallPackage.Contents() : new PackageContents
            {
                Info = "demo 2.0",
                Firmware = StandIn.Firmware(isRelease ? ReleaseResources.FirmwareSize : FirmwareSize, 2),
                Radio = RadioImageMaker.Make(1, 20, 0),
                RadioType = RadioType.Parse("ble_light"),
                Resources = ResourcesOf(size),
                OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
                Splash = StandIn.Splash(),
            };
            contents.Loader = loader;
            contents.Resume = resume;
            Package package = PackageBuilder.Build(contents);
            package.Name = "f7-update-demo";
            return package;
        }

        private static ResourceFolder ResourcesOf(DemoSize size) => size switch
        {
            DemoSize.Release => ReleaseResources.Make(),
            DemoSize.Point => ReleaseResources.MakePoint(),
            DemoSize.Large => ReleaseResources.MakeLarge(),
            _ => DemoResources.Make(2),
        };
    }
}
