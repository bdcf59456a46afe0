using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd keygen</c>: creates a key pair in minisign format for <c>sign</c> and <c>verify</c>.</summary>
    internal static class KeygenCommand
    {
        public static Command Create(CommonOptions common)
        {
            Option<string> key = KeyOptions.Key();
            key.Description = "File for the secret key; keep this file private.";
            Option<string?> publicKey = KeyOptions.PublicKey();
            publicKey.Description = "File for the public key; default: the name of the secret key's file with .pub appended.";
            Option<string?> passwordFile = KeyOptions.PasswordFile();
            Option<bool> open = new("--no-password") { Description = "Do not encrypt the secret key." };
            Option<bool> force = new("--force") { Description = "Replace existing keys." };
            Command command = new("keygen", "Create a key pair for signing packages.") { key, publicKey, passwordFile, open, force };
            command.SetAction(result =>
            {
                string secretPath = result.GetValue(key)!;
                string publicPath = result.GetValue(publicKey) ?? $"{secretPath}.pub";
                if (result.GetValue(open) && result.GetValue(passwordFile) != null)
                {
                    throw new InputException("--no-password and --password-file cannot be used together; give only one");
                }

                CommandOutput output = common.OutputOf(result);
                CheckPlaces(secretPath, publicPath, result.GetValue(force));
                string? password = result.GetValue(open)
                    ? null
                    : KeyOptions.NewPassword(result.GetValue(passwordFile), "Password that encrypts the key: ");
                return Run(secretPath, publicPath, password, output);
            });
            return command;
        }

        private static void CheckPlaces(string secretPath, string publicPath, bool force)
        {
            if (Path.GetFullPath(secretPath) == Path.GetFullPath(publicPath))
            {
                throw new InputException("--key and --public-key name the same file; give two different files");
            }

            foreach (string path in new[] { secretPath, publicPath })
            {
                if (Path.Exists(path) && !force)
                {
                    throw new InputException(
                        $"{path} already exists, and a lost secret key cannot be recovered; --force replaces the file");
                }
            }
        }

        private static int Run(string secretPath, string publicPath, string? password, CommandOutput output)
        {
            SecretKey key = SecretKey.Create();
            WholeFile.Write(secretPath, Encoding.UTF8.GetBytes(key.ToText(password, Scrypt.Sensitive)), isSecret: true);
            WholeFile.Write(publicPath, Encoding.UTF8.GetBytes(key.Public.ToText()));
            string state = password == null ? " (not encrypted)" : string.Empty;
            output.Line($"Key {key.Public.Id}: secret {secretPath}{state}, public {publicPath}");
            output.Report(new JsonObject
            {
                ["keyId"] = key.Public.Id.ToString(),
                ["key"] = secretPath,
                ["publicKey"] = publicPath,
                ["isEncrypted"] = password != null,
            });
            return ExitStatus.Done;
        }
    }
}
