using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>A field of a closed type, with its offset.</summary>
    internal sealed class FieldNode(FieldDefinition definition, TypeNode declaring, TypeNode type)
    {
        public FieldDefinition Definition { get; } = definition;

        public TypeNode Declaring { get; } = declaring;

        public TypeNode Type { get; } = type;

        /// <summary>Gets or sets the offset in words from the end of the object header or the start of statics; -1 before layout.</summary>
        public int Offset { get; set; } = -1;

        public override string ToString() => $"{Declaring.Name}.{Definition.Name}";
    }
}
