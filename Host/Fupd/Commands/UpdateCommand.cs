using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Fetching;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Adoption;
using FlipperUpdaterNano.Fupd.Deploying;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>
    /// <c>fupd update</c>: fetches a version, replaces its loader with this updater, checks the package, and installs it on a connected
    /// Flipper. With <c>--out</c>, the command writes the package instead of installing it.
    /// </summary>
    internal sealed class UpdateCommand
    {
        private readonly ServerOptions _server = new();
        private readonly Argument<string> _channel = new("CHANNEL")
        {
            Description = "A channel (release, rc, dev) or a version.",
            DefaultValueFactory = _ => ChannelNames.Release,
        };

        private readonly Option<string?> _out = new("--out")
        {
            Description = "Folder to write, or archive whose name ends in .tgz, .tar.gz or .tar; nothing is sent to a Flipper.",
            HelpName = "FOLDER_OR_TGZ",
        };

        private readonly Option<string?> _port = DeployCommand.Port();
        private readonly Option<bool> _yes = new("--yes") { Description = "Install without confirmation." };
        private readonly Option<bool> _removeOld = DeployCommand.RemoveOld();
        private readonly Option<string?> _publicKey = KeyOptions.PublicKey();
        private readonly Option<string?> _signedVersion = SignedVersion.Option();
        private readonly AdoptionOptions _parts = new();

        public static Command Create(CommonOptions common)
        {
            UpdateCommand options = new();
            Command command = new("update", "Fetch a version, put this updater into its package, and install it on a connected Flipper.")
            {
                options._channel, options._port, options._yes, options._removeOld, options._out, options._server.Server,
                options._server.Target, options._publicKey, options._signedVersion, options._parts.Loader, options._parts.Resume,
                options._parts.WithResume, options._server.Cache,
            };
            command.SetAction(result => options.Run(result, common.OutputOf(result)));
            return command;
        }

        private int Run(ParseResult result, CommandOutput output)
        {
            PackageOutput? place = PlaceOf(result);
            Func<string, bool> confirms = Confirmation.Of(result.GetValue(_yes) || place != null);
            PublicKey? key = result.GetValue(_publicKey) is { } file ? KeyOptions.ReadPublic(file) : null;
            Func<AdoptedParts> parts = _parts.Read(result);
            if (place != null)
            {
                Package package = Fetch(result, null, key, output, out JsonObject fetched);
                return AdoptCommand.Run(package, parts(), place, output, new() { ["fetched"] = fetched });
            }

            return new DeployRun(Adopted, output)
            {
                RemovesOld = result.GetValue(_removeOld),
                Confirms = confirms,
            }.Run(result.GetValue(_port));

            Package Adopted(DeviceFacts facts, JsonObject report)
            {
                Package package = Fetch(result, facts.Target, key, output, out JsonObject fetched);
                report["fetched"] = fetched;
                report["changes"] = AdoptCommand.Adopt(package, parts(), output);
                return package;
            }
        }

        private PackageOutput? PlaceOf(ParseResult result)
        {
            if (result.GetValue(_out) is not { } path)
            {
                return null;
            }

            return result.GetValue(_port) == null && !result.GetValue(_yes) && !result.GetValue(_removeOld)
                ? new PackageOutput(path, false)
                : throw new InputException(
                    "--out writes the package and sends nothing, so it cannot be used with --port, --yes or --remove-old; 'fupd deploy' "
                    + "sends a written package");
        }

        private Package Fetch(ParseResult result, int? deviceTarget, PublicKey? key, CommandOutput output, out JsonObject fetched)
        {
            (UpdateServer server, ServerDirectory directory) = _server.Read(result, output);
            Choice choice = _server.Choose(directory, result.GetValue(_channel)!, result, deviceTarget: deviceTarget);
            FetchedFile file = FetchCommand.Fetch(server, choice, _server.CacheOf(result), output);
            Package package = PackageReader.Read(file.Path);
            fetched = FetchCommand.ToJson(server, choice, file);
            fetched["signature"] = SignedVersion.Check(
                package, key, choice.Version.Version, result.GetValue(_signedVersion), output);
            return package;
        }
    }
}
