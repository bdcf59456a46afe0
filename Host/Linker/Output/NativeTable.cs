using System.Text.RegularExpressions;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The natives of a runtime, in the order of its table. An InternalCall is bound to the native that has its name and signature,
    /// whichever assembly declares it.
    /// </summary>
    internal sealed partial class NativeTable
    {
        private readonly Dictionary<string, int> _places = [];

        /// <summary>The table of a runtime that is built for the given InternalCalls.</summary>
        /// <param name="methods">The InternalCalls, ordered.</param>
        public NativeTable(IEnumerable<MethodNode> methods) : this(methods.Select(NativeDeclaration.Of))
        {
        }

        private NativeTable(IEnumerable<string> declarations)
        {
            foreach (string declaration in declarations)
            {
                _places.Add(SignatureOf(declaration), _places.Count);

                foreach (char c in declaration)
                {
                    Fingerprint = (Fingerprint ^ c) * 16777619;
                }
            }
        }

        /// <summary>Gets the hash of all declarations, which image and runtime must have in common.</summary>
        public uint Fingerprint { get; } = 2166136261;

        /// <summary>The runtime that executes any program: what its header in the sources (natives.g.hpp) declares.</summary>
        /// <returns>The table.</returns>
        public static NativeTable OfRuntime() =>
            new(DeclarationLine().Matches(RuntimeHeader()).Select(line => line.Groups[1].Value));

        /// <summary>The header of the runtime that executes any program.</summary>
        /// <returns>C++.</returns>
        public static string RuntimeHeader()
        {
            using Stream header = typeof(NativeTable).Assembly.GetManifestResourceStream("natives.g.hpp")!;
            using StreamReader text = new(header);

            return text.ReadToEnd();
        }

        /// <summary>Orders InternalCalls as a table has them.</summary>
        /// <param name="methods">The InternalCalls.</param>
        /// <returns>The same by their natives' names.</returns>
        public static IReadOnlyList<MethodNode> Order(IEnumerable<MethodNode> methods) =>
            [.. methods.OrderBy(NativeDeclaration.Symbol, StringComparer.Ordinal)];

        /// <summary>All InternalCalls that assemblies declare, except those that are operations of the runtime.</summary>
        /// <param name="world">The program.</param>
        /// <param name="assemblies">The assemblies.</param>
        /// <returns>The InternalCalls, ordered.</returns>
        public static IReadOnlyList<MethodNode> DeclaredBy(ClosedWorld world, IEnumerable<AssemblyDefinition> assemblies)
        {
            // The chip's own are for images that number their natives themselves (LinkOptions.OwnNatives).
            return Order(assemblies
                .Where(assembly => assembly.Name.Name != "nanoFramework.Hardware.Stm32")
                .SelectMany(assembly => assembly.MainModule.GetTypes())
                .Where(type => !type.HasGenericParameters)
                .SelectMany(type => type.Methods.Where(method => method.IsInternalCall && !world.NeedsNoNative(method))
                .Select(method => (Type: type, Method: method)))
                .Select(item => world.Method(item.Method, world.Type(item.Type, null), []))
                .Where(method => !Intrinsics.IsNoCall(method)));
        }

        /// <summary>The place of the native of an InternalCall.</summary>
        /// <param name="method">The InternalCall.</param>
        /// <returns>Its index.</returns>
        public int IndexOf(MethodNode method) => _places[SignatureOf(NativeDeclaration.Of(method))];

        /// <summary>Is there a native for an InternalCall?</summary>
        /// <param name="method">The InternalCall.</param>
        /// <returns>Whether the table has its name with its signature.</returns>
        public bool Has(MethodNode method) => _places.ContainsKey(SignatureOf(NativeDeclaration.Of(method)));

        // What parameters are called does not matter.
        private static string SignatureOf(string declaration) => ParameterName().Replace(declaration, "");

        [GeneratedRegex(@" \w+(?=[,)])")]
        private static partial Regex ParameterName();

        [GeneratedRegex(@"^/// .*\n(.*);$", RegexOptions.Multiline)]
        private static partial Regex DeclarationLine();
    }
}
