using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd pack</c>: builds a package with the layout and fields of stock ones.</summary>
    internal static class PackCommand
    {
        private static readonly string[] s_zippedEndings = [".tgz", ".tar.gz"];

        public static Command Create(CommonOptions common)
        {
            Option<string> outPath = new("--out") { Description = "Folder, or archive ending in .tgz, .tar.gz or .tar, to write.", HelpName = "FOLDER_OR_TGZ", Required = true };
            Option<string> info = new("--info") { Description = "Text shown to the user, for example the version.", HelpName = "TEXT", Required = true };
            Option<string> target = new("--target") { Description = "Hardware target.", HelpName = "NUMBER", DefaultValueFactory = _ => "7" };
            Option<string?> loader = new("--loader") { Description = "The stage-2 image (updater.bin); without it the one of this checkout is built and taken.", HelpName = "FILE" };
            Option<string?> firmware = new("--firmware") { Description = "Firmware: a .dfu as it is, anything else is wrapped for 0x08000000.", HelpName = "FILE" };
            Option<string?> radio = new("--radio") { Description = "Radio stack image as ST delivers it.", HelpName = "FILE" };
            Option<string?> radioType = new("--radio-type") { Description = $"Type of the radio stack: {RadioType.Names}.", HelpName = "TYPE" };
            Option<string?> radioAddress = new("--radio-address") { Description = "Where the radio image is written; right below FUS when not given.", HelpName = "HEX" };
            Option<string?> resources = new("--resources") { Description = "Folder that goes to the card.", HelpName = "DIR" };
            Option<string?> obData = new("--ob-data") { Description = "Option bytes to compare and correct, lines NAME:VALUE:r or rw.", HelpName = "FILE" };
            Option<string?> splash = new("--splash") { Description = "Slideshow shown after the update.", HelpName = "FILE" };
            Option<string?> handover = new("--handover") { Description = "Who finishes the update: firmware leaves restore, resources and splash to the new firmware.", HelpName = "WHO" };
            Option<long> timestamp = new("--timestamp") { Description = "Seconds since 1970 written into a new resource list.", HelpName = "SECONDS" };
            handover.AcceptOnlyFromAmong("firmware");
            Command command = new("pack", "Build an update package.")
            {
                outPath, info, target, loader, firmware, radio, radioType, radioAddress, resources, obData, splash, handover, timestamp,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                PackageContents contents = new()
                {
                    Info = result.GetValue(info)!,
                    Target = Inputs.Target(result.GetValue(target)!),
                    Loader = result.GetValue(loader) is { } loaderPath ? Inputs.File(loaderPath, "loader") : LoaderImage.Build(),
                    Firmware = Inputs.Firmware(result.GetValue(firmware)),
                    Radio = Inputs.OptionalFile(result.GetValue(radio), "radio image"),
                    Splash = Inputs.OptionalFile(result.GetValue(splash), "splash"),
                    Handover = result.GetValue(handover) ?? string.Empty,
                    Timestamp = result.GetValue(timestamp),
                };
                AddRadio(contents, result.GetValue(radioType), result.GetValue(radioAddress));
                if (Inputs.OptionalFile(result.GetValue(obData), "option byte file") is { } text)
                {
                    contents.OptionBytes = OptionByteData.Parse(Encoding.UTF8.GetString(text));
                }

                if (result.GetValue(resources) is { } folder)
                {
                    contents.Resources = ResourceFolder.Load(Inputs.Folder(folder, "resources"));
                }

                return Run(contents, result.GetValue(outPath)!, output);
            });
            return command;
        }

        private static void AddRadio(PackageContents contents, string? type, string? address)
        {
            if (contents.Radio == null)
            {
                if (type != null || address != null)
                {
                    throw new InputException("--radio-type and --radio-address go with --radio, which is missing");
                }

                return;
            }

            contents.RadioType = RadioType.Parse(type ?? throw new InputException("--radio-type is missing: say what kind of stack the radio image is, such as ble_light"));
            contents.RadioAddress = address == null ? null : Inputs.Address(address, "--radio-address");
        }

        private static int Run(PackageContents contents, string outPath, CommandOutput output)
        {
            List<string> warnings = Check(contents);
            Package package = PackageBuilder.Build(contents);
            bool isTar = outPath.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);
            if (!isTar && !s_zippedEndings.Any(known => outPath.EndsWith(known, StringComparison.OrdinalIgnoreCase)))
            {
                if (File.Exists(outPath))
                {
                    throw new InputException($"--out {outPath}: this is a file; give a folder, or a name that ends in .tgz");
                }

                PackageBuilder.WriteFolder(package, outPath);
            }
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outPath))!);
                File.WriteAllBytes(outPath, isTar ? PackageBuilder.WriteTar(package) : PackageBuilder.WriteArchive(package));
            }

            warnings.ForEach(output.Warn);
            output.Line($"Packed {outPath}");
            foreach ((string name, byte[] data) in package.Files)
            {
                output.Line($"  {name,-14} {data.Length,9} bytes  CRC32 {Crc32.Compute(data):X8}");
            }

            output.Report(MakeReport(outPath, package, warnings));
            return ExitStatus.Done;
        }

        private static List<string> Check(PackageContents contents)
        {
            List<string> warnings = [.. PackageLayout.Check(contents)];
            if (contents.Radio != null && !RadioType.IsUsable(contents.RadioType))
            {
                warnings.Add($"stock firmware does not work with a stack of type {RadioType.Name(contents.RadioType)}; it takes ble_full, ble_light or ble_basic");
            }

            return warnings;
        }

        private static JsonObject MakeReport(string outPath, Package package, List<string> warnings)
        {
            JsonArray files = [];
            foreach ((string name, byte[] data) in package.Files)
            {
                files.Add(new JsonObject { ["name"] = name, ["size"] = data.Length, ["crc32"] = $"{Crc32.Compute(data):X8}" });
            }

            return new JsonObject
            {
                ["out"] = outPath,
                ["files"] = files,
                ["warnings"] = new JsonArray([.. warnings.Select(warning => JsonValue.Create(warning))]),
            };
        }
    }
}
