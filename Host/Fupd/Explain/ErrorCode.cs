using System.Globalization;

namespace FlipperUpdaterNano.Fupd.Explain
{
    /// <summary>An error code, which consists of a stage and a progress value.</summary>
    internal sealed record ErrorCode(int Stage, int Progress)
    {
        /// <summary>Parses a code in the forms in which users copy it from the screen: 2-99, [2-99], #2-99 or #[2-99].</summary>
        /// <param name="text">The command line argument.</param>
        public static ErrorCode Parse(string text)
        {
            string[] parts = text.Trim().TrimStart('#').TrimStart('[').TrimEnd(']').Split('-');
            if (parts.Length == 2 && TryNumber(parts[0], out int stage) && TryNumber(parts[1], out int progress) && progress <= 100)
            {
                return new ErrorCode(stage, progress);
            }

            throw new InputException(
                $"code {text}: a code consists of stage and progress, such as 2-99 or [2-99], with a progress of at most 100");
        }

        /// <inheritdoc/>
        public override string ToString() => $"{Stage}-{Progress}";

        private static bool TryNumber(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
