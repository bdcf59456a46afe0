using System.CommandLine;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd pack</c>: builds a package with the layout and manifest fields of a stock package.</summary>
    internal static class PackCommand
    {
        private const int MostNames = 5;

        public static Command Create(CommonOptions common)
        {
            PackOptions options = new();
            Command command = new("pack", "Build an update package.")
            {
                options.Out, options.Info, options.Target, options.Loader, options.Board, options.Resume, options.Firmware, options.Radio,
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
            PackageOutput place = new(outPath, force);
            Package package = PackageBuilder.Build(contents);
            package.Name = PackageBuilder.FolderNameOf(contents);
            return place.Finish(package, contents.Target, "packed", warnings, output, []);
        }

        /// <summary>Checks the parts of a package.</summary>
        /// <returns>The warnings, one sentence each.</returns>
        public static List<string> Check(PackageContents contents)
        {
            List<string> warnings = [.. PackageLayout.Check(contents)];
            if (contents.Radio != null && !RadioType.IsUsable(contents.RadioType))
            {
                warnings.Add(
                    $"stock firmware does not work with a stack of type {RadioType.Name(contents.RadioType)}; it supports ble_full, "
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
                    warnings.Add("the resources are empty; installing them removes all previously installed resource files");
                }

                if (resources.LeftOut.Count > 0)
                {
                    warnings.Add($"omitted from the resources as host metadata: "
                        + $"{string.Join(", ", resources.LeftOut.Order(StringComparer.Ordinal).Take(MostNames))}"
                        + (resources.LeftOut.Count > MostNames ? $" and {resources.LeftOut.Count - MostNames} more" : string.Empty));
                }
            }

            return warnings;
        }
    }
}
