using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>Checks a newly created package the way <c>doctor</c> does, writes it, and lists its files.</summary>
    internal sealed class PackageOutput
    {
        private static readonly string[] s_zippedEndings = [".tgz", ".tar.gz"];
        private static readonly string[] s_otherArchives = [".zip", ".7z", ".rar", ".tar.xz", ".tar.bz2", ".tar.zst", ".gz"];
        private readonly string _path;
        private readonly bool _force;

        /// <summary>Checks that the destination may be written.</summary>
        /// <param name="path">The value of <c>--out</c>.</param>
        /// <param name="force">Whether to write the package even if its loader or firmware cannot start.</param>
        /// <exception cref="InputException">The path exists and must not be replaced, or its archive type is not supported.</exception>
        public PackageOutput(string path, bool force)
        {
            _path = path;
            _force = force;
            CheckPlace();
        }

        private bool IsTar => _path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

        private bool IsArchive =>
            IsTar || s_zippedEndings.Any(known => _path.EndsWith(known, StringComparison.OrdinalIgnoreCase));

        /// <summary>Checks and writes a package, and lists its files.</summary>
        /// <param name="target">Hardware target of the package.</param>
        /// <param name="verb">Past participle for the messages, such as packed or adopted.</param>
        /// <param name="warnings">Warnings for the author of the package.</param>
        /// <param name="output">Receives the messages for the user.</param>
        /// <param name="more">Keys that the command adds to the report.</param>
        public int Finish(
            Package package, uint target, string verb, List<string> warnings, CommandOutput output, Dictionary<string, JsonNode> more)
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe { Target = (int)Math.Min(target, byte.MaxValue) });
            JudgedDevice judged = JudgedDevice.Of(device, null);
            DoctorReport report = DoctorFindings.Of(device, package);
            if (report.Findings.FirstOrDefault(finding => finding.IsCannotStart) is { } fault && !_force)
            {
                output.Error($"fupd: not {verb}: [{fault.Code}] {fault.Message.TrimEnd('.')}; --force writes the package anyway");
                return ExitStatus.Refused;
            }

            Write(package);
            List<string> all = [.. warnings, .. report.Findings.Where(finding => finding.Severity != "info").Select(
                finding => $"doctor: [{finding.Code}] {finding.Message.TrimEnd('.')}")];
            all.ForEach(output.Warn);
            output.Line($"{char.ToUpperInvariant(verb[0])}{verb[1..]} {_path}");
            foreach ((string name, byte[] data) in package.Files)
            {
                output.Line(
                    $"  {name,-14} {data.Length,9} bytes  CRC32 "
                    + $"{PackageFile.ContentCrc(data):X8}{(DfuLayout.IsDfu(data) ? " (of the image in it)" : string.Empty)}");
            }

            output.Line($"Doctor: {(report.IsRefused ? "refused" : "accepted")} on {judged}.");
            JsonObject json = MakeReport(package, all);
            foreach ((string key, JsonNode value) in more)
            {
                json[key] = value;
            }

            json["doctor"] = report.ToJson();
            json["doctor"]!["device"] = judged.ToJson();
            output.Report(json);
            return ExitStatus.Done;
        }

        private void CheckPlace()
        {
            if (IsArchive)
            {
                if (Directory.Exists(_path))
                {
                    throw new InputException($"--out {_path}: this is a folder with the name of an archive; give another name");
                }
            }
            else if (File.Exists(_path))
            {
                throw new InputException($"--out {_path}: this is a file; give a folder, or a name that ends in .tgz");
            }
            else if (s_otherArchives.FirstOrDefault(ending => _path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending)
            {
                throw new InputException(
                    $"--out {_path}: {ending} is not supported; give a folder, or a name that ends in .tgz, .tar.gz or .tar");
            }
            else if (PackageBuilder.FindForeign(_path) is { } foreign)
            {
                throw new InputException(
                    $"--out {_path}: the folder holds '{foreign}', which is not part of a package; give a new or empty folder");
            }
        }

        private void Write(Package package)
        {
            try
            {
                if (!IsArchive)
                {
                    PackageBuilder.WriteFolder(package, _path);
                    return;
                }

                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
                File.WriteAllBytes(_path, IsTar ? PackageBuilder.WriteTar(package) : PackageBuilder.WriteArchive(package));
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException(
                    $"--out {_path} cannot be written: {HostError.Reason(refused)}; the package there is incomplete");
            }
        }

        private JsonObject MakeReport(Package package, List<string> warnings)
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
                ["out"] = _path,
                ["files"] = files,
                ["warnings"] = new JsonArray([.. warnings.Select(warning => JsonValue.Create(warning))]),
            };
        }
    }
}
