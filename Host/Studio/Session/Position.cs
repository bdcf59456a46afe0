using System.Globalization;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>A position in a run: the n-th stop point of a kind.</summary>
    /// <param name="Number">Number of the stop point, counted from 1; for an operation, the number in its cut id.</param>
    internal sealed record Position(GateKind Gate, long Number)
    {
        /// <summary>Parses the printed form.</summary>
        /// <param name="text">The printed form, such as <c>screen:12</c>.</param>
        /// <exception cref="StudioException">The text is malformed.</exception>
        public static Position Parse(string text)
        {
            string[] parts = text.Split(':');
            return parts.Length == 2 && Enum.TryParse(parts[0], true, out GateKind gate) && !char.IsDigit(parts[0][0])
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0
                ? new Position(gate, number)
                : throw new StudioException($"'{text}' is not a position; give operation:N, screen:N, wait:N or off:N");
        }

        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Gate.ToString().ToLowerInvariant()}:{Number}");
    }
}
