using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Output;
using Spectre.Console;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd device show</c>: describes a device.</summary>
    internal static class DeviceShowCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> folder = new("DEVICE") { Description = "The device folder." };
            Command command = new("show", "Show the contents of a device.") { folder };
            command.SetAction(result => Run(result.GetValue(folder)!, common.OutputOf(result)));
            return command;
        }

        private static int Run(string folder, CommandOutput output)
        {
            JsonObject device = DeviceDescription.Of(DeviceStore.Load(folder));
            if (output.IsForPeople)
            {
                Print(device, output);
            }

            output.Report(device);
            return ExitStatus.Done;
        }

        private static void Print(JsonObject device, CommandOutput output)
        {
            JsonNode firmware = device["firmware"]!;
            JsonNode coprocessor = device["coprocessor"]!;
            Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("what", "value");
            table.AddRow("would boot", $"{device["wouldBoot"]}");
            table.AddRow("boot mode", $"{device["bootMode"]}  {string.Join(' ', device["flags"]!.AsArray())}");
            table.AddRow("firmware", $"{firmware["size"]} bytes at {firmware["address"]}, CRC32 {firmware["crc32"]}");
            table.AddRow("radio", Markup.Escape(coprocessor["stack"] is { } stack
                ? $"{stack["version"]} branch {stack["branch"]} release {stack["release"]} type {stack["type"]} at {stack["address"]}, "
                    + $"{coprocessor["running"]} runs, FUS {coprocessor["fusVersion"]}"
                : $"no stack, {coprocessor["running"]} runs, FUS {coprocessor["fusVersion"]}"));
            table.AddRow(
                "battery", $"{device["power"]!["batteryPercent"]} %{((bool)device["power"]!["charging"]! ? ", charging" : string.Empty)}");
            table.AddRow(
                "option bytes", Markup.Escape(
                    string.Join(' ', device["optionBytes"]!.AsObject().Select(field => $"{field.Key}={field.Value}"))));
            AddFiles(table, "/int", device["int"], output);
            AddFiles(table, "card", device["card"], output);
            output.Console.Write(table);
        }

        private static void AddFiles(Table table, string name, JsonNode? files, CommandOutput output)
        {
            if (files == null)
            {
                table.AddRow(name, "none");
                return;
            }

            table.AddRow(name, $"{files.AsArray().Count} files");
            foreach (JsonNode? file in files.AsArray())
            {
                string digest = file!["crc32"] is { } crc ? $"  CRC32 {crc}" : string.Empty;
                table.AddRow(string.Empty, Markup.Escape(output.Shown($"{file["size"],9}  {file["path"]}{digest}")));
            }
        }
    }
}
