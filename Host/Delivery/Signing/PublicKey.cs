using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>A public key in minisign's format: <c>Ed</c>, key id, Ed25519 key.</summary>
    public sealed class PublicKey
    {
        internal const int KeySize = 32;
        internal static readonly byte[] Algorithm = "Ed"u8.ToArray();
        private readonly byte[] _key;

        internal PublicKey(KeyId id, byte[] key)
        {
            Id = id;
            _key = key;
        }

        /// <summary>Gets the id of the key.</summary>
        public KeyId Id { get; }

        /// <summary>Reads a public key file.</summary>
        /// <param name="file">Contents of the file: a comment line and a line of base64.</param>
        /// <param name="name">Name of the file, for messages.</param>
        /// <exception cref="DeliveryException">The file is not a minisign public key.</exception>
        public static PublicKey Read(byte[] file, string name)
        {
            if (SignedText.Lines(file, 2) is not [var comment, var line]
                || !comment.StartsWith(SignedText.Untrusted, StringComparison.Ordinal)
                || SignedText.Decode(line, Algorithm.Length + KeyId.Size + KeySize) is not { } bytes
                || !bytes.AsSpan().StartsWith(Algorithm))
            {
                throw new DeliveryException(
                    $"public key {name}: not a public key of minisign; give the file that 'fupd keygen' or 'minisign -G' wrote");
            }

            byte[] key = bytes[(Algorithm.Length + KeyId.Size)..];
            if (!Ed25519.ValidatePublicKeyFull(key, 0))
            {
                throw new DeliveryException($"public key {name}: the key is not a point on the curve; download the file again");
            }

            return new PublicKey(KeyId.Read(bytes.AsSpan(Algorithm.Length)), key);
        }

        /// <summary>Formats the key file.</summary>
        /// <returns>Two lines.</returns>
        public string ToText()
        {
            byte[] id = new byte[KeyId.Size];
            Id.Write(id);
            return $"{SignedText.Untrusted}minisign public key {Id}\n{Convert.ToBase64String([.. Algorithm, .. id, .. _key])}\n";
        }

        internal bool Verifies(byte[] message, byte[] signature) =>
            new Ed25519PublicKeyParameters(_key).Verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.Length, signature, 0);
    }
}
