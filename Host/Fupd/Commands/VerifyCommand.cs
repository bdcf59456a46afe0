using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd verify</c>: verifies the files of a package against its signature.</summary>
    internal static class VerifyCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> path = new("PACKAGE")
            {
                Description = "A package folder, its update.fuf, or a .tgz, .tar or .zip archive of the folder.",
            };
            Option<string?> publicKey = KeyOptions.PublicKey();
            publicKey.Required = true;
            Command command = new("verify", "Check the signature of a package.") { path, publicKey };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                PublicKey key = KeyOptions.ReadPublic(result.GetValue(publicKey)!);
                SignatureVerdict verdict = PackageSignature.Verify(PackageReader.Read(result.GetValue(path)!), key);
                Print(verdict, output);
                JsonObject json = ToJson(verdict);
                json["package"] = result.GetValue(path);
                output.Report(json);
                return verdict.IsGood ? ExitStatus.Done : ExitStatus.Refused;
            });
            return command;
        }

        /// <summary>Prints the verdict.</summary>
        /// <param name="output">Receives the messages.</param>
        public static void Print(SignatureVerdict verdict, CommandOutput output)
        {
            if (verdict.IsGood)
            {
                output.Line($"Signature: good, version {verdict.Version}, key {verdict.KeyId}");
            }

            foreach (string fault in verdict.Faults)
            {
                output.Fault($"Signature: {fault}");
            }
        }

        /// <summary>Makes the report.</summary>
        public static JsonObject ToJson(SignatureVerdict verdict) => new()
        {
            ["isGood"] = verdict.IsGood,
            ["keyId"] = verdict.KeyId.ToString(),
            ["version"] = verdict.Version,
            ["faults"] = new JsonArray([.. verdict.Faults.Select(fault => JsonValue.Create(fault))]),
        };
    }
}
