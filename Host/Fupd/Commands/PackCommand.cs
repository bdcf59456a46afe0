using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd pack</c>: builds a package with the layout and fields of stock ones.</summary>
    internal static class PackCommand
    {
        private const int MostNames = 5;
        private static readonly string[] s_zippedEndings = [".tgz", ".tar.gz"];
        private static readonly string[] s_otherArchives = [".zip", ".7z", ".rar", ".tar.xz", ".tar.bz2", ".tar.zst", ".gz"];

        public static Command Create(CommonOptions common)
        {
            Option<string> outPath = new("--out")
            {
                Description = "Folder, or archive ending in .tgz, .tar.gz or .tar, to write.",
                HelpName = "FOLDER_OR_TGZ",
                Required = true,
            };
            Option<string> info = new("--info")
            {
                Description = "Text shown to the user, for example the version.",
                HelpName = "TEXT",
                Required = true,
            };
            Option<string> target = new("--target")
            {
                Description = "Hardware target.",
                HelpName = "NUMBER",
                DefaultValueFactory = _ => "7",
            };
            Option<string?> loader = new("--loader")
            {
                Description = "The stage-2 image (updater.bin); without it the one of this checkout is built and taken.",
                HelpName = "FILE",
            };
            Option<string> board = new("--board")
            {
                Description = "Without --loader: the board whose updater.bin is built, a folder in boards/.",
                HelpName = "NAME",
                DefaultValueFactory = _ => LoaderImage.DefaultBoard,
            };
            Option<string?> firmware = new("--firmware")
            {
                Description = "Firmware: a .dfu as it is, anything else is wrapped for 0x08000000.",
                HelpName = "FILE",
            };
            Option<string?> radio = new("--radio") { Description = "Radio stack image as ST delivers it.", HelpName = "FILE" };
            Option<string?> radioType = new("--radio-type")
            {
                Description = $"Type of the radio stack: {RadioType.Names}.",
                HelpName = "TYPE",
            };
            Option<string?> radioAddress = new("--radio-address")
            {
                Description = "Where the radio image is written; right below FUS when not given.",
                HelpName = "HEX",
            };
            Option<string?> resources = new("--resources") { Description = "Folder that goes to the card.", HelpName = "DIR" };
            Option<string?> obData = new("--ob-data")
            {
                Description = "Option bytes to compare and correct, lines NAME:VALUE:r or rw.",
                HelpName = "FILE",
            };
            Option<string?> splash = new("--splash") { Description = "Slideshow shown after the update.", HelpName = "FILE" };
            Option<string?> handover = new("--handover")
            {
                Description = "Who finishes the update: firmware leaves restore, resources and splash to the new firmware.",
                HelpName = "WHO",
            };
            Option<long> timestamp = new("--timestamp")
            {
                Description = "Seconds since 1970 written into a new resource list.",
                HelpName = "SECONDS",
            };
            Option<bool> force = new("--force") { Description = "Pack a loader or firmware that cannot start." };
            handover.AcceptOnlyFromAmong("firmware");
            Command command = new("pack", "Build an update package.")
            {
                outPath, info, target, loader, board, firmware, radio, radioType, radioAddress, resources, obData, splash, handover,
                timestamp,
                force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                PackageContents contents = new()
                {
                    Info = result.GetValue(info)!,
                    Target = Inputs.Target(result.GetValue(target)!),
                    Loader = result.GetValue(loader) is { } loaderPath
                        ? Inputs.File(loaderPath, "loader")
                        : LoaderImage.Build(result.GetValue(board)!),
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

                return Run(contents, result.GetValue(outPath)!, result.GetValue(force), output);
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

            contents.RadioType = RadioType.Parse(
                type ?? throw new InputException("--radio-type is missing: say what kind of stack the radio image is, such as ble_light"));
            contents.RadioAddress = address == null ? null : Inputs.Address(address, "--radio-address");
        }

        private static int Run(PackageContents contents, string outPath, bool force, CommandOutput output)
        {
            List<string> warnings = Check(contents);
            CheckPlace(outPath);
            Package package = PackageBuilder.Build(contents);
            package.Name = PackageBuilder.FolderNameOf(contents);
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe { Target = (int)Math.Min(contents.Target, byte.MaxValue) });
            JudgedDevice judged = JudgedDevice.Of(device, null);
            DoctorReport report = DoctorFindings.Of(device, package);
            if (report.Findings.FirstOrDefault(finding => finding.IsCannotStart) is { } fault && !force)
            {
                output.Error($"fupd: not packed: [{fault.Code}] {fault.Message.TrimEnd('.')}; --force packs it nevertheless");
                return ExitStatus.Refused;
            }

            Write(package, outPath);
            warnings.AddRange(
                report.Findings.Where(finding => finding.Severity != "info").Select(
                    finding => $"doctor: [{finding.Code}] {finding.Message.TrimEnd('.')}"));
            warnings.ForEach(output.Warn);
            output.Line($"Packed {outPath}");
            foreach ((string name, byte[] data) in package.Files)
            {
                output.Line(
                    $"  {name,-14} {data.Length,9} bytes  CRC32 "
                    + $"{PackageFile.ContentCrc(data):X8}{(DfuLayout.IsDfu(data) ? " (of the image in it)" : string.Empty)}");
            }

            output.Line($"Doctor: {(report.IsRefused ? "refused" : "accepted")} on {judged}.");
            JsonObject json = MakeReport(outPath, package, warnings);
            json["doctor"] = report.ToJson();
            json["doctor"]!["device"] = judged.ToJson();
            output.Report(json);
            return ExitStatus.Done;
        }

        private static bool IsTar(string path) => path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

        private static bool IsArchive(string path) =>
            IsTar(path) || s_zippedEndings.Any(known => path.EndsWith(known, StringComparison.OrdinalIgnoreCase));

        private static void CheckPlace(string outPath)
        {
            if (IsArchive(outPath))
            {
                if (Directory.Exists(outPath))
                {
                    throw new InputException($"--out {outPath}: this is a folder, and its name that of an archive; give another name");
                }
            }
            else if (File.Exists(outPath))
            {
                throw new InputException($"--out {outPath}: this is a file; give a folder, or a name that ends in .tgz");
            }
            else if (s_otherArchives.FirstOrDefault(ending => outPath.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending)
            {
                throw new InputException(
                    $"--out {outPath}: packages are not packed as {ending}; give a folder, or a name that ends in .tgz, .tar.gz or .tar");
            }
            else if (PackageBuilder.FindForeign(outPath) is { } foreign)
            {
                throw new InputException(
                    $"--out {outPath}: the folder holds '{foreign}', which is no part of a package; give a new or empty folder");
            }
        }

        private static void Write(Package package, string outPath)
        {
            try
            {
                if (!IsArchive(outPath))
                {
                    PackageBuilder.WriteFolder(package, outPath);
                    return;
                }

                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outPath))!);
                File.WriteAllBytes(outPath, IsTar(outPath) ? PackageBuilder.WriteTar(package) : PackageBuilder.WriteArchive(package));
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException(
                    $"--out {outPath}: it cannot be written: {HostError.Reason(refused)}; what is there is no whole package");
            }
        }

        private static List<string> Check(PackageContents contents)
        {
            List<string> warnings = [.. PackageLayout.Check(contents)];
            if (contents.Radio != null && !RadioType.IsUsable(contents.RadioType))
            {
                warnings.Add(
                    $"stock firmware does not work with a stack of type {RadioType.Name(contents.RadioType)}; it takes ble_full, "
                    + "ble_light or ble_basic");
            }

            if (contents.Radio != null && contents.OptionBytes != null)
            {
                warnings.AddRange(OptionReferenceCheck.Find(contents.OptionBytes, contents.Radio));
            }

            if (contents.Resources is { } resources)
            {
                if (resources.Files.Count + resources.Folders.Count == 0)
                {
                    warnings.Add("the resources are empty; installing them removes every file of the resources installed before");
                }

                if (resources.LeftOut.Count > 0)
                {
                    warnings.Add($"left out of the resources, because the host's system made it: "
                        + $"{string.Join(", ", resources.LeftOut.Order(StringComparer.Ordinal).Take(MostNames))}"
                        + (resources.LeftOut.Count > MostNames ? $" and {resources.LeftOut.Count - MostNames} more" : string.Empty));
                }
            }

            return warnings;
        }

        private static JsonObject MakeReport(string outPath, Package package, List<string> warnings)
        {
            JsonArray files = [];
            foreach ((string name, byte[] data) in package.Files)
            {
                files.Add(new JsonObject
                {
                    ["name"] = name,
                    ["size"] = data.Length,
                    ["crc32"] = $"{PackageFile.ContentCrc(data):X8}",
                    ["sha256"] = PackageFile.Sha256(data),
                });
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
