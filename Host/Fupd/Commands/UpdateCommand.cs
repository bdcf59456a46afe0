using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Fetching;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd update</c>: fetches a version, puts this updater into it, and judges it, ready to be copied to a card.</summary>
    internal static class UpdateCommand
    {
        public static Command Create(CommonOptions common)
        {
            ServerOptions options = new();
            Argument<string> channel = new("CHANNEL")
            {
                Description = "A channel (release, rc, dev) or a version.",
                DefaultValueFactory = _ => ChannelNames.Release,
            };
            Option<string?> outPath = TextOption(
                "--out", "Folder, or archive ending in .tgz, .tar.gz or .tar, to write.", "FOLDER_OR_TGZ");
            Option<string?> port = TextOption("--port", "Serial port of the Flipper; not supported yet.", "PORT");
            Option<string?> publicKey = KeyOptions.PublicKey();
            Option<string?> loader = TextOption(
                "--loader", "The stage-2 image (updater.bin); without it the one of this checkout is built and taken.", "FILE");
            Command command = new("update", "Fetch a version, put this updater into it, check it.")
            {
                channel, outPath, port, options.Server, options.Target, publicKey, loader, options.Cache,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                PackageOutput place = PlaceOf(result.GetValue(outPath), result.GetValue(port));
                PublicKey? key = result.GetValue(publicKey) is { } file ? KeyOptions.ReadPublic(file) : null;
                byte[]? image = Inputs.OptionalFile(result.GetValue(loader), "loader");
                (UpdateServer server, ServerDirectory directory) = options.Read(result, output);
                Choice choice = options.Choose(directory, result.GetValue(channel)!, result);
                FetchedFile fetched = FetchCommand.Fetch(server, choice, options.CacheOf(result), output);
                Package package = PackageReader.Read(fetched.Path);
                CheckSignature(package, key, output);
                JsonObject source = FetchCommand.ToJson(server, choice, fetched);
                return AdoptCommand.Run(package, image ?? LoaderImage.Build(), place, output, new() { ["fetched"] = source });
            });
            return command;
        }

        private static PackageOutput PlaceOf(string? path, string? port) => port == null && path != null
            ? new PackageOutput(path, false)
            : throw new InputException(
                "sending a package to a Flipper is not supported yet; give --out FOLDER without --port, and copy the folder to the card as "
                + "/ext/update/FOLDER");

        private static Option<string?> TextOption(string name, string description, string help) =>
            new(name) { Description = description, HelpName = help };

        private static void CheckSignature(Package package, PublicKey? key, CommandOutput output)
        {
            if (key == null)
            {
                return;
            }

            SignatureVerdict verdict = PackageSignature.Verify(package, key);
            if (!verdict.IsGood)
            {
                throw new RefusalException($"the package is not what the owner of the key signed: {verdict.Faults[0]}; nothing is written");
            }

            VerifyCommand.Print(verdict, output);
        }
    }
}
