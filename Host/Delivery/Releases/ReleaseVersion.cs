namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>A version as used in file names: a tag such as <c>0.58.1-rc</c>, or <c>branch-DDMMYYYY-hash</c>.</summary>
    public sealed record ReleaseVersion
    {
        private const int Longest = 64;

        private ReleaseVersion(string text) => Text = text;

        /// <summary>Gets the version as it appears in file names.</summary>
        public string Text { get; }

        /// <summary>Parses a version. Each <c>/</c> is replaced by <c>_</c>, as in stock builds.</summary>
        /// <exception cref="DeliveryException">The version cannot be used in file names, on the card or in a URL.</exception>
        public static ReleaseVersion Parse(string text)
        {
            string name = text.Replace('/', '_');
            return name.Length is > 0 and <= Longest
                && name.All(character => char.IsAsciiLetterOrDigit(character) || "._-+".Contains(character))
                && char.IsAsciiLetterOrDigit(name[0])
                && name[^1] != '.'
                ? new ReleaseVersion(name)
                : throw new DeliveryException(
                    $"version '{text}' becomes part of file names: give 1 to {Longest} letters, digits and . _ - +, starting with "
                    + "a letter or digit");
        }

        /// <inheritdoc/>
        public override string ToString() => Text;
    }
}
