using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd inspect</c>: shows the contents of a package, field by field.</summary>
    internal static class InspectCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> package = new("PACKAGE")
            {
                Description = "Package folder, its update.fuf, or a .tgz, .tar.gz or .tar archive.",
            };
            Option<bool> files = new("--files") { Description = "List all files of the package and of its resources." };
            Command command = new("inspect", "Show the contents of a package.") { package, files };
            command.SetAction(result => Run(result.GetValue(package)!, result.GetValue(files), common.OutputOf(result)));
            return command;
        }

        private static int Run(string path, bool files, CommandOutput output)
        {
            JsonObject description = PackageDescription.Of(PackageReader.Read(path));
            if (output.IsForPeople)
            {
                Print(description, files, output);
            }

            output.Report(description);
            return ExitStatus.Done;
        }

        private static void Print(JsonObject package, bool files, CommandOutput output)
        {
            JsonNode manifest = package["manifest"]!;
            output.Line($"Package {package["name"]}: {manifest["info"]}");
            output.Line(
                $"  manifest      version {manifest["version"]}, target "
                + $"{manifest["target"]}{(manifest["handover"] is { } who ? $", handover to {who}" : string.Empty)}");
            Part(
                package,
                "loader",
                part => $"{part["version"] ?? "not of this project"}, starts at {part["entry"]}, stack {part["stackPointer"]}",
                output);
            Part(package, "firmware", part => $"CRC32 of the image {part["contentCrc32"]}, {string.Join(", ", Elements(part))}", output);
            Part(
                package, "radio", part =>
                    $"{part["type"]} {part["footerVersion"]}, written at {part["address"]}, installed at {part["installAddress"]}", output);
            Part(package, "resources", part => Contents(part["entries"] as JsonArray ?? [], part), output);
            Part(package, "splash", part => $"{part["width"]} x {part["height"]}, {part["frames"]} frames", output);
            Part(package, "resume", _ => "resume stub, with which an update resumes after a power loss", output);
            if (package["optionBytes"] is JsonObject fields)
            {
                output.Line(
                    $"  option bytes  {fields.Count} fields compared, {fields.Count(field => (string?)field.Value!["mode"] == "rw")} "
                    + "of them corrected if different");
            }

            if (files)
            {
                PrintFiles(package, output);
            }

            foreach (JsonNode? problem in package["problems"]!.AsArray())
            {
                output.Line($"Problem: {problem}");
            }
        }

        private static void Part(JsonObject package, string name, Func<JsonNode, string> describe, CommandOutput output)
        {
            if (package[name] is { } part)
            {
                string crc = part["crcOk"] is { } ok ? (bool)ok ? ", CRC right" : ", CRC WRONG" : string.Empty;
                output.Line($"  {name,-12}  {part["file"]}, {part["size"]} bytes{crc}; {describe(part)}");
            }
        }

        private static IEnumerable<string> Elements(JsonNode part)
        {
            return (part["elements"] as JsonArray ?? []).Select(element => $"{element!["size"]} bytes at {element["address"]}");
        }

        private static string Contents(JsonArray entries, JsonNode part)
        {
            int folders = entries.Count(entry => (bool)entry!["directory"]!);
            return $"{entries.Count - folders} files in {folders} folders, {part["unpackedBytes"]} bytes unpacked";
        }

        private static void PrintFiles(JsonObject package, CommandOutput output)
        {
            output.Line("Files of the package:");
            foreach (JsonNode? file in package["files"]!.AsArray())
            {
                output.Line($"  {file!["size"],9}  {file["crc32"]}  {file["name"]}");
            }

            output.Line("Files of the resources:");
            foreach (JsonNode? entry in (package["resources"]?["entries"] as JsonArray ?? []).Where(entry => !(bool)entry!["directory"]!))
            {
                output.Line($"  {entry!["size"],9}  {entry["path"]}");
            }

            foreach ((string name, JsonNode? field) in package["optionBytes"] as JsonObject ?? [])
            {
                output.Line($"  option byte {name} {field!["value"]} {field["mode"]}");
            }
        }
    }
}
