using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Screens
{
    /// <summary>
    /// Draws the views of the updater: progress, waiting for the card, failure, and the questions before an update is ended early.
    /// Information, positions and keys are the same as in the stock updater; the advice after a failure is this project's addition.
    /// </summary>
    public sealed class UpdaterScreen
    {
        // The failure view: the error next to the icon, the advice below it. Nothing overlaps as long as each error needs at most two lines
        // next to the icon and each piece of advice at most three; a test checks all messages of the catalogue.
        private const int TextCentre = 81;
        private const int TextWidth = 92;
        private const int AdviceWidth = 126;

        private const int BarX = 42;
        private const int BarY = 29;
        private const int BarWidth = 80;
        private const int BarHeight = 9;

        // For each question: the title, three lines, and the label of the OK key.
        private const string Questions =
            "Abort now?\nThe firmware is not complete.\nWithout it only USB repair\nbrings the device back.\nabort anyway\n" +
            "Finish now?\nThe new firmware starts; it\nmay lack settings and files.\nInstall again to get them.\nstart it\n" +
            "Go back?\nOld firmware and settings\ncome back from the card;\nresource files stay updated.\ngo back\n";

        private readonly IDevice _device;
        private readonly Canvas _canvas;

        private string _label;
        private int _percent;
        private bool _isFusBusy;

        /// <summary>Creates the screen; nothing is drawn yet.</summary>
        /// <param name="device">The device with the display.</param>
        public UpdaterScreen(IDevice device)
        {
            _device = device;
            _canvas = new Canvas(device.Bytes);
        }

        /// <summary>
        /// Shows the progress view. The screen is redrawn only if the text changes, or if the percentage falls, rises by more than one, or
        /// reaches 100.
        /// </summary>
        /// <param name="label">Name of the current activity.</param>
        /// <param name="percent">Progress of the whole update in percent, 0 to 100.</param>
        /// <param name="isFusBusy">
        /// Whether FUS may be busy. If so, the view explains that resets by FUS darken the screen, and warns against pressing LEFT+BACK,
        /// which resets the chip and can thereby destroy FUS (docs/reference/silicon.md 3).
        /// </param>
        public void ShowProgress(string label, int percent, bool isFusBusy)
        {
            bool grows = _label == label && percent >= _percent;

            if (grows && percent <= _percent + 1 && (percent < 100 || _percent == 100))
            {
                return;
            }

            if (grows && _isFusBusy == isFusBusy)
            {
                _canvas.FillBar(BarX, BarY, BarWidth, BarHeight, percent);
            }
            else
            {
                DrawProgress(label, percent, isFusBusy);
            }

            _label = label;
            _percent = percent;
            _isFusBusy = isFusBusy;
            _device.Display.Show(_canvas.Frame);
        }

        private void DrawProgress(string label, int percent, bool isFusBusy)
        {
            _canvas.Clear();
            _canvas.DrawIcon(Icons.Document, Icons.DocumentWidth, Icons.DocumentHeight, 4, 5);
            _canvas.DrawText("UPDATING", 55, 14, true);
            _canvas.DrawBar(BarX, BarY, BarWidth, BarHeight, percent);
            _canvas.DrawCentred(label, 64, isFusBusy ? 46 : 51);
            if (isFusBusy)
            {
                _canvas.DrawCentred("Screen may go dark", 82, 3);
                _canvas.DrawCentred("Do not press LEFT+BACK!", 64, 56);
            }
        }

        /// <summary>Shows that the updater waits for a card.</summary>
        public void ShowWaitingForCard()
        {
            ShowProgress("Waiting for SD card", 0, false);
        }

        /// <summary>Shows the failure view: the error, its stage, and one sentence of advice.</summary>
        /// <param name="stage">Stage code, XX.</param>
        /// <param name="progress">Progress value, YY.</param>
        public void ShowFailure(int stage, int progress)
        {
            ErrorRow row = StageCatalog.Find(stage, progress);

            _label = null;

            _canvas.Clear();
            _canvas.DrawIcon(Icons.Warning, Icons.WarningWidth, Icons.WarningHeight, 2, 0);
            _canvas.DrawCentred("#" + MessageFormat.Of("[#-#]", stage, progress), 17, 24);
            _canvas.DrawText("Update Failed!", 45, 2, true);
            _canvas.DrawLines(row == null ? "Unknown error" : row.Text, TextCentre, TextWidth, 13);
            _canvas.DrawLines(
                StageCatalog.Label(stage) + ": " + (row == null ? string.Empty : row.Advice), Canvas.Width / 2, AdviceWidth, 32);
            _canvas.DrawIcon(Icons.OkButton, Icons.OkButtonWidth, Icons.OkButtonHeight, 3, 55);
            _canvas.DrawText("to retry, hold", 15, 56, false);
            _canvas.DrawIcon(Icons.ReturnArrow, Icons.ReturnArrowWidth, Icons.ReturnArrowHeight, 77, 55);
            _canvas.DrawText("to abort", 90, 56, false);
            _device.Display.Show(_canvas.Frame);
        }

        /// <summary>Asks for confirmation before an update is ended while the firmware in flash is incomplete.</summary>
        public void ShowQuestion(Question question)
        {
            _label = null;

            int row = (int)question * 5;
            _canvas.Clear();
            _canvas.DrawText(Row(row), 40, 4, true);
            for (int i = 1; i < 4; i++)
            {
                _canvas.DrawCentred(Row(row + i), 64, 8 + (10 * i));
            }

            _canvas.DrawIcon(Icons.OkButton, Icons.OkButtonWidth, Icons.OkButtonHeight, 7, 55);
            _canvas.DrawText(Row(row + 4), 19, 56, false);
            _canvas.DrawIcon(Icons.ReturnArrow, Icons.ReturnArrowWidth, Icons.ReturnArrowHeight, 85, 55);
            _canvas.DrawText("back", 98, 56, false);
            _device.Display.Show(_canvas.Frame);
        }

        private static string Row(int number)
        {
            return PackedTable.From(Questions, PackedTable.Start(Questions, number));
        }
    }
}
