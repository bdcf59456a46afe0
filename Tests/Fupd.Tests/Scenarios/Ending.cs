using System.Text;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// The complete result of an update as lines for comparison: report, last screen, every memory, and every file on the card.
    /// Times in the report and the log are omitted, and so is the version of the updater, which is set only in the loader image.
    /// </summary>
    internal static partial class Ending
    {
        public static string Of(RunReport report, VirtualDevice device)
        {
            return string.Join('\n', [.. Report(report), Screen(device), .. Memories(device), .. Card(device.Card)]);
        }

        /// <summary>The final content of the memories and the card, without the update log.</summary>
        public static string Of(VirtualDevice device)
        {
            IEnumerable<string> files = Card(device.Card).Where(line => !line.Contains("/update.log", StringComparison.Ordinal));
            return string.Join('\n', [.. Memories(device), .. files]);
        }

        private static IEnumerable<string> Report(RunReport report) =>
        [
            $"outcome {report.Outcome} [{report.Error?.Code}] {report.Error?.Message}",
            $"final state {report.RestsAs}, would boot {report.WouldBoot}, {report.Boots} boots",
            $"pages {report.PagesErased} erased, {report.PagesWritten} written, {report.PagesUnchanged} unchanged; "
                + $"{report.DoubleWordsProgrammed} double words; options {report.OptionBytesProgrammed}",
            $"stages {string.Join(' ', report.Stages.Select(stage => $"{stage.Stage}:{stage.Progress}"))}",
        ];

        private static string Screen(VirtualDevice device) => $"screen {Crc32.Compute(device.Display.Frames[^1].Pixels):X8}";

        // The flash includes /int, bit for bit.
        private static IEnumerable<string> Memories(VirtualDevice device) =>
        [
            $"flash {Crc32.Compute(device.Flash.Bytes):X8}",
            $"options {Convert.ToHexString(device.Options.Area)}",
            $"otp {Crc32.Compute(device.Otp.Bytes):X8}",
            $"radio {device.Coprocessor.Runs} {device.Coprocessor.Stack} FUS {device.Coprocessor.FusVersion}",
            DeviceImage.RegistersOf(device),
        ];

        private static List<string> Card(VirtualCard card)
        {
            string folder = Directory.CreateTempSubdirectory("fupd-ending-").FullName;
            try
            {
                card.SaveTo(folder);
                List<string> lines = [];
                string[] entries = Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories);
                foreach (string path in entries.Order(StringComparer.Ordinal))
                {
                    string name = path[folder.Length..];
                    lines.Add(Directory.Exists(path) ? name : name + " " + Describe(name, File.ReadAllBytes(path)));
                }

                return lines;
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        private static string Describe(string name, byte[] content) => name.EndsWith("/update.log", StringComparison.Ordinal)
            ? Version().Replace(Times().Replace(Encoding.UTF8.GetString(content), "#"), "#")
            : $"{content.Length} {Crc32.Compute(content):X8}";

        [GeneratedRegex(@"^\d+(?= )|\d+(?= ms)", RegexOptions.Multiline)]
        private static partial Regex Times();

        [GeneratedRegex("(?<=FlipperUpdaterNano ).*(?=, target)")]
        private static partial Regex Version();
    }
}
