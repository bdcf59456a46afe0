using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>Saves each distinct picture the device shows as a PNG, numbered in the order of their first showing.</summary>
    internal sealed class ScreenFiles
    {
        private readonly string _folder;
        private readonly HashSet<string> _known = [];

        /// <summary>Initializes a new instance of the <see cref="ScreenFiles"/> class and begins to save.</summary>
        /// <param name="folder">Where the files go; made when it does not exist.</param>
        /// <param name="display">Whose pictures.</param>
        public ScreenFiles(string folder, VirtualDisplay display)
        {
            _folder = folder;
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
            if (_known.Add(Convert.ToBase64String(frame.Pixels)))
            {
                File.WriteAllBytes(Path.Combine(_folder, $"screen-{_known.Count:D4}.png"), Png.Write(frame.Pixels));
            }
        }
    }
}
