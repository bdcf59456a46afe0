namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// A file, line or function that exceeds a length limit. The record also represents a line of <c>length-exemptions.txt</c>.
    /// </summary>
    /// <param name="Path">The file, relative to the repository.</param>
    /// <param name="Member"><c>file</c>, <c>lines</c>, or the function as <c>Type.Method</c>.</param>
    /// <param name="Reason">The measured length; for a line of <c>length-exemptions.txt</c>, the reason for the exemption.</param>
    internal sealed record LengthFinding(string Path, string Member, string Reason)
    {
        public string Key => $"{Path}: {Member}";

        public override string ToString() => $"{Path}: {Member}: {Reason}";

        /// <summary>Parses a line of <c>length-exemptions.txt</c>.</summary>
        /// <param name="line">A line of the form <c>path: member: reason</c>.</param>
        /// <returns>The entry.</returns>
        public static LengthFinding Parse(string line)
        {
            string[] parts = line.Split(": ", 3);

            return parts.Length == 3 && parts.All(part => part.Trim().Length != 0)
                ? new(parts[0], parts[1], parts[2])
                : throw new FormatException($"'{line}' is not 'path: member: reason'");
        }
    }
}
