using System.Text.Json.Nodes;
using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Fupd.Explain
{
    /// <summary>An error in words: which stage, what happened, what is safe, what to do.</summary>
    internal sealed record Explanation(string StageName, string Text, string Safe, string Advice)
    {
        /// <summary>Explains a code of this updater.</summary>
        /// <param name="code">The code.</param>
        /// <returns>The words, or <see langword="null"/> when the updater has no such code.</returns>
        public static Explanation? Of(ErrorCode code)
        {
            ErrorRow? row = StageCatalog.Find(code.Stage, code.Progress);
            if (row == null)
            {
                return null;
            }

            // For option bytes the progress is the number of the word.
            string text = code.Stage == (int)Stage.OptionBytes && code.Progress < 16 ? $"{row.Text} (word {code.Progress})" : row.Text;
            return new Explanation(StageCatalog.Label(code.Stage), text, SafeSentence(row.Safety), row.Advice);
        }

        /// <summary>Says what is safe.</summary>
        /// <param name="safety">A letter of <see cref="StageCatalog"/>.</param>
        /// <returns>One sentence.</returns>
        public static string SafeSentence(Safety safety) => safety switch
        {
            Safety.Unchanged => "This step is a check and changed nothing; firmware, radio and settings are as they were.",
            Safety.Radio =>
                "Firmware and settings are whole. The radio stack may be missing until the update succeeds; without it Bluetooth is off.",
            Safety.Flash =>
                "The settings are in a backup-N.tar beside the package; the next try restores them. The firmware may be incomplete: leave "
                + "the device on and try again; if it is switched off it needs USB recovery.",
            Safety.Options => "The firmware is whole. Some option bytes may be corrected already, which does no harm.",
            Safety.Settings =>
                "The new firmware is whole and checked. The settings are in a backup-N.tar beside the package; the next try restores them.",
            Safety.Card => "Firmware and settings are whole. Files on the card may be incomplete; trying again completes them.",
            _ => throw new InvalidOperationException($"The catalog has a safety letter '{safety}' without words."),
        };

        /// <summary>Converts to JSON for reports.</summary>
        /// <returns>An object.</returns>
        public JsonObject ToJson() => new() { ["stage"] = StageName, ["what"] = Text, ["safe"] = Safe, ["toDo"] = Advice };
    }
}
