using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>A method of a closed type, all type arguments known; or one the linker makes itself (no definition).</summary>
    internal sealed class MethodNode
    {
        public required string Name { get; init; }

        public MethodDefinition? Definition { get; init; }

        public required TypeNode Declaring { get; init; }

        public TypeNode[] MethodArguments { get; init; } = [];

        /// <summary>Gets the parameters, <c>this</c> first.</summary>
        public TypeNode[] Parameters { get; set; } = [];

        public TypeNode Returns { get; set; } = null!;

        public bool HasThis { get; set; }

        public bool IsVirtual => Definition is { IsVirtual: true };

        public bool IsNative => Definition is { IsInternalCall: true };

        public bool IsStaticConstructor => Definition is { IsConstructor: true, IsStatic: true } or { Name: GuardedConstructors.Name };

        /// <summary>Gets or sets what a method without IL is made of.</summary>
        public Synthetic Synthetic { get; set; }

        /// <summary>Gets or sets the method an unboxing stub goes on to.</summary>
        public MethodNode? Target { get; set; }

        public int ParameterWords => Parameters.Sum(parameter => parameter.Words);

        /// <summary>Gets or sets the place in the image's method table, -1 while it has none.</summary>
        public int Index { get; set; } = -1;

        public override string ToString() => Name;
    }

    /// <summary>Methods that the linker writes itself.</summary>
    internal enum Synthetic
    {
        None,
        Entry,
        UnboxingStub,
        CallList,
    }
}
