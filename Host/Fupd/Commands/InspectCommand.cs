using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;
using Spectre.Console;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd inspect</c>: what is in a package, field by field.</summary>
    internal static class InspectCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> package = new("PACKAGE") { Description = "Package folder, its update.fuf, or a .tgz, .tar.gz or .tar of it." };
            Command command = new("inspect", "Show what is in a package.") { package };
            command.SetAction(result => Run(result.GetValue(package)!, common.OutputOf(result)));
            return command;
        }

        private static int Run(string path, CommandOutput output)
        {
            JsonObject description = PackageDescription.Of(PackageReader.Read(path));
            if (output.IsForPeople)
            {
                Print(description, output);
            }

            output.Report(description);
            return ExitStatus.Done;
        }

        private static void Print(JsonObject description, CommandOutput output)
        {
            output.Line($"Package {description["name"]}");
            Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("part", "field", "value");
            AddRows(table, "manifest", description["manifest"]);
            foreach (string part in new[] { "loader", "firmware", "radio", "resources", "splash", "optionBytes" })
            {
                AddRows(table, part, description[part]);
            }

            output.Console.Write(table);
            foreach (JsonNode? problem in description["problems"]!.AsArray())
            {
                output.Line($"Problem: {problem}");
            }
        }

        private static void AddRows(Table table, string part, JsonNode? values)
        {
            foreach ((string field, JsonNode? value) in values?.AsObject() ?? [])
            {
                if (value is JsonArray list)
                {
                    foreach (JsonNode? entry in list)
                    {
                        table.AddRow(part, field, Markup.Escape(string.Join("  ", entry!.AsObject().Where(item => $"{item.Value}" != "false").Select(item => $"{item.Value}"))));
                    }
                }
                else
                {
                    string text = value is JsonObject inner ? string.Join("  ", inner.Select(item => $"{item.Value}")) : $"{value}";
                    table.AddRow(part, field, Markup.Escape(text));
                }
            }
        }
    }
}
