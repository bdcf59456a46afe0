using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>Lists every persistent change of a run, in order.</summary>
    internal sealed class OperationList
    {
        private readonly VirtualDevice _device;
        private readonly long _first;
        private readonly List<ListedOperation> _operations = [];
        private int _stage;

        /// <summary>Starts listing the operations of a device.</summary>
        public OperationList(VirtualDevice device)
        {
            _device = device;
            _first = device.Journal.Count + 1;
            Began = device.Clock.Now;
            device.Journal.Reached += Note;
            device.Console.Written += line => _stage = StageOf(line.Text) ?? _stage;
        }

        /// <summary>Gets the device time at which the list starts.</summary>
        public long Began { get; }

        /// <summary>Gets the operations.</summary>
        public IReadOnlyList<ListedOperation> All => _operations;

        /// <summary>Parses the stage from a line of the updater's console output.</summary>
        /// <returns>The stage, or <see langword="null"/> if the line reports none.</returns>
        public static int? StageOf(string line)
        {
            string[] words = line.Split(' ');
            return words is ["stage", var number, ..]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int stage)
                ? stage
                : null;
        }

        /// <summary>Writes the list: id, device time in seconds, boot and stage, separated by tabs.</summary>
        public void Write(string file)
        {
            File.WriteAllLines(file, _operations.Select(operation => string.Create(
                CultureInfo.InvariantCulture,
                $"{operation.Id}\t{(operation.Begun - Began) / 1e9:0.000000}\t{operation.Boot}\t{operation.Stage}")));
        }

        private void Note(CutMoment moment)
        {
            CutPoint cut = moment.Cut;
            long now = _device.Clock.Now;
            if (cut.Mode == CutMode.Before)
            {
                string id = $"{cut.Operation}@{cut.Where}#{cut.Number}";
                _operations.Add(new ListedOperation(id, cut.Number, now, now, _device.Boot, _stage));
            }
            else if (cut.Number >= _first)
            {
                // Skip an operation that began before this list was started. This happens if a snapshot was taken during the operation.
                int index = (int)(cut.Number - _first);
                _operations[index] = _operations[index] with { Ended = now };
            }
        }
    }
}
