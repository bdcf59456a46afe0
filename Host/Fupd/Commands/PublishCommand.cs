using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Publishing;
using FlipperUpdaterNano.Delivery.Releases;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd publish</c>: adds a version to the static tree of an update server.</summary>
    internal static class PublishCommand
    {
        private const string Prefix = "flipper-z-";
        private const string UpdateType = "update_tgz";

        public static Command Create(CommonOptions common)
        {
            IndexOptions index = new();
            index.Channel.Required = true;
            Argument<string[]> packages = new("PACKAGE")
            {
                Description = "Packages, one for each target; or a folder created by 'fupd release', all files of which are published.",
                Arity = ArgumentArity.OneOrMore,
            };
            Option<string> site = new("--site") { Description = "Root folder of the site.", HelpName = "DIR", Required = true };
            Option<string> version = new("--version") { Description = "The version.", HelpName = "V", Required = true };
            Option<long?> timestamp = new("--timestamp")
            {
                Description = "Time stamp in the list, as Unix time in seconds; default: now.",
                HelpName = "SECONDS",
            };
            Option<bool> force = new("--force") { Description = "Publish even if an image cannot start, and replace published files." };
            Command command = new("publish", "Add a version to the static tree of an update server.")
            {
                packages, site, index.Channel, version, index.BaseUrl, index.Changelog, timestamp, force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                ReleaseVersion name = ReleaseVersion.Parse(result.GetValue(version)!);
                SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
                if (!result.GetValue(packages)!.All(package => AddFiles(package, name, files, result.GetValue(force), output)))
                {
                    return ExitStatus.Refused;
                }

                long seconds = result.GetValue(timestamp) ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds();
                PublishedVersion published = new(name.Text, index.ReadChangelog(result), seconds);
                return Publish(
                    result.GetValue(site)!, ChannelNames.IdOf(result.GetValue(index.Channel)!), published, files,
                    result.GetValue(index.BaseUrl), result.GetValue(force), output);
            });
            return command;
        }

        private static int Publish(
            string site, string channel, PublishedVersion version, SortedDictionary<string, byte[]> files, string? baseUrl, bool force,
            CommandOutput output)
        {
            IReadOnlyDictionary<string, string> paths = new UpdateSite(site).Publish(channel, version, files, baseUrl, force);
            if (baseUrl == null)
            {
                output.Warn("the list contains relative URLs, which 'fupd fetch' can read but qFlipper cannot; give --base-url");
            }

            JsonArray list = [];
            foreach ((string name, byte[] data) in files)
            {
                output.Line($"  {paths[name]}  {data.Length} bytes");
                list.Add(new JsonObject { ["path"] = paths[name], ["size"] = data.Length, ["sha256"] = PackageFile.Sha256(data) });
            }

            output.Line(
                $"Published {version.Version} in channel {channel} of {site}; copy its files to the server before "
                + DirectoryEditor.FileName);
            output.Report(new JsonObject
            {
                ["site"] = site,
                ["channel"] = channel,
                ["version"] = version.Version,
                ["files"] = list,
            });
            return ExitStatus.Done;
        }

        private static bool AddFiles(
            string path, ReleaseVersion version, SortedDictionary<string, byte[]> files, bool force, CommandOutput output)
        {
            string[] released = Directory.Exists(path) && !File.Exists(Path.Combine(path, PackageFiles.Manifest))
                ? [.. Directory.GetFiles(path).Where(file => TypeOf(file, version) != null).Order(StringComparer.Ordinal)]
                : [];
            foreach (string file in released)
            {
                AddFile(files, Path.GetFileName(file), Inputs.File(file, "release"));
            }

            if (released.Length > 0)
            {
                // A release contains one package for each target; each package is checked.
                return released.Where(file => TypeOf(file, version) == UpdateType)
                    .All(file => MayBePublished(PackageReader.Read(file), file, force, output) != null);
            }

            Package package = PackageReader.Read(path);
            if (MayBePublished(package, path, force, output) is not { } target)
            {
                return false;
            }

            AddFile(files, $"{Prefix}f{target}-update-{version}.tgz", PackageBuilder.WriteArchive(package));
            return true;
        }

        private static string? TypeOf(string file, ReleaseVersion version) =>
            PublishedFile.PartsOf(Path.GetFileName(file), version.Text)?.Type;

        private static void AddFile(SortedDictionary<string, byte[]> files, string name, byte[] data)
        {
            if (!files.TryAdd(name, data))
            {
                throw new InputException($"two packages would be named '{name}'; a version has one package per target");
            }
        }

        // Returns the hardware target of a package, or null if the package must not be published.
        private static uint? MayBePublished(Package package, string path, bool force, CommandOutput output)
        {
            uint target = PackageFirmware.Parse(package.Files[package.ManifestName])?.Target
                ?? throw new InputException($"package {path}: its {package.ManifestName} cannot be read; 'fupd inspect' gives the reason");
            DoctorReport report = DoctorFindings.Of(
                DeviceMaker.Make(new DeviceRecipe { Target = (int)Math.Min(target, byte.MaxValue) }), package);
            if (report.Findings.FirstOrDefault(finding => finding.IsCannotStart) is { } fault && !force)
            {
                output.Error($"fupd: not published: [{fault.Code}] {fault.Message.TrimEnd('.')}; --force publishes the package anyway");
                return null;
            }

            foreach (DoctorFinding finding in report.Findings.Where(finding => finding.Severity != "info"))
            {
                output.Warn($"doctor: [{finding.Code}] {finding.Message.TrimEnd('.')}");
            }

            return target;
        }
    }
}
