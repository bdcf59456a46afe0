using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using FlipperUpdaterNano.Linker.Translation;
using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;

namespace FlipperUpdaterNano.Linker
{
    /// <summary>
    /// The module that is being linked: its reachable methods and types, and the entities to which the translated code refers.
    /// </summary>
    internal sealed class Module
    {
        // A method of up to this many bytes of IL takes less space inlined than called, as measured on the updater.
        private const int InlineBytes = 24;
        private const int InlineBytesForSize = 10;

        private static readonly string[] s_wellKnown =
        [
            "System.String",
            "System.Exception",
            "System.NullReferenceException",
            "System.IndexOutOfRangeException",
            "System.InvalidCastException",
            "System.OutOfMemoryException",
            "System.StackOverflowException",
            "System.OverflowException",
            "System.ArgumentOutOfRangeException",
            "System.ArrayTypeMismatchException",
        ];

        // Exception types that natives raise. An image with its own natives contains only the exception types to which it refers; natives
        // raise System.Exception in place of a missing type.
        private static readonly string[] s_raisedByNatives =
        [
            "System.ArgumentException",
            "System.ArgumentNullException",
            "System.FormatException",
            "System.NotSupportedException",
            "System.InvalidOperationException",
        ];

        // Element types of arrays that natives create. An image contains the array types only if its code uses them.
        private static readonly string[] s_elementsForNatives = ["System.Byte", "System.Char", "System.String"];

        private readonly int _inlineBytes;
        private readonly Dictionary<MethodNode, bool> _inlinable = [];
        private readonly Dictionary<MethodNode, MethodNode> _unboxing = [];
        private readonly Dictionary<FieldDefinition, Blob> _blobs = [];

        public Module(ClosedWorld world, MethodNode main, bool forSize = false, bool ownNatives = false)
        {
            World = world;
            IsForSize = forSize;
            _inlineBytes = forSize ? InlineBytesForSize : InlineBytes;
            Dispatch = new Dispatch(world);
            Reachability = new Reachability(world, Dispatch);
            WellKnownTypes =
                [.. s_wellKnown.Concat(s_raisedByNatives).Select(world.FindKnown), world.ArrayOf(world.Known("System.Int32"))];
            Report = FindStatic("System.Runtime.Unhandled", ownNatives ? "ReportWithoutToString" : "Report");
            Main = main;
            Entry = new MethodNode
            {
                Name = "(entry)",
                Declaring = main.Declaring,
                Returns = world.Known("System.Int32"),
                Synthetic = Synthetic.Entry,
            };
            HashSet<string> named = ownNatives
                ? [.. main.Definition!.Module.GetTypeReferences().Select(type => type.FullName)] : [.. s_raisedByNatives];
            Reachability.Run(Report == null ? [main] : [main, Report], WellKnownTypes.OfType<TypeNode>()
                .Where(type => named.Contains(type.Name) || !s_raisedByNatives.Contains(type.Name)));
            WellKnownTypes = [.. WellKnownTypes.Concat(s_elementsForNatives.Select(name => world.ArrayOf(world.Known(name))))
                .Select(type => type is { IsInstantiated: true } ? type : null)];
            WaitForThreads =
                Reachability.Methods.Any(method => method.Name.StartsWith("System.Threading.Scheduler.Fork(", StringComparison.Ordinal))
                ? FindStatic("System.Threading.Scheduler", "WaitForOthers") : null;

            if (WaitForThreads != null)
            {
                Poll = FindStatic("System.Threading.Scheduler", "Poll");
                Reachability.Run(Poll == null ? [WaitForThreads] : [WaitForThreads, Poll], []);
            }

            foreach (MethodNode method in Reachability.Methods)
            {
                _ = method.ParameterWords;
            }
        }

        public ClosedWorld World { get; }

        /// <summary>Gets a value indicating whether the image is optimised for size instead of speed.</summary>
        public bool IsForSize { get; }

        /// <summary>Gets a value indicating whether the runtime is built for this image alone.</summary>
        public bool HasOwnRuntime { get; init; }

        /// <inheritdoc cref="LinkOptions.WithoutPasses"/>
        public bool WithoutPasses { get; init; }

        /// <inheritdoc cref="LinkOptions.LongBranches"/>
        public bool LongBranches { get; init; }

        /// <summary>Gets the names of the methods that stay uncompressed in an image linked for size.</summary>
        public IReadOnlySet<string> Frequent { get; init; } = new HashSet<string>();

        public Dispatch Dispatch { get; }

        public Reachability Reachability { get; }

        public MethodNode Main { get; }

        public MethodNode Entry { get; }

        /// <summary>Gets the method that prints an unhandled exception, if any.</summary>
        public MethodNode? Report { get; }

