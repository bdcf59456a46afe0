using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>
    /// A small package with all parts, for sweeps of thousands of runs. Every stage of an update with this package has work to do.
    /// </summary>
    internal static class SmallPackage
    {
        /// <summary>Size of the firmware in bytes.</summary>
        public const int FirmwareSize = 50_000;

        /// <summary>Size of the radio image in bytes.</summary>
        public const int RadioSize = 20_000;

        /// <summary>Creates the parts of the package.</summary>
        /// <param name="firmwareSize">Size of the firmware in bytes.</param>
        /// <param name="toolSize">Size of the largest resource in bytes.</param>
        /// <returns>The parts, with a stand-in for the loader.</returns>
        public static PackageContents Contents(int firmwareSize = FirmwareSize, int toolSize = 5000) => new()
        {
            Info = "small 1",
            Loader = StandIn.Loader(2048),
            Firmware = StandIn.Firmware(firmwareSize, 5),
            Radio = RadioImageMaker.Make(1, 20, 0, size: RadioSize),
            RadioType = 3,
            Resources = new ResourceFolder()
                .Add("apps/tool.fap", StandIn.Firmware(toolSize, 8))
                .Add("apps/games/game.fap", StandIn.Firmware(3000, 9))
                .Add("infrared/tv.ir", Encoding.ASCII.GetBytes(new string('x', 2000))),
            OptionBytes = OptionByteData.Parse(StockWithoutStack),
            Splash = StandIn.Splash(),
        };

        // The start address of this package's radio stack differs from that of the light stack in the stock reference.
        private static string StockWithoutStack => string.Join(
            '\n', OptionByteData.StockText.Split('\n').Where(line => !line.StartsWith("SFSA") && !line.StartsWith("SBRV")));
    }
}
