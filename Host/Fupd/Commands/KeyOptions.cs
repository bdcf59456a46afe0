using System.CommandLine;
using FlipperUpdaterNano.Delivery.Signing;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>Creates the options that name key and password files, and reads these files.</summary>
    internal static class KeyOptions
    {
        /// <summary>Creates the option that names a secret key.</summary>
        public static Option<string> Key() => new("--key")
        {
            Description = "The secret key, created by 'fupd keygen' or 'minisign -G'.",
            HelpName = "FILE",
            Required = true,
        };

        /// <summary>Creates the option that names the password file.</summary>
        public static Option<string?> PasswordFile() => new("--password-file")
        {
            Description = "File whose first line is the password of the key; default: prompt for the password.",
            HelpName = "FILE",
        };

        /// <summary>Creates the option that names a public key.</summary>
        /// <returns>The option, which users may omit.</returns>
        public static Option<string?> PublicKey() => new("--public-key")
        {
            Description = "The public key against which the signature of the package is verified.",
            HelpName = "FILE",
        };

        /// <summary>Reads a public key.</summary>
        public static PublicKey ReadPublic(string path) => Delivery.Signing.PublicKey.Read(Inputs.File(path, "public key"), path);

        /// <summary>Reads a secret key.</summary>
        /// <param name="passwordFile">
        /// The file that contains the key's password, or <see langword="null"/> to prompt for the password.
        /// </param>
        public static SecretKey ReadSecret(string path, string? passwordFile) =>
            SecretKey.Read(Inputs.File(path, "secret key"), path, () => Password(passwordFile, "Password of the key: "));

        /// <summary>Reads a password from a file, or prompts for it.</summary>
        /// <param name="file">The file that contains the password, or <see langword="null"/> to prompt for it.</param>
        /// <returns>The password, which is never empty.</returns>
        /// <exception cref="InputException">The password is empty.</exception>
        public static string Password(string? file, string question)
        {
            string password = file != null
                ? System.Text.Encoding.UTF8.GetString(Inputs.File(file, "password")).Split('\n')[0].TrimEnd('\r')
                : Console.IsInputRedirected ? Console.In.ReadLine() ?? string.Empty : Ask(question);
            return password.Length > 0
                ? password
                : throw new InputException(
                    "the key needs a password; give --password-file, or create a key without a password (keygen --no-password)");
        }

        /// <summary>Gets the password for a new key. On a terminal, the user types the password twice, without echo.</summary>
        /// <param name="file">The file that contains the password, or <see langword="null"/> to prompt for it.</param>
        /// <returns>The password, which is never empty.</returns>
        /// <exception cref="InputException">There is no password, or the two passwords typed differ.</exception>
        public static string NewPassword(string? file, string question)
        {
            string password = Password(file, question);
            return file != null || Console.IsInputRedirected || Ask("Once more: ") == password
                ? password
                : throw new InputException("the two passwords differ; no key was created");
        }

        private static string Ask(string question)
        {
            Console.Error.Write(question);
            System.Text.StringBuilder typed = new();
            for (ConsoleKeyInfo key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
            {
                if (key.Key == ConsoleKey.Backspace)
                {
                    typed.Length = Math.Max(0, typed.Length - 1);
                }
                else if (!char.IsControl(key.KeyChar))
                {
                    typed.Append(key.KeyChar);
                }
            }

            Console.Error.WriteLine();
            return typed.ToString();
        }
    }
}
