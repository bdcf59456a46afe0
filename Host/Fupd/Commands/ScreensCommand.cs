using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Screens;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd screens</c>: draws every view of the updater as a PNG image.</summary>
    internal static class ScreensCommand
    {
        public static Command Create(CommonOptions common)
        {
            Option<string> folder = new("--out")
            {
                Description = "Folder for the images and index.html; created if missing.",
                Required = true,
                HelpName = "DIR",
            };
            Option<bool> check = new("--check")
            {
                Description = "Compare with the golden images (Tests/Data/screens), and write only the images that differ.",
            };
            Command command = new("screens", "Draw every view of the updater, including every stage and every error.") { folder, check };
            command.SetAction(
                result => Run(result.GetValue(folder)!, result.GetValue(check), common.OutputOf(result)));
            return command;
        }

        private static int Run(string folder, bool check, CommandOutput output)
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException($"--out {folder}: the folder cannot be created: {HostError.Reason(refused)}");
            }

            IReadOnlyList<View> views = ViewCatalog.Draw();
            IReadOnlyList<string> differences = [];
            if (check)
            {
                differences = new GoldenImages(GoldenFolder()).Compare(views, folder);
                foreach (string difference in differences)
                {
                    output.Fault(difference);
                }

                output.Line(
                    differences.Count == 0
                        ? $"{views.Count} views match their golden images."
                        : $"{differences.Count} differences in {views.Count} views; the images are in {folder}.");
            }
            else
            {
                Gallery.Write(folder, views);
                output.Line($"{views.Count} views: {Path.Combine(folder, "index.html")}");
            }

            output.Report(new JsonObject
            {
                ["views"] = new JsonArray([.. views.Select(view => (JsonNode)view.Name)]),
                ["differences"] = new JsonArray([.. differences.Select(difference => (JsonNode)difference)]),
            });
            return differences.Count == 0 ? ExitStatus.Done : ExitStatus.Refused;
        }

        private static string GoldenFolder()
        {
            if (Checkout.Root == null)
            {
                throw new InputException("--check: the golden images are in a checkout of the project; run ./fupd from a checkout");
            }

            return Checkout.Of("Tests", "Data", "screens");
        }
    }
}
