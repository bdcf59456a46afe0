namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>A version as file names have it: a tag such as <c>0.58.1-rc</c>, or <c>branch-DDMMYYYY-hash</c>.</summary>
    public sealed record ReleaseVersion
    {
        private const int Longest = 64;

        private ReleaseVersion(string text) => Text = text;

        /// <summary>Gets the text.</summary>
        public string Text { get; }

        /// <summary>Reads a version. <c>/</c> becomes <c>_</c>, as in stock builds.</summary>
        /// <param name="text">The text.</param>
        /// <returns>The version.</returns>
        /// <exception cref="DeliveryException">A file name, a card or a URL cannot have it.</exception>
        public static ReleaseVersion Parse(string text)
        {
            string name = text.Replace('/', '_');
            return name.Length is > 0 and <= Longest
                && name.All(character => char.IsAsciiLetterOrDigit(character) || "._-+".Contains(character))
                && char.IsAsciiLetterOrDigit(name[0])
                && name[^1] != '.'
                ? new ReleaseVersion(name)
                : throw new DeliveryException(
                    $"version '{text}': file names have it, so it consists of 1 to {Longest} letters, digits and . _ - +, and begins with "
                    + "a letter or digit");
        }

        /// <inheritdoc/>
        public override string ToString() => Text;
    }
}
