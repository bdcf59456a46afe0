using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>
    /// Saves each distinct picture the device shows as a PNG, numbered in the order of their first showing, and lists them in
    /// <c>index.json</c>: file, boot, device time, stage and progress.
    /// </summary>
    internal sealed class ScreenFiles
    {
        /// <summary>The list beside the pictures.</summary>
        public const string Index = "index.json";

        private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true };

        private readonly string _folder;
        private readonly RunTrace _trace;
        private readonly HashSet<string> _known = [];
        private readonly JsonArray _index = [];

        /// <summary>Initializes a new instance of the <see cref="ScreenFiles"/> class and begins to save.</summary>
        /// <param name="folder">Where the files go; made when it does not exist.</param>
        /// <param name="display">Whose pictures.</param>
        /// <param name="trace">Says which stage the updater is in.</param>
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
                throw new InputException($"--screens {folder}: the folder cannot be made: {HostError.Reason(refused)}");
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

            // With each picture, so that it is complete when the run breaks off.
            File.WriteAllText(Path.Combine(_folder, Index), _index.ToJsonString(s_format) + "\n");
        }
    }
}
