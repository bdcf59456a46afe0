using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Screens
{
    /// <summary>
    /// The views of the updater: progress, waiting for the card, failure, and the question before an abort.
    /// Information, positions and keys are those users know; what to do after a failure is added.
    /// </summary>
    public sealed class UpdaterScreen
    {
        private const int AdviceWidth = 126;
        private const int AdviceTop = 46;

        private readonly IDevice _device;
        private readonly Canvas _canvas;

        private string _label;
        private int _percent;
        private string _advice;
        private int _adviceStart;

        /// <summary>Initializes a new instance of the <see cref="UpdaterScreen"/> class.</summary>
        /// <param name="device">Where to show it.</param>
        public UpdaterScreen(IDevice device)
        {
            _device = device;
            _canvas = new Canvas(device.Bytes);
        }

        /// <summary>
        /// Shows the progress view. Draws only when the text changes, the percentage goes back, or it grew by more than one or to 100.
        /// </summary>
        /// <param name="label">What is being done.</param>
        /// <param name="percent">0 to 100, of the whole update.</param>
        /// <param name="isFusBusy">
        /// Whether FUS may be at work: warns of LEFT+BACK, a reset that can destroy FUS (docs/reference/silicon.md 3).
        /// </param>
        public void ShowProgress(string label, int percent, bool isFusBusy)
        {
            bool same = _label == label && percent >= _percent && percent <= _percent + 1 && (percent < 100 || _percent == 100);

            if (same)
            {
                return;
            }

            _label = label;
            _percent = percent;

            _canvas.Clear();
            _canvas.DrawIcon(Icons.Document, 32, 40, 4, 5);
            _canvas.DrawText("UPDATING", 55, 14, true);
            _canvas.DrawBar(42, 29, 80, 9, percent);
            _canvas.DrawCentred(label, 64, isFusBusy ? 46 : 51);
            if (isFusBusy)
            {
                _canvas.DrawCentred("Do not press LEFT+BACK!", 64, 56);
            }

            _device.Display.Show(_canvas.Frame);
        }

        /// <summary>Shows that the updater waits for a card.</summary>
        public void ShowWaitingForCard()
        {
            ShowProgress("Waiting for SD card", 0, false);
        }

        /// <summary>Shows the failure view with the first line of the advice; <see cref="ShowNextAdvice"/> turns to the next.</summary>
        /// <param name="text">What failed, a few words.</param>
        /// <param name="stage">Stage code, XX.</param>
        /// <param name="progress">Progress value, YY.</param>
        /// <param name="advice">One plain sentence of what to do.</param>
        public void ShowFailure(string text, int stage, int progress, string advice)
        {
            _label = null;
            _advice = advice;
            _adviceStart = 0;

            _canvas.Clear();
            _canvas.DrawText("Update Failed!", 40, 9, true);
            _canvas.DrawIcon(Icons.Warning, 30, 23, 2, 22);
            _canvas.DrawCentred(text, 78, 26);
            _canvas.DrawCentred("#" + MessageFormat.Of("[#-#]", stage, progress), 78, 37);
            _canvas.DrawIcon(Icons.OkButton, 9, 9, 7, 55);
            _canvas.DrawText("to retry, hold", 18, 56, false);
            _canvas.DrawIcon(Icons.ReturnArrow, 10, 8, 75, 55);
            _canvas.DrawText("to abort", 88, 56, false);
            DrawAdvice();
        }

        /// <summary>Turns to the next line of the advice on the failure view.</summary>
        /// <returns><see langword="true"/> when a line was shown that was not the first; <see langword="false"/> when it begins
        /// anew.</returns>
        public bool ShowNextAdvice()
        {
            int end = LineEnd(_adviceStart);

            _adviceStart = end < _advice.Length ? end + 1 : 0;
            DrawAdvice();

            return _adviceStart != 0;
        }

        /// <summary>Asks before an update is aborted whose flash is half written.</summary>
        public void ShowAbortQuestion()
        {
            _label = null;

            _canvas.Clear();
            _canvas.DrawText("Abort now?", 40, 4, true);
            _canvas.DrawCentred("The firmware is not complete.", 64, 18);
            _canvas.DrawCentred("Without it only USB repair", 64, 28);
            _canvas.DrawCentred("brings the device back.", 64, 38);
            _canvas.DrawIcon(Icons.OkButton, 9, 9, 7, 55);
            _canvas.DrawText("abort anyway", 18, 56, false);
            _canvas.DrawIcon(Icons.ReturnArrow, 10, 8, 85, 55);
            _canvas.DrawText("back", 98, 56, false);
            _device.Display.Show(_canvas.Frame);
        }

        private void DrawAdvice()
        {
            int end = LineEnd(_adviceStart);

            // Only this line changes; the rest of the view stays as it was drawn.
            _device.Bytes.FillRectangle(_canvas.Frame, 0, AdviceTop, Canvas.Width, Font.Height, false);
            _canvas.DrawCentred(_advice.Substring(_adviceStart, end - _adviceStart), 64, AdviceTop);
            _device.Display.Show(_canvas.Frame);
        }

        /// <summary>Finds where the line that begins at <paramref name="start"/> ends: at the last space that fits.</summary>
        private int LineEnd(int start)
        {
            int end = start;
            int next = start;

            while (next < _advice.Length)
            {
                int space = _advice.IndexOf(' ', next);
                int word = space < 0 ? _advice.Length : space;

                // A first word that is too long stands alone and is cut by the edge of the display.
                if (end > start && Canvas.Measure(_advice, start, word) > AdviceWidth)
                {
                    break;
                }

                end = word;
                next = word + 1;
            }

            return end;
        }
    }
}
