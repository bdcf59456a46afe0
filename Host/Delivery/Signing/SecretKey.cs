using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>A secret key in minisign's format, optionally encrypted with a password.</summary>
    /// <remarks>
    /// <c>Ed</c> (2) · key derivation <c>Sc</c> or zeros (2) · checksum <c>B2</c> (2) · salt (32) · operation and memory limits (8 each) ·
    /// { key id (8) · seed (32) · public key (32) · BLAKE2b-256 of algorithm, id and key (32) }, where the part in braces is XORed with the
    /// output of scrypt. Sizes in parentheses are in bytes.
    /// </remarks>
    public sealed class SecretKey
    {
        private const int SeedSize = 32;
        private const int SaltSize = 32;
        private const int SaltAt = 6;
        private const int LimitsAt = SaltAt + SaltSize;
        private const int BodyAt = LimitsAt + (2 * sizeof(ulong));
        private const int KeySize = KeyId.Size + SeedSize + PublicKey.KeySize;
        private const int ChecksumSize = 32;
        private const int FileSize = BodyAt + KeySize + ChecksumSize;
        private const string Comment = SignedText.Untrusted + "minisign encrypted secret key";
        private readonly byte[] _seed;

        private SecretKey(KeyId id, byte[] seed)
        {
            _seed = seed;
            byte[] key = new byte[PublicKey.KeySize];
            Ed25519.GeneratePublicKey(seed, 0, key, 0);
            Public = new PublicKey(id, key);
            PublicBytes = key;
        }

        /// <summary>Gets the public key.</summary>
        public PublicKey Public { get; }

        private byte[] PublicBytes { get; }

        /// <summary>Generates a new key pair.</summary>
        public static SecretKey Create() =>
            new(KeyId.Read(RandomNumberGenerator.GetBytes(KeyId.Size)), RandomNumberGenerator.GetBytes(SeedSize));

        /// <summary>Reads a secret key file.</summary>
        /// <param name="file">Contents of the file: a comment line and a line of base64.</param>
        /// <param name="name">Name of the file, for messages.</param>
        /// <param name="password">Called if the key is encrypted; returns the password.</param>
        /// <exception cref="DeliveryException">The file is not a minisign secret key, or the password is wrong.</exception>
        public static SecretKey Read(byte[] file, string name, Func<string> password)
        {
            if (SignedText.Lines(file, 2) is not [var comment, var line]
                || !comment.StartsWith(SignedText.Untrusted, StringComparison.Ordinal)
                || SignedText.Decode(line, FileSize) is not { } bytes
                || bytes is not [(byte)'E', (byte)'d', _, _, (byte)'B', (byte)'2', ..])
            {
                throw new DeliveryException(
                    $"secret key {name}: not a secret key of minisign; give the file that 'fupd keygen' or 'minisign -G' wrote");
            }

            bool isEncrypted = bytes is [_, _, (byte)'S', (byte)'c', ..];
            if (!isEncrypted && bytes is not [_, _, 0, 0, ..])
            {
                throw new DeliveryException($"secret key {name}: the key derivation is not supported; use scrypt or none");
            }

            Span<byte> body = bytes.AsSpan(BodyAt);
            if (isEncrypted)
            {
                Decrypt(bytes, body, name, password);
            }

            return Open(body, name, isEncrypted);
        }

        /// <summary>Formats the key file.</summary>
        /// <param name="password">The password with which the key is encrypted; <see langword="null"/> for no encryption.</param>
        /// <param name="cost">Cost of the key derivation.</param>
        /// <returns>Two lines.</returns>
        public string ToText(string? password, Scrypt cost)
        {
            byte[] bytes = new byte[FileSize];
            "Ed"u8.CopyTo(bytes);
            "B2"u8.CopyTo(bytes.AsSpan(4));
            Span<byte> body = bytes.AsSpan(BodyAt);
            Public.Id.Write(body);
            _seed.CopyTo(body[KeyId.Size..]);
            PublicBytes.CopyTo(body[(KeyId.Size + SeedSize)..]);
            if (password != null)
            {
                "Sc"u8.CopyTo(bytes.AsSpan(2));
                RandomNumberGenerator.Fill(bytes.AsSpan(SaltAt, SaltSize));
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(LimitsAt), cost.Operations);
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(LimitsAt + sizeof(ulong)), cost.Memory);
                Checksum(body[..KeySize]).CopyTo(body[KeySize..]);
                Mask(bytes, body, cost, password);
            }

            return $"{Comment}\n{Convert.ToBase64String(bytes)}\n";
        }

        internal byte[] Sign(byte[] message)
        {
            byte[] signature = new byte[Ed25519PrivateKeyParameters.SignatureSize];
            new Ed25519PrivateKeyParameters(_seed).Sign(
                Ed25519.Algorithm.Ed25519, null, message, 0, message.Length, signature, 0);
            return signature;
        }

        private static void Decrypt(byte[] bytes, Span<byte> body, string name, Func<string> password)
        {
            Scrypt cost = new(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(LimitsAt)),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(LimitsAt + sizeof(ulong))));
            if (!cost.IsBearable)
            {
                throw new DeliveryException(
                    $"secret key {name}: decrypting it would take more memory or time than any minisign key needs; do not use it");
            }

            Mask(bytes, body, cost, password());
        }

        private static void Mask(byte[] bytes, Span<byte> body, Scrypt cost, string password)
        {
            byte[] stream = cost.Derive(Encoding.UTF8.GetBytes(password), bytes[SaltAt..LimitsAt], body.Length);
            for (int i = 0; i < body.Length; i++)
            {
                body[i] ^= stream[i];
            }
        }

        private static SecretKey Open(ReadOnlySpan<byte> body, string name, bool isEncrypted)
        {
            ReadOnlySpan<byte> checksum = body[KeySize..];

            // minisign leaves the checksum of an unencrypted key zero.
            bool isUnchecked = !isEncrypted && !checksum.ContainsAnyExcept((byte)0);
            if (!isUnchecked && !checksum.SequenceEqual(Checksum(body[..KeySize])))
            {
                throw new DeliveryException(isEncrypted
                    ? $"secret key {name}: the password is wrong, or the file is damaged"
                    : $"secret key {name}: the file is damaged: its checksum is wrong");
            }

            SecretKey key = new(KeyId.Read(body), body.Slice(KeyId.Size, SeedSize).ToArray());
            return body.Slice(KeyId.Size + SeedSize, PublicKey.KeySize).SequenceEqual(key.PublicBytes)
                ? key
                : throw new DeliveryException($"secret key {name}: the file is damaged: its two halves do not match");
        }

        private static byte[] Checksum(ReadOnlySpan<byte> key)
        {
            Blake2bDigest digest = new(ChecksumSize * 8);
            digest.BlockUpdate(PublicKey.Algorithm);
            digest.BlockUpdate(key);
            byte[] checksum = new byte[ChecksumSize];
            digest.DoFinal(checksum, 0);
            return checksum;
        }
    }
}
