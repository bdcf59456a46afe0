using System.Globalization;

namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>A fact that the self-test measures and that the code or the model assumes.</summary>
    /// <param name="Name">Name of the fact in the log.</param>
    /// <param name="Least">Smallest assumed value.</param>
    /// <param name="Most">Largest assumed value.</param>
    /// <param name="Mask">Mask of the significant bits.</param>
    /// <param name="File">The file that contains the assumption, relative to the checkout.</param>
    /// <param name="Constant">The constant, type or function in that file that must be changed if the measurement differs.</param>
    internal sealed record AssumedFact(string Name, long Least, long Most, long Mask, string Meaning, string File, string Constant)
    {
        /// <summary>Gets the assumed value or range, formatted as in the log.</summary>
        public string Expected => Least == Most ? Text(Least) : $"{Text(Least)} to {Text(Most)}";

        // Register and status values, which have a mask, are shown in hexadecimal.
        private bool IsHex => Mask != AssumedFacts.Number;

        /// <summary>Determines whether a measured value matches the assumption.</summary>
        public bool Holds(long value) => (value & Mask) >= Least && (value & Mask) <= Most;

        /// <summary>Formats a measured value for the user.</summary>
        /// <returns>The value in decimal or, for registers, in hexadecimal.</returns>
        public string Text(long value) =>
            IsHex ? $"0x{value & Mask:X8}" : value.ToString(CultureInfo.InvariantCulture);
    }
}
