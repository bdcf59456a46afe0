using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>
    /// What the updater reports on its console: stages, progress, errors and the end of the update. Mock and emulator produce the same
    /// lines. <see cref="Updater.Recorder.Trace"/> defines the line format.
    /// </summary>
    internal sealed class RunTrace
    {
        private readonly VirtualDevice _device;
        private readonly List<StageTime> _stages = [];
        private StageTime? _current;
        private long _since;

        // No stage is running while an error is shown or after the end of the update.
        private bool _isPaused;

        public RunTrace(VirtualDevice device)
        {
            _device = device;
            device.Console.Written += Read;
        }

        /// <summary>Raised for every line that changes the trace.</summary>
        public event Action? Changed;

        /// <summary>Gets the stages in the order in which they were first entered.</summary>
        public IReadOnlyList<StageTime> Stages => _stages;

        /// <summary>Gets the current stage of the updater, or <see langword="null"/> if no stage is running.</summary>
        public StageTime? Current => _current;

        /// <summary>Gets the last stage, even after the end of the update; <see langword="null"/> if there was none.</summary>
        public StageTime? Last { get; private set; }

        /// <summary>Gets the progress of the whole update in percent.</summary>
        public int Overall { get; private set; }

        /// <summary>Gets the unresolved error that stopped the updater, or <see langword="null"/> if there is none.</summary>
        public RunError? Error { get; private set; }

        /// <summary>
        /// Gets the name, version, commit and date of the updater; <see langword="null"/> if no updater of this project ran.
        /// </summary>
        public string? Version { get; private set; }

        /// <summary>Gets a value indicating whether the updater reported that the update is complete.</summary>
        public bool IsDone { get; private set; }

        /// <summary>
        /// Gets a value indicating whether the updater has left the rest of the update to the new firmware (manifest key <c>Handover</c>).
        /// </summary>
        public bool IsHandedOver { get; private set; }

        /// <summary>Gets the lines of a loader that is not this project's updater, in order.</summary>
        public List<string> OtherLines { get; } = [];

        /// <summary>Gets the updater's notes, in order.</summary>
        public List<string> Notes { get; } = [];

        /// <summary>Re-parses the console lines that the device wrote before the snapshot.</summary>
        public void ReadAgain()
        {
            foreach (ConsoleLine line in _device.Console.Lines)
            {
                Read(line);
            }
        }

        /// <summary>Ends the current stage once the device has reached its final state.</summary>
        public void End()
        {
            Leave(_device.Clock.Now);
            _current = null;
        }

        private static bool TryNumber(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

        private static bool TryPair(string text, char separator, out int first, out int second)
        {
            string[] parts = text.Split(separator);
            (first, second) = (0, 0);
            return parts.Length == 2 && TryNumber(parts[0], out first) && TryNumber(parts[1], out second);
        }

        // A fault may truncate a line; lines that do not parse are ignored.
        private void Read(ConsoleLine line)
        {
            string[] words = line.Text.Split(' ', 2);
            string rest = words.Length > 1 ? words[1] : string.Empty;
            switch (words[0])
            {
                case "stage" when TryPair(rest, ' ', out int stage, out int progress):
                    Enter(stage, progress, line.Nanoseconds);
                    break;
                case "overall" when TryNumber(rest, out int overall):
                    Overall = overall;
                    break;
                case "version":
                    Version = rest;
                    break;
                case "note":
                    Notes.Add(rest);
                    break;
                case "error" when TryPair(rest.Split(' ', 2)[0], '-', out int failed, out int detail):
                    Leave(line.Nanoseconds);
                    _isPaused = true;
                    Error = new RunError(failed, detail, rest.Split(' ', 2) is [_, string message] ? message : string.Empty);
                    break;
                case "handover":
                    IsHandedOver = rest == "firmware";
                    break;
                case "done":
                    // All output after this line comes from the boot of the new firmware.
                    Leave(line.Nanoseconds);
                    _isPaused = true;
                    IsDone = true;
                    Error = null;
                    break;
                default:
                    OtherLines.Add(line.Text);
                    return;
            }

            Changed?.Invoke();
        }

        private void Enter(int stage, int progress, long now)
        {
            // A new stage line means that the error was resolved.
            Error = null;
            if (_isPaused)
            {
                _isPaused = false;
                _since = now;
            }

            if (_current?.Stage != stage)
            {
                Leave(now);
                _current = _stages.Find(known => known.Stage == stage);
                if (_current == null)
                {
                    _current = new StageTime(stage);
                    _stages.Add(_current);
                }

                _since = now;
            }

            _current.Progress = progress;
            Last = _current;
        }

        private void Leave(long now)
        {
            if (_current != null && !_isPaused)
            {
                _current.Nanoseconds += now - _since;
                _since = now;
            }
        }
    }
}
