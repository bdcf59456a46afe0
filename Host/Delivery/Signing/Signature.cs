using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>
    /// A signature in minisign's format. The signature covers the BLAKE2b-512 digest of the message (<c>ED</c>) or, in files written by
    /// old versions of minisign, the message itself (<c>Ed</c>). A second signature covers the first one and the trusted comment.
    /// </summary>
    public sealed class Signature
    {
        private const int SignatureSize = 64;
        private const int DigestBits = 512;
        private const int LongestComment = 1024;
        private readonly bool _isPrehashed;
        private readonly byte[] _signature;
        private readonly byte[] _global;

        private Signature(bool isPrehashed, KeyId id, byte[] signature, string comment, byte[] global)
        {
            _isPrehashed = isPrehashed;
            Id = id;
            _signature = signature;
            TrustedComment = comment;
            _global = global;
        }

        /// <summary>Gets the id of the key with which the file claims to be signed.</summary>
        public KeyId Id { get; }

        /// <summary>Gets the trusted comment. The comment can be trusted only after <see cref="Verifies"/> has returned true.</summary>
        public string TrustedComment { get; }

        /// <summary>Reads a signature file.</summary>
        /// <param name="file">Contents of the file, four lines.</param>
        /// <returns>The signature, or <see langword="null"/> if the file is malformed.</returns>
        public static Signature? Read(byte[] file)
        {
            if (SignedText.Lines(file, 4) is not [var untrusted, var line, var trusted, var globalLine]
                || !untrusted.StartsWith(SignedText.Untrusted, StringComparison.Ordinal)
                || !trusted.StartsWith(SignedText.Trusted, StringComparison.Ordinal)
                || SignedText.Decode(line, PublicKey.Algorithm.Length + KeyId.Size + SignatureSize) is not { } bytes
                || SignedText.Decode(globalLine, SignatureSize) is not { } global
                || bytes is not [(byte)'E', (byte)'d' or (byte)'D', ..])
            {
                return null;
            }

            KeyId id = KeyId.Read(bytes.AsSpan(PublicKey.Algorithm.Length));
            return new Signature(bytes[1] == 'D', id, bytes[^SignatureSize..], trusted[SignedText.Trusted.Length..], global);
        }

        /// <summary>Signs a message.</summary>
        /// <param name="comment">The trusted comment, one line.</param>
        /// <returns>The signature. It is deterministic.</returns>
        /// <exception cref="DeliveryException">The comment is not a single line of text.</exception>
        public static Signature Make(SecretKey key, byte[] message, string comment)
        {
            if (comment.Length == 0 || comment.Any(char.IsControl) || Encoding.UTF8.GetByteCount(comment) > LongestComment)
            {
                throw new DeliveryException(
                    $"the signed version must be one line of 1 to {LongestComment} bytes without control characters; give "
                    + "--version");
            }

            byte[] signature = key.Sign(Prehash(message));
            return new Signature(true, key.Public.Id, signature, comment, key.Sign(GlobalMessage(signature, comment)));
        }

        /// <summary>Verifies both signatures.</summary>
        /// <returns>True if both the message and the trusted comment were signed with the key.</returns>
        public bool Verifies(PublicKey key, byte[] message) =>
            Id == key.Id
            && key.Verifies(_isPrehashed ? Prehash(message) : message, _signature)
            && key.Verifies(GlobalMessage(_signature, TrustedComment), _global);

        /// <summary>Formats the signature file.</summary>
        /// <returns>Four lines.</returns>
        public string ToText()
        {
            byte[] id = new byte[KeyId.Size];
            Id.Write(id);
            string line = Convert.ToBase64String([(byte)'E', (byte)(_isPrehashed ? 'D' : 'd'), .. id, .. _signature]);
            return $"{SignedText.Untrusted}signature of the package with key {Id}\n{line}\n"
                + $"{SignedText.Trusted}{TrustedComment}\n{Convert.ToBase64String(_global)}\n";
        }

        private static byte[] GlobalMessage(byte[] signature, string comment) => [.. signature, .. Encoding.UTF8.GetBytes(comment)];

        private static byte[] Prehash(byte[] message)
        {
            Blake2bDigest digest = new(DigestBits);
            digest.BlockUpdate(message);
            byte[] hash = new byte[DigestBits / 8];
            digest.DoFinal(hash, 0);
            return hash;
        }
    }
}
