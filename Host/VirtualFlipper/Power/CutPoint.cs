using System.Globalization;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>
    /// A replayable fault-injection point for a power cut. Its cut id, for example <c>flash.row@0801F200#1234:torn</c>, consists of the
    /// operation's name, its address, its number in the run, and the mode. <c>/N</c> selects the N-th torn result if N is not 0, and
    /// <c>+reset</c> means that the chip is reset instead of losing power. <c>#1234:torn</c> alone matches any operation with this number.
    /// </summary>
    /// <param name="Operation">Name of the operation, or <see langword="null"/> for any.</param>
    /// <param name="Where">Address or path of the operation, or <see langword="null"/> for any.</param>
    /// <param name="Number">Operation number, counted from 1.</param>
    /// <param name="Mode">Position of the cut relative to the operation.</param>
    /// <param name="Variant">
    /// Number, from 0, that selects one of the possible torn results; the same number always gives the same result.
    /// </param>
    /// <param name="IsReset">Whether the chip is reset externally, with the power on, instead of losing power.</param>
    public sealed record CutPoint(
        string? Operation, string? Where, long Number, CutMode Mode, int Variant = 0, bool IsReset = false)
    {
        private const string ResetSuffix = "+reset";

        /// <summary>Selects a torn result unless the cut point already selects one.</summary>
        /// <param name="seed">Number of the torn result.</param>
        public CutPoint WithSeed(int seed) => Mode == CutMode.Torn && Variant == 0 ? this with { Variant = seed } : this;

        /// <summary>Parses a cut id.</summary>
        /// <param name="text">A cut id, for example <c>flash.row@0801F200#1234:torn</c>.</param>
        /// <exception cref="FormatException">The text is not a cut id; the message states what was expected.</exception>
        public static CutPoint Parse(string text)
        {
            int colon = text.LastIndexOf(':');
            int hash = colon < 0 ? -1 : text.LastIndexOf('#', colon);
            if (hash < 0)
            {
                throw new FormatException(
                    $"Cut point '{text}': expected OPERATION@ADDRESS#NUMBER:MODE, such as flash.row@0801F200#1234:torn.");
            }

            bool isReset = text.EndsWith(ResetSuffix, StringComparison.OrdinalIgnoreCase);
            string[] mode = text[(colon + 1)..(isReset ? ^ResetSuffix.Length : ^0)].Split('/');
            int variant = 0;
            if (mode.Length > 2
                || !Enum.TryParse(mode[0], true, out CutMode parsed)
                || !Enum.IsDefined(parsed)
                || char.IsDigit(mode[0][0])
                || (mode.Length == 2 && !int.TryParse(mode[1], NumberStyles.None, CultureInfo.InvariantCulture, out variant)))
            {
                throw new FormatException($"Cut point '{text}': the mode after ':' must be before, torn, torn/N or after.");
            }

            if (!long.TryParse(text[(hash + 1)..colon], NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number < 1)
            {
                throw new FormatException($"Cut point '{text}': the number after '#' must be 1 or more.");
            }

            string target = text[..hash];
            int at = target.IndexOf('@');

            return target.Length == 0
                ? new CutPoint(null, null, number, parsed, variant, isReset)
                : at < 0
                    ? new CutPoint(target, null, number, parsed, variant, isReset)
                    : new CutPoint(target[..at], target[(at + 1)..], number, parsed, variant, isReset);
        }

        /// <inheritdoc/>
        public override string ToString()
        {
            string where = Where is null ? string.Empty : "@" + Where;
            string variant = Variant == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"/{Variant}");
            string suffix = variant + (IsReset ? ResetSuffix : string.Empty);

            return string.Create(
                CultureInfo.InvariantCulture, $"{Operation}{where}#{Number}:{Mode.ToString().ToLowerInvariant()}{suffix}");
        }
    }
}
