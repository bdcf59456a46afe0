using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>
    /// Saves each distinct screen of the device as a PNG, numbered in the order of first appearance. Lists the screens in
    /// <c>index.json</c>, each with its file name, boot, device time, stage and progress.
    /// </summary>
    internal sealed class ScreenFiles
    {
        /// <summary>File name of the list, which is saved in the same folder as the images.</summary>
        public const string Index = "index.json";

        private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true };

        private readonly string _folder;
        private readonly RunTrace _trace;
        private readonly HashSet<string> _known = [];
        private readonly JsonArray _index = [];

        /// <summary>Creates the folder, and starts to save screens.</summary>
        /// <param name="folder">The folder for the files; created if it does not exist.</param>
        /// <param name="display">The display whose screens are saved.</param>
        /// <param name="trace">Supplies the updater's current stage.</param>
        public ScreenFiles(string folder, VirtualDisplay display, RunTrace trace)
        {
            _folder = folder;
            _trace = trace;
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException($"--screens {folder}: the folder cannot be created: {HostError.Reason(refused)}");
            }

            display.Changed += Save;
        }

        private void Save(Frame frame)
        {
            if (!_known.Add(Convert.ToBase64String(frame.Pixels)))
            {
                return;
            }

            string file = $"screen-{_known.Count:D4}.png";
            File.WriteAllBytes(Path.Combine(_folder, file), Png.Write(frame.Pixels));
            _index.Add(new JsonObject
            {
                ["file"] = file,
                ["boot"] = frame.Boot,
                ["atNanoseconds"] = frame.Nanoseconds,
                ["stage"] = _trace.Current?.Stage,
                ["progress"] = _trace.Current?.Progress,
            });

            // The list is written with each image, so that it is complete even if the run is interrupted.
            File.WriteAllText(Path.Combine(_folder, Index), _index.ToJsonString(s_format) + "\n");
        }
    }
}
