using System.Text.Json.Nodes;
using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Fupd.Explain
{
    /// <summary>The explanation of an error: the stage, what happened, what is safe, and what to do.</summary>
    internal sealed record Explanation(string StageName, string Text, string Safe, string Advice)
    {
        /// <summary>Explains an error code of this updater.</summary>
        /// <returns>The explanation, or <see langword="null"/> if the updater has no such code.</returns>
        public static Explanation? Of(ErrorCode code)
        {
            ErrorRow? row = StageCatalog.Find(code.Stage, code.Progress);
            if (row == null)
            {
                return null;
            }

            // In stage OptionBytes, the progress value is the number of the option word.
            string text = code.Stage == (int)Stage.OptionBytes && code.Progress < 16 ? $"{row.Text} (word {code.Progress})" : row.Text;
            return new Explanation(StageCatalog.Label(code.Stage), text, SafeSentence(row.Safety), row.Advice);
        }

        /// <summary>Describes what is safe.</summary>
        /// <param name="safety">The safety letter of a row in <see cref="StageCatalog"/>.</param>
        public static string SafeSentence(Safety safety) => safety switch
        {
            Safety.Unchanged => "This step only checks; firmware, radio and settings are unchanged.",
            Safety.Radio =>
                "Firmware and settings are intact. The radio stack may be missing until the update succeeds; without it Bluetooth is off.",
            Safety.Flash =>
                "The settings are in a backup-N.tar next to the package; a retry restores them. The firmware may be incomplete: leave "
                + "the device on and try again; once switched off, the device needs USB recovery.",
            Safety.Options => "The firmware is intact. Some option bytes may already be corrected, which is harmless.",
            Safety.Settings =>
                "The new firmware is complete and verified. The settings are in a backup-N.tar next to the package; a retry restores them.",
            Safety.Card => "Firmware and settings are intact. Files on the card may be incomplete; a retry completes them.",
            _ => throw new InvalidOperationException($"The catalog contains a safety letter '{safety}' without a description."),
        };

        /// <summary>Converts to JSON for reports.</summary>
        public JsonObject ToJson() => new() { ["stage"] = StageName, ["what"] = Text, ["safe"] = Safe, ["toDo"] = Advice };
    }
}
