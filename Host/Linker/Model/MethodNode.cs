using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>
    /// A method of a closed type, with all type arguments known, or a method that the linker generates and that has no definition.
    /// </summary>
    internal sealed class MethodNode
    {
        public required string Name { get; init; }

        public MethodDefinition? Definition { get; init; }

        public required TypeNode Declaring { get; init; }

        public TypeNode[] MethodArguments { get; init; } = [];

        /// <summary>Gets the parameters, starting with <c>this</c> for an instance method.</summary>
        public TypeNode[] Parameters { get; set; } = [];

        public TypeNode Returns { get; set; } = null!;

        public bool HasThis { get; set; }

        public bool IsVirtual => Definition is { IsVirtual: true };

        public bool IsNative => Definition is { IsInternalCall: true };

        public bool IsStaticConstructor => Definition is { IsConstructor: true, IsStatic: true } or { Name: GuardedConstructors.Name };

        /// <summary>Gets or sets the kind of a method without IL, which the linker generates.</summary>
        public Synthetic Synthetic { get; set; }

        /// <summary>Gets or sets the method that an unboxing stub calls.</summary>
        public MethodNode? Target { get; set; }

        public int ParameterWords => Parameters.Sum(parameter => parameter.Words);

        /// <summary>Gets or sets the index in the image's method table; -1 if not assigned.</summary>
        public int Index { get; set; } = -1;

        public override string ToString() => Name;
    }

    /// <summary>Kinds of methods that the linker generates.</summary>
    internal enum Synthetic
    {
        None,
        Entry,
        UnboxingStub,
        CallList,
    }
}
