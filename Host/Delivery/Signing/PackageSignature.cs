using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>
    /// Signs and verifies packages. A signed package contains a list of every file's SHA-256 and a minisign signature of that list.
    /// </summary>
    /// <remarks>
    /// The device checks CRCs, which detect only accidental damage. Only this check on the desktop detects deliberate changes.
    /// </remarks>
    public static class PackageSignature
    {
        /// <summary>Signs a package in memory: adds or replaces the list and the signature.</summary>
        /// <param name="version">The package's version, which becomes the trusted comment of the signature.</param>
        /// <exception cref="DeliveryException">The package cannot be signed; the message states the reason.</exception>
        public static void Sign(Package package, SecretKey key, string version)
        {
            if (package.PassedOver.Count > 0)
            {
                throw new DeliveryException(
                    $"'{package.PassedOver[0]}' does not belong to a package and would not be signed; remove it, then sign");
            }

            byte[] list = Encoding.UTF8.GetBytes(DigestList.Write(package.Files));
            package.Files[PackageFiles.Signature] = Encoding.UTF8.GetBytes(Signature.Make(key, list, version).ToText());
            package.Files[PackageFiles.Digests] = list;
        }

        /// <summary>Verifies a package.</summary>
        /// <returns>The verdict, with all faults found.</returns>
        public static SignatureVerdict Verify(Package package, PublicKey key)
        {
            if (!package.Files.TryGetValue(PackageFiles.Digests, out byte[]? list)
                || !package.Files.TryGetValue(PackageFiles.Signature, out byte[]? file))
            {
                return Bad(key, $"the package is not signed: it lacks {PackageFiles.Digests} or {PackageFiles.Signature}");
            }

            if (Signature.Read(file) is not { } signature)
            {
                return Bad(key, $"{PackageFiles.Signature} is not a minisign signature");
            }

            if (signature.Id != key.Id)
            {
                return Bad(key, $"the package is signed with key {signature.Id}, not with {key.Id}");
            }

            if (!signature.Verifies(key, list))
            {
                return Bad(key, $"the signature is wrong: {PackageFiles.Digests} or the version was changed after it was signed");
            }

            return DigestList.Read(list) is { } digests
                ? new SignatureVerdict(key.Id, signature.TrustedComment, [.. Compare(package, digests)])
                : Bad(key, $"{PackageFiles.Digests} is not a list of SHA-256 digests");
        }

        private static SignatureVerdict Bad(PublicKey key, string fault) => new(key.Id, null, [fault]);

        private static IEnumerable<string> Compare(Package package, Dictionary<string, string> digests)
        {
            foreach ((string name, string digest) in digests)
            {
                if (!package.Files.TryGetValue(name, out byte[]? data))
                {
                    yield return $"'{name}' is missing";
                }
                else if (PackageFile.Sha256(data) != digest)
                {
                    yield return $"'{name}' was changed after it was signed";
                }
            }

            IEnumerable<string> extra = package.Files.Keys.Where(name => !DigestList.IsOwn(name) && !digests.ContainsKey(name));
            foreach (string name in extra.Concat(package.PassedOver))
            {
                yield return $"'{name}' was added after the package was signed";
            }
        }
    }
}
