using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Display
{
    /// <summary>The serial console (USART1) and all lines written to it.</summary>
    public sealed class SerialConsole : ISnapshotPart
    {
        private readonly VirtualDevice _device;
        private readonly List<ConsoleLine> _lines = [];

        internal SerialConsole(VirtualDevice device)
        {
            _device = device;
        }

        /// <summary>Raised for each line.</summary>
        public event Action<ConsoleLine>? Written;

        /// <summary>Gets all lines in order.</summary>
        public IReadOnlyList<ConsoleLine> Lines => _lines;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Objects(_lines, line => new ConsoleLine(
                archive.Value(line?.Nanoseconds ?? 0, nameof(line.Nanoseconds)),
                archive.Value(line?.Boot ?? 0, nameof(line.Boot)),
                archive.Text(line?.Text, nameof(line.Text))!));
        }

        internal void CopyRunFrom(SerialConsole other)
        {
            _lines.AddRange(other._lines);
        }

        /// <summary>Writes a line.</summary>
        /// <param name="text">The line, without its line ending.</param>
        public void WriteLine(string text)
        {
            ConsoleLine line = new(_device.Clock.Now, _device.Boot, text);
            _lines.Add(line);
            Written?.Invoke(line);
        }
    }
}
