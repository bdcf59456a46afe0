using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd sign</c>: adds a list of the SHA-256 digests of all files, and a signature of this list, to a package.</summary>
    internal static class SignCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> path = new("PACKAGE")
            {
                Description = "A package folder, its update.fuf, or a .tgz or .tar archive of the folder; modified in place.",
            };
            Option<string> key = KeyOptions.Key();
            Option<string?> passwordFile = KeyOptions.PasswordFile();
            Option<string?> version = new("--version")
            {
                Description = "The version to sign; default: the Info text of the manifest.",
                HelpName = "V",
            };
            Command command = new("sign", "Sign a package; 'verify' or minisign can check it.") { path, key, passwordFile, version };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                Package package = PackageReader.Read(result.GetValue(path)!);
                string signed = result.GetValue(version) ?? PackageFirmware.Parse(package.Files[package.ManifestName])?.Info
                    ?? throw new InputException($"{package.ManifestName}: the version cannot be read from it; give --version");
                PackagePlace place = PackagePlace.Of(result.GetValue(path)!);
                SecretKey secret = KeyOptions.ReadSecret(result.GetValue(key)!, result.GetValue(passwordFile));
                PackageSignature.Sign(package, secret, signed);
                place.WriteSignature(package);
                output.Line($"Signed {result.GetValue(path)} as version {signed} with key {secret.Public.Id}");
                output.Report(new JsonObject
                {
                    ["package"] = result.GetValue(path),
                    ["keyId"] = secret.Public.Id.ToString(),
                    ["version"] = signed,
                    ["files"] = package.Files.Count - 2,
                });
                return ExitStatus.Done;
            });
            return command;
        }
    }
}
