using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Adoption;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd adopt</c>: makes a package of the stock firmware or of a fork one of this updater.</summary>
    internal static class AdoptCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> path = new("PACKAGE")
            {
                Description = "A package folder, its update.fuf, or a .tgz, .tar or .zip of it.",
            };
            Option<string> outPath = new("--out")
            {
                Description = "Folder, or archive ending in .tgz, .tar.gz or .tar, to write.",
                HelpName = "FOLDER_OR_TGZ",
                Required = true,
            };
            Option<string?> loader = new("--loader")
            {
                Description = "The stage-2 image (updater.bin); without it the one of this checkout is built and taken.",
                HelpName = "FILE",
            };
            Option<bool> force = new("--force") { Description = "Write a loader or firmware that cannot start." };
            Command command = new("adopt", "Put this updater into a package of the stock firmware or of a fork.")
            {
                path, outPath, loader, force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                PackageOutput place = new(result.GetValue(outPath)!, result.GetValue(force));
                Package package = PackageReader.Read(result.GetValue(path)!);
                byte[] image = result.GetValue(loader) is { } file
                    ? Inputs.File(file, "loader")
                    : LoaderImage.Build(LoaderImage.DefaultBoard);
                return Run(package, image, place, output);
            });
            return command;
        }

        private static int Run(Package package, byte[] loader, PackageOutput place, CommandOutput output)
        {
            IReadOnlyList<string> changes = PackageAdoption.Adopt(package, loader);
            uint target = PackageFirmware.Parse(package.Files[package.ManifestName])!.Target;
            foreach (string change in changes)
            {
                output.Line(change);
            }

            if (changes.Count == 0)
            {
                output.Line("Nothing to change: it has this loader, and resources that it reads.");
            }

            JsonArray list = [.. changes.Select(change => JsonValue.Create(change))];
            return place.Finish(package, target, "adopted", [], output, new Dictionary<string, JsonNode> { ["changes"] = list });
        }
    }
}
