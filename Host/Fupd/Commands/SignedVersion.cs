using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>
    /// Checks that a fetched package is signed with the key, and that the signature states the version named in the list. Without
    /// this check, a server could offer an old signed package as a new one.
    /// </summary>
    internal static class SignedVersion
    {
        /// <summary>Creates the option that names the signed version if it differs from the version in the list.</summary>
        public static Option<string?> Option() => new("--signed-version")
        {
            Description = "With --public-key: the version that the signature must state, if it differs from the version in the list.",
            HelpName = "V",
        };

        /// <summary>Checks a package.</summary>
        /// <param name="key">The key; <see langword="null"/> to skip the check.</param>
        /// <param name="listed">The version in the list.</param>
        /// <param name="expected">The version that the signature must state, or <see langword="null"/> for the version in the list.</param>
        /// <param name="output">Receives the messages.</param>
        /// <returns>The signature, for the report; <see langword="null"/> if there is no key.</returns>
        /// <exception cref="InputException">A version was given without a key.</exception>
        /// <exception cref="RefusalException">The package is not signed with the key, or is signed as another version.</exception>
        public static JsonObject? Check(Package package, PublicKey? key, string listed, string? expected, CommandOutput output)
        {
            if (key == null)
            {
                return expected == null
                    ? null
                    : throw new InputException("--signed-version requires --public-key, which is missing");
            }

            SignatureVerdict verdict = PackageSignature.Verify(package, key);
            if (!verdict.IsGood)
            {
                throw new RefusalException(
                    $"the package differs from what the key's owner signed: {verdict.Faults[0]}; nothing is written");
            }

            if (verdict.Version != (expected ?? listed))
            {
                throw new RefusalException(
                    $"the package is signed as version '{verdict.Version}', not as '{expected ?? listed}': it may be an old package under "
                    + "a new name; nothing is written (to accept this version, give --signed-version)");
            }

            VerifyCommand.Print(verdict, output);
            return VerifyCommand.ToJson(verdict);
        }
    }
}
