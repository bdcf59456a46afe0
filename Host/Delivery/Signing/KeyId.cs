using System.Buffers.Binary;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>The id of a key, in the form that minisign prints.</summary>
    /// <param name="Value">The eight bytes of the id as stored in key and signature files, in little-endian order.</param>
    public readonly record struct KeyId(ulong Value)
    {
        internal const int Size = sizeof(ulong);

        /// <inheritdoc/>
        public override string ToString() => Value.ToString("X16", null);

        internal static KeyId Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64LittleEndian(bytes));

        internal void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt64LittleEndian(bytes, Value);
    }
}
