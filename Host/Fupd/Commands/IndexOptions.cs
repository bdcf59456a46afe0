using System.CommandLine;
using System.Text;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options for adding a release to a list of versions.</summary>
    internal sealed class IndexOptions
    {
        public Option<string?> File { get; } = new("--index")
        {
            Description = "Add the release to this directory.json, which is created if it does not exist.",
            HelpName = "FILE",
        };

        public Option<string?> Channel { get; } = new("--channel")
        {
            Description = "Channel of the release: release, rc, dev, or any other id.",
            HelpName = "ID",
        };

        public Option<string?> BaseUrl { get; } = new("--base-url")
        {
            Description = "URL of the folder with the files; default: relative URLs, which qFlipper cannot read.",
            HelpName = "URL",
        };

        public Option<string?> Changelog { get; } = new("--changelog") { Description = "Description of the version.", HelpName = "FILE" };

        /// <summary>Reads the changelog of a version.</summary>
        /// <returns>The changelog as text; empty if the option is not given.</returns>
        public string ReadChangelog(ParseResult result) =>
            Inputs.OptionalFile(result.GetValue(Changelog), "changelog") is { } text ? Encoding.UTF8.GetString(text) : string.Empty;
    }
}
