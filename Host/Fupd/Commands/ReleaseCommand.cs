using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Releases;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd release</c>: creates the complete file set of a release.</summary>
    internal static class ReleaseCommand
    {
        private const string Prefix = "flipper-z-";

        public static Command Create(CommonOptions common)
        {
            ReleaseOptions options = new();
            Command command = new("release", "Create the file set of a release, with the names that stock builds and update servers use.");
            options.AddTo(command);
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                string folder = result.GetValue(options.Out)!;
                CheckFolder(folder);
                ReleaseIndex? index = ReleaseIndex.Read(options.Index, result);
                ReleaseContents contents = options.Read(result);
                List<string> warnings = PackCommand.Check(contents.Package);
                SecretKey? key = result.GetValue(options.Key) is { } file
                    ? KeyOptions.ReadSecret(file, result.GetValue(options.PasswordFile))
                    : null;
                ReleaseSet set = ReleaseSet.Make(contents, key);
                warnings.AddRange(set.Missing);
                return Finish(contents, set, folder, index, warnings, result.GetValue(options.Pack.Force), output);
            });
            return command;
        }

        private static int Finish(
            ReleaseContents contents, ReleaseSet set, string folder, ReleaseIndex? index, List<string> warnings, bool force,
            CommandOutput output)
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe { Target = (int)Math.Min(contents.Package.Target, byte.MaxValue) });
            JudgedDevice judged = JudgedDevice.Of(device, null);
            DoctorReport report = DoctorFindings.Of(device, set.Package);
            if (report.Findings.FirstOrDefault(finding => finding.IsCannotStart) is { } fault && !force)
            {
                output.Error($"fupd: not released: [{fault.Code}] {fault.Message.TrimEnd('.')}; --force releases it anyway");
                return ExitStatus.Refused;
            }

            // The release is first added to the list in memory, because the addition may be refused. The list is written last, when all
            // files to which it refers exist.
            using DirectoryFile? list = index?.Enter(contents.Version, contents.Firmware.Timestamp, set.Files, force);
            foreach ((string name, byte[] data) in set.Files)
            {
                WholeFile.Write(Path.Combine(folder, name), data);
            }

            list?.Write();
            warnings.AddRange(report.Findings.Where(finding => finding.Severity != "info").Select(
                finding => $"doctor: [{finding.Code}] {finding.Message.TrimEnd('.')}"));
            Print(contents, set, folder, warnings, report, judged, output);
            return ExitStatus.Done;
        }

        private static void Print(
            ReleaseContents contents, ReleaseSet set, string folder, List<string> warnings, DoctorReport report, JudgedDevice judged,
            CommandOutput output)
        {
            warnings.ForEach(output.Warn);
            output.Line($"Released {contents.Version} in {folder}");
            JsonArray files = [];
            foreach ((string name, byte[] data) in set.Files)
            {
                output.Line($"  {name,-48} {data.Length,9} bytes");
                files.Add(new JsonObject { ["name"] = name, ["size"] = data.Length, ["sha256"] = PackageFile.Sha256(data) });
            }

            output.Line($"Doctor: {(report.IsRefused ? "refused" : "accepted")} on {judged}.");
            JsonObject json = new()
            {
                ["out"] = folder,
                ["version"] = contents.Version.Text,
                ["files"] = files,
                ["missing"] = new JsonArray([.. set.Missing.Select(line => JsonValue.Create(line))]),
                ["warnings"] = new JsonArray([.. warnings.Select(line => JsonValue.Create(line))]),
                ["doctor"] = report.ToJson(),
            };
            json["doctor"]!["device"] = judged.ToJson();
            output.Report(json);
        }

        private static void CheckFolder(string folder)
        {
            if (File.Exists(folder))
            {
                throw new InputException($"--out {folder}: this is a file; give a folder");
            }

            string? foreign = Directory.Exists(folder)
                ? Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))
                    .FirstOrDefault(name => !name.StartsWith(Prefix, StringComparison.Ordinal) && name != DirectoryEditor.FileName)
                : null;
            if (foreign != null)
            {
                throw new InputException($"--out {folder}: the folder holds '{foreign}', which is not a release file; give a new folder");
            }
        }
    }
}
