using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Adoption;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd adopt</c>: turns a package of the stock firmware or of a fork into a package for this updater.</summary>
    internal static class AdoptCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> path = new("PACKAGE")
            {
                Description = "A package folder, its update.fuf, or a .tgz, .tar or .zip archive of the folder.",
            };
            Option<string> outPath = new("--out")
            {
                Description = "Folder to write, or archive whose name ends in .tgz, .tar.gz or .tar.",
                HelpName = "FOLDER_OR_TGZ",
                Required = true,
            };
            AdoptionOptions parts = new();
            Option<bool> force = new("--force") { Description = "Write the package even if its loader or firmware cannot start." };
            Command command = new("adopt", "Put this updater into a package of the stock firmware or of a fork.")
            {
                path, outPath, parts.Loader, parts.Resume, parts.WithResume, force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                PackageOutput place = new(result.GetValue(outPath)!, result.GetValue(force));
                Package package = PackageReader.Read(result.GetValue(path)!);
                return Run(package, parts.Read(result)(), place, output, []);
            });
            return command;
        }

        /// <summary>Adopts a package, checks it as <c>doctor</c> does, and writes it.</summary>
        /// <param name="parts">The parts to put into the package.</param>
        /// <param name="place">The destination to which the package is written.</param>
        /// <param name="output">Receives the messages for the user.</param>
        /// <param name="more">Keys that the command adds to the report.</param>
        public static int Run(
            Package package, AdoptedParts parts, PackageOutput place, CommandOutput output, Dictionary<string, JsonNode> more)
        {
            more["changes"] = Adopt(package, parts, output);
            uint target = PackageFirmware.Parse(package.Files[package.ManifestName])!.Target;
            return place.Finish(package, target, "adopted", [], output, more);
        }

        /// <summary>Adopts a package in memory, and prints each change.</summary>
        /// <param name="parts">The parts to put into the package.</param>
        /// <param name="output">Receives the messages.</param>
        /// <returns>The changes made, for the report.</returns>
        public static JsonArray Adopt(Package package, AdoptedParts parts, CommandOutput output)
        {
            IReadOnlyList<string> changes = PackageAdoption.Adopt(package, parts);
            foreach (string change in changes)
            {
                output.Line(change);
            }

            if (changes.Count == 0)
            {
                output.Line("Nothing to change: the package already has this loader and readable resources.");
            }

            if (PackageAdoption.NeedsComputer(package))
            {
                output.Line(
                    "The package has no resume stub: after a power loss while the firmware is written, the device needs a computer; "
                    + "--with-resume adds a stub.");
            }

            return [.. changes.Select(change => JsonValue.Create(change))];
        }
    }
}
