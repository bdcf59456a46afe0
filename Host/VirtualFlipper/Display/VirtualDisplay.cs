using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Display
{
    /// <summary>The 128 x 64 display, its backlight and the status LED.</summary>
    public sealed class VirtualDisplay : ISnapshotPart
    {
        private readonly VirtualDevice _device;
        private readonly List<Frame> _frames = [];

        internal VirtualDisplay(VirtualDevice device)
        {
            _device = device;
        }

        /// <summary>Raised for each frame that differs from the previous one.</summary>
        public event Action<Frame>? Changed;

        /// <summary>Gets all images in chronological order. An image that equals its predecessor is omitted.</summary>
        public IReadOnlyList<Frame> Frames => _frames;

        /// <summary>Gets the current image, or <see langword="null"/> if none was shown since the reset.</summary>
        public Frame? Shown { get; private set; }

        /// <summary>Gets a value indicating whether the backlight is on.</summary>
        public bool Backlight { get; private set; }

        /// <summary>Gets the levels of the status LED's colours, 0 to 255 each.</summary>
        public (int Red, int Green, int Blue) Led { get; private set; }

        /// <summary>Shows a picture.</summary>
        /// <param name="pixels">1,024 bytes in the byte order of the display.</param>
        public void Show(ReadOnlySpan<byte> pixels)
        {
            if (Shown is not null && pixels[..Frame.Size].SequenceEqual(Shown.Pixels))
            {
                return;
            }

            Shown = new Frame(_device.Clock.Now, _device.Boot, pixels[..Frame.Size].ToArray());
            if (_frames.Count == 0 || !pixels[..Frame.Size].SequenceEqual(_frames[^1].Pixels))
            {
                _frames.Add(Shown);
                Changed?.Invoke(Shown);
            }
        }

        /// <summary>Turns the backlight on or off.</summary>
        /// <param name="on">Whether the backlight is on.</param>
        public void SetBacklight(bool on)
        {
            Backlight = on;
        }

        /// <summary>Sets the LED's colour.</summary>
        /// <param name="red">0 to 255.</param>
        /// <param name="green">0 to 255.</param>
        /// <param name="blue">0 to 255.</param>
        public void SetLed(int red, int green, int blue)
        {
            Led = (red, green, blue);
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Objects(_frames, frame => Exchange(archive, frame));
            bool isOfFrames = archive.Value(Shown is not null && _frames.Count > 0 && Shown == _frames[^1]);
            bool isShown = archive.Value(Shown is not null);
            Shown = !isShown ? null : isOfFrames ? _frames[^1] : Exchange(archive, Shown);
            Backlight = archive.Value(Backlight);
            Led = (archive.Value(Led.Red), archive.Value(Led.Green), archive.Value(Led.Blue));
        }

        private static Frame Exchange(SnapshotArchive archive, Frame? frame) => new(
            archive.Value(frame?.Nanoseconds ?? 0, nameof(frame.Nanoseconds)),
            archive.Value(frame?.Boot ?? 0, nameof(frame.Boot)),
            archive.Block(frame?.Pixels, nameof(frame.Pixels))!);

        internal void CopyRunFrom(VirtualDisplay other)
        {
            _frames.AddRange(other._frames);
            (Shown, Backlight, Led) = (other.Shown, other.Backlight, other.Led);
        }

        /// <summary>Clears the display, because the early boot code holds the panel in reset.</summary>
        internal void BeginBoot()
        {
            Shown = null;
            Backlight = false;
        }
    }
}
