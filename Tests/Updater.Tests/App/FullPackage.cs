using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>Parts from which tests assemble packages.</summary>
    internal static class FullPackage
    {
        public static readonly byte[] Firmware = StandIn.Firmware(300_000, 5);
        public static readonly byte[] Radio = RadioImageMaker.Make(1, 20, 0);

        public static readonly (string Path, string Text)[] Files =
        [
            ("apps/Games/snake.fap", "snake"),
            ("apps/Tools/clock.fap", "tick"),
            ("dolphin/manifest.txt", "animations"),
            ("infrared/assets/tv.ir", new string('x', 9000)),
            ("subghz/.empty", string.Empty),
        ];

        public static ResourceFolder Resources(params (string Path, string Text)[] files)
        {
            ResourceFolder folder = new();
            foreach ((string path, string text) in files)
            {
                folder.Add(path, System.Text.Encoding.UTF8.GetBytes(text));
            }

            return folder;
        }

        public static PackageContents Contents() => new()
        {
            Firmware = Firmware,
            Radio = Radio,
            RadioType = 3,
            Resources = Resources(Files),
            OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
            Splash = StandIn.Splash(),
        };
    }
}
