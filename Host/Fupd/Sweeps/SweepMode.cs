using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The position of a cut, named as in cut ids: <c>before</c>, <c>torn</c>, <c>torn/1</c> or <c>after</c>.</summary>
    /// <param name="Mode">Whether the cut occurs before, during or after the operation.</param>
    /// <param name="Variant">Selects one of the possible torn results.</param>
    internal sealed record SweepMode(CutMode Mode, int Variant)
    {
        /// <summary>Reads a list.</summary>
        /// <param name="text">Names of the modes, separated by commas.</param>
        /// <returns>The modes, without duplicates.</returns>
        /// <exception cref="InputException">There is no such mode.</exception>
        public static IReadOnlyList<SweepMode> Parse(string text)
        {
            try
            {
                return [.. text.Split(',', StringSplitOptions.TrimEntries)
                    .Select(name => CutPoint.Parse("#1:" + name))
                    .Select(cut => new SweepMode(cut.Mode, cut.Mode == CutMode.Torn ? cut.Variant : 0))
                    .Distinct()];
            }
            catch (FormatException)
            {
                throw new InputException($"--modes {text}: give one or more of before, torn, torn/N and after, separated by commas");
            }
        }

        /// <inheritdoc/>
        public override string ToString()
        {
            string name = Mode.ToString().ToLowerInvariant();
            return Variant == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}/{Variant}");
        }
    }
}
