using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Fetching;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd fetch</c>: downloads a file from an update server and checks its SHA-256.</summary>
    internal static class FetchCommand
    {
        public static Command Create(CommonOptions common)
        {
            ServerOptions options = new();
            Argument<string> what = new("WHAT") { Description = "A channel (release, rc, dev), a version, or the URL of a file." };
            Option<string?> type = new("--type")
            {
                Description = "Type of the file, such as full_dfu; default: update_tgz, which is the update package.",
                HelpName = "TYPE",
            };
            Option<string?> sha256 = new("--sha256") { Description = "With a URL: expected SHA-256 of the file.", HelpName = "HEX" };
            Option<string> outPath = new("--out") { Description = "File to write.", HelpName = "FILE", Required = true };
            Command command = new("fetch", "Download an update package, or resume its interrupted download, and check its SHA-256.")
            {
                what, options.Server, options.Target, type, sha256, options.Cache, outPath,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                string path = CheckedOut(result.GetValue(outPath)!);
                string name = result.GetValue(what)!;
                if (name.Contains("://", StringComparison.Ordinal))
                {
                    return FetchUrl(name, result.GetValue(sha256), options.CacheOf(result), path, output);
                }

                if (result.GetValue(sha256) != null)
                {
                    throw new InputException("--sha256 requires a URL; for channels and versions, the SHA-256 is in the list");
                }

                (UpdateServer server, ServerDirectory directory) = options.Read(result, output);
                Choice choice = options.Choose(directory, name, result, result.GetValue(type));
                return Write(server, choice, Fetch(server, choice, options.CacheOf(result), output), path, output);
            });
            return command;
        }

        /// <summary>Creates the report on a file that was selected from the server's list.</summary>
        /// <param name="choice">The file selected from the list.</param>
        public static JsonObject ToJson(UpdateServer server, Choice choice, FetchedFile file)
        {
            JsonObject json = ToJson(file);
            json["list"] = server.List.AbsoluteUri;
            json["channel"] = choice.Channel;
            json["version"] = choice.Version.Version;
            json["target"] = choice.File.Target;
            json["type"] = choice.File.Type;
            json["isChecked"] = true;
            return json;
        }

        private static string CheckedOut(string path)
        {
            if (Directory.Exists(path))
            {
                throw new InputException($"--out {path}: this is a folder; give the name of a file");
            }

            OutputFile.CheckWritable(path, "--out");
            return path;
        }

        /// <summary>Downloads a file of the server's list into the cache, and prints the file's origin.</summary>
        /// <param name="output">Receives the progress and the text for the user.</param>
        /// <returns>The file, with the SHA-256 from the list.</returns>
        public static FetchedFile Fetch(UpdateServer server, Choice choice, DownloadCache cache, CommandOutput output)
        {
            output.Line($"{choice.Version.Version} of channel {choice.Channel}, {choice.File.Type} for {choice.File.Target}");
            FetchedFile file = Download(choice.File.Url, choice.File.Sha256, cache, output);
            output.Line($"SHA-256 matches the channel list. {TrustIn(server.List)} No signature was checked; use 'fupd verify'.");
            return file;
        }

        private static int Write(UpdateServer server, Choice choice, FetchedFile file, string path, CommandOutput output)
        {
            Write(file, path, output);
            JsonObject json = ToJson(server, choice, file);
            json["out"] = path;
            output.Report(json);
            return ExitStatus.Done;
        }

        private static int FetchUrl(string name, string? sha256, DownloadCache cache, string path, CommandOutput output)
        {
            if (!Uri.TryCreate(name, UriKind.Absolute, out Uri? url) || !SafeUrl.IsAllowed(url))
            {
                throw new InputException(
                    $"{name}: only https is trusted (local files, and http to this machine, are also accepted, for tests)");
            }

            string? digest = sha256?.ToLowerInvariant();
            if (digest != null && (digest.Length != 64 || !digest.All(char.IsAsciiHexDigitLower)))
            {
                throw new InputException($"--sha256 {sha256}: give 64 hex digits");
            }

            FetchedFile file = Download(url, digest, cache, output);
            output.Line(digest != null
                ? "SHA-256 matches --sha256."
                : $"SHA-256 {file.Sha256}, not verified. {TrustIn(url)} No signature was checked; use 'fupd verify'.");
            Write(file, path, output);
            JsonObject json = ToJson(file);
            json["out"] = path;
            json["isChecked"] = digest != null;
            output.Report(json);
            return ExitStatus.Done;
        }

        private static FetchedFile Download(Uri url, string? sha256, DownloadCache cache, CommandOutput output)
        {
            using TransferProgress progress = new(output);
            FetchedFile file = cache.Fetch(url, sha256, progress.Report);
            progress.Dispose();
            string resumed = file.Resumed > 0 ? $", {file.Resumed:N0} of them from an earlier attempt" : string.Empty;
            output.Line(file.WasCached
                ? $"{file.Size:N0} bytes, from the cache"
                : $"{file.Size:N0} bytes from {(url.IsFile ? url.LocalPath : file.Url.Host)}{resumed}");
            return file;
        }

        private static string TrustIn(Uri url) => url.Scheme == Uri.UriSchemeHttps
            ? $"The download relies on the TLS certificate of {url.Host}."
            : "The file comes from this machine, so no certificate was checked.";

        private static void Write(FetchedFile file, string path, CommandOutput output)
        {
            WholeFile.Write(path, File.ReadAllBytes(file.Path));
            output.Line($"Written {path}");
        }

        private static JsonObject ToJson(FetchedFile file) => new()
        {
            ["url"] = file.Url.AbsoluteUri,
            ["size"] = file.Size,
            ["sha256"] = file.Sha256,
            ["wasCached"] = file.WasCached,
            ["resumedBytes"] = file.Resumed,
            ["requests"] = file.Requests,
        };
    }
}
