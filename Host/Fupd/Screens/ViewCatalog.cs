using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Screens;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Screens
{
    /// <summary>
    /// Every view of the updater, including every stage and every row of the error table, drawn by the updater's own code.
    /// </summary>
    internal static class ViewCatalog
    {
        private const int Half = 50;

        /// <summary>Draws all views.</summary>
        /// <returns>The views, in the order of the stages.</returns>
        public static IReadOnlyList<View> Draw() => [.. Progress(), .. Failures(), .. Others()];

        private static IEnumerable<View> Progress()
        {
            yield return Of("progress-begin", "An update starts", screen => screen.ShowProgress(StageCatalog.Label(1), 0, false));
            for (int stage = 1; stage <= StageCatalog.Last; stage++)
            {
                int code = stage;
                string label = StageCatalog.Label(code);
                yield return Of($"progress-{code:D2}", $"Stage {code}: {label}", screen => screen.ShowProgress(label, Half, false));
                if ((Stage)code is >= Stage.RadioDelete and <= Stage.RadioBusy)
                {
                    yield return Of(
                        $"progress-{code:D2}-fus", $"Stage {code}, FUS may be working: {label}",
                        screen => screen.ShowProgress(label, Half, true));
                }
            }

            yield return Of(
                "progress-end", "End of an update", screen => screen.ShowProgress(StageCatalog.Label((int)Stage.FirmwareBoot), 100, false));
        }

        // Only the first and the last code of each row are drawn, because the views between them differ only in the code.
        private static IEnumerable<View> Failures()
        {
            foreach (ErrorRow row in StageCatalog.Rows())
            {
                foreach (int progress in new[] { row.From, row.To }.Distinct())
                {
                    yield return Of(
                        $"failure-{row.Stage:D2}-{progress:D2}", $"[{row.Stage}-{progress}] {row.Text}",
                        screen => screen.ShowFailure(row.Stage, progress));
                }
            }

            yield return Of("failure-unknown", "A code that is not in the error table", screen => screen.ShowFailure(1, 1));
        }

        private static IEnumerable<View> Others()
        {
            yield return Of("waiting-for-card", "No readable card", screen => screen.ShowWaitingForCard());
            yield return Of("abort-question", "BACK held while the firmware is incomplete", screen => screen.ShowQuestion(Question.Abort));
            yield return Of(
                "finish-question", "BACK held while the resume stub is armed and the firmware is complete",
                screen => screen.ShowQuestion(Question.Finish));
            yield return Of(
                "go-back-question", "BACK held while the firmware is incomplete and the card has the old firmware",
                screen => screen.ShowQuestion(Question.GoBack));
        }

        private static View Of(string name, string caption, Action<UpdaterScreen> draw)
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            draw(new UpdaterScreen(new MockDevice(device)));

            return new View(name, caption, device.Display.Shown!.Pixels);
        }
    }
}