        /// <summary>
        /// Gets the method that waits after <c>Main</c> for threads that the program has started; null if it starts none.
        /// </summary>
        public MethodNode? WaitForThreads { get; }

        /// <summary>Gets the method that loops call to yield to other threads; null if the program starts no threads.</summary>
        public MethodNode? Poll { get; }

        public TypeNode?[] WellKnownTypes { get; }

        public void Error(MethodNode method, int offset, string what) =>
            World.Errors.Add($"{method.Name} IL_{offset:X4}: not supported: {what}");

        /// <summary>Returns whether access to a type needs the operation CCTOR.</summary>
        /// <returns>False if the static constructor is absent or empty.</returns>
        public static bool NeedsCheck(TypeNode type) =>
            type.StaticConstructor != null
                && type.StaticConstructor.Definition!.Body.Instructions.Any(item => item.OpCode.Code is not (IL.Nop or IL.Ret));

        public Blob Blob(FieldDefinition field)
        {
            if (!_blobs.TryGetValue(field, out Blob? blob))
            {
                blob = new Blob(field.FullName, field.InitialValue);
                _blobs.Add(field, blob);
            }

            return blob;
        }

        public MethodNode InvokeOf(TypeNode type) =>
            World.Method(type.Definition!.Methods.First(method => method.Name == "Invoke"), type, []);

        public void NeedCallList(TypeNode type)
        {
            if (type.CallList == null)
            {
                MethodNode invoke = InvokeOf(type);
                type.CallList = new MethodNode
                {
                    Name = $"{type.Name}.(call list)",
                    Declaring = type,
                    Parameters = invoke.Parameters,
                    Returns = invoke.Returns,
                    HasThis = true,
                    Synthetic = Synthetic.CallList,
                };
            }
        }

        public MethodNode StringFactory(MethodNode constructor)
        {
            MethodDefinition? factory = constructor.Declaring.Definition!.Methods.FirstOrDefault(method =>
                method.Name == Replacements.StringFactory && method.Parameters.Select(p => p.ParameterType.FullName)
                    .SequenceEqual(constructor.Parameters.Skip(1).Select(p => p.Name)));

            return factory == null
                ? throw new NotSupportedException($"new {constructor.Name}")
                : World.Method(factory, constructor.Declaring, []);
        }

        /// <summary>
        /// Returns the unboxing stub of a value type's method. The dispatch table needs a method whose receiver is the boxed value.
        /// </summary>
        public MethodNode Unboxing(MethodNode method)
        {
            if (!_unboxing.TryGetValue(method, out MethodNode? stub))
            {
                stub = new MethodNode
                {
                    Name = method.Name + " (boxed)",
                    Declaring = method.Declaring,
                    Parameters = [World.Object, .. method.Parameters.Skip(1)],
                    Returns = method.Returns,
                    HasThis = true,
                    Synthetic = Synthetic.UnboxingStub,
                    Target = method,
                };
                _unboxing.Add(method, stub);
            }

            return stub;
        }

        /// <summary>Returns whether a method is short, has no branch or handler, and does not take the address of a variable.</summary>
        /// <returns>True if the method may be inlined.</returns>
        public bool CanInline(MethodNode method)
        {
            if (!_inlinable.TryGetValue(method, out bool known))
            {
                known = method.Definition is { HasBody: true } definition && !definition.NoInlining && IsShort(method, definition.Body);
                _inlinable.Add(method, known);
            }

            return known;
        }

        public MethodCode Translate(MethodNode method)
        {
            if (method.Synthetic != Synthetic.None)
            {
                return SyntheticCode.Make(this, method);
            }

            return method.IsNative ? SyntheticCode.Native(method) : Translator.Translate(this, method);
        }

        private MethodNode? FindStatic(string type, string name) =>
            World.FindKnown(type) is TypeNode holder
                ? World.Method(holder.Definition!.Methods.First(method => method.Name == name), holder, [])
                : null;

        private bool IsShort(MethodNode method, MethodBody body)
        {
            return body.CodeSize <= _inlineBytes
                && !body.HasExceptionHandlers
                && body.Variables.All(variable => World.Type(variable.VariableType, method).Kind is not StackKind.Struct)
                && body.Instructions.Count > 0
                && body.Instructions[^1].OpCode.Code == IL.Ret
                && body.Instructions.Take(body.Instructions.Count - 1)
                .All(item => item.OpCode.FlowControl is FlowControl.Next or FlowControl.Call or FlowControl.Meta
                    && item.OpCode.Code is not (IL.Ldarga or IL.Ldarga_S or IL.Ldloca or IL.Ldloca_S or IL.Starg or IL.Starg_S
                    or IL.Localloc or IL.Ldftn or IL.Ldvirtftn))
                && body.Instructions.Count(item => item.OpCode.FlowControl == FlowControl.Call) <= 2;
        }
    }
}
