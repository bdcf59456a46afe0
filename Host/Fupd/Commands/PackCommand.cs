using System.CommandLine;
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
            PackOptions options = new();
            Command command = new("pack", "Build an update package.")
            {
                options.Out, options.Info, options.Target, options.Loader, options.Board, options.Firmware, options.Radio,
                options.RadioTypeName, options.RadioAddress, options.Resources, options.OptionBytes, options.Splash, options.Handover,
                options.Timestamp, options.Force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                PackageContents contents = options.ReadContents(result);
                return Run(contents, result.GetValue(options.Out)!, result.GetValue(options.Force), output);
            });
            return command;
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
