using System.CommandLine;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Fetching;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options that select the update server and the target.</summary>
    internal sealed class ServerOptions
    {
        private const string UpdateType = "update_tgz";

        public Option<string> Server { get; } = new("--server")
        {
            Description = $"The update server: {UpdateServer.Names}, or the https URL of its directory.json.",
            HelpName = "URL",
            DefaultValueFactory = _ => "official",
        };

        public Option<string> Target { get; } = new("--target")
        {
            Description = "Hardware target.",
            HelpName = "f7",
            DefaultValueFactory = _ => "f7",
        };

        public Option<string?> Cache { get; } = new("--cache")
        {
            Description = "Folder for downloads; default: the folder fupd in the user's cache folder.",
            HelpName = "DIR",
        };

        /// <summary>Opens the download cache.</summary>
        public DownloadCache CacheOf(ParseResult result) => new(result.GetValue(Cache) ?? DownloadCache.UsersFolder);

        /// <summary>Reads the server's list of channels and versions.</summary>
        /// <param name="output">Receives a warning for each skipped entry.</param>
        /// <returns>The server and its list of channels and versions.</returns>
        public (UpdateServer Server, ServerDirectory Directory) Read(ParseResult result, CommandOutput output)
        {
            UpdateServer server = UpdateServer.Parse(result.GetValue(Server)!);
            ServerDirectory directory = server.Read();
            foreach (string line in directory.Skipped)
            {
                output.Warn(line);
            }

            return (server, directory);
        }

        /// <summary>Finds the file that a channel or version selects.</summary>
        /// <param name="name">Name of a channel or version.</param>
        /// <param name="type">Type of the file; <see langword="null"/> for the update package.</param>
        /// <param name="deviceTarget">Target of the connected device, used if the command line specifies no target.</param>
        public Choice Choose(ServerDirectory directory, string name, ParseResult result, string? type = null, int? deviceTarget = null)
        {
            bool isTyped = result.GetResult(Target) is { Implicit: false };
            uint target = !isTyped && deviceTarget is { } connected ? (uint)connected : Inputs.Target(result.GetValue(Target)!);
            return Choice.Find(directory, name, $"f{target}", type ?? UpdateType);
        }
    }
}
