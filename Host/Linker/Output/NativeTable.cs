using System.Text.RegularExpressions;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The natives of a runtime, in the order of its table. An InternalCall is bound to the native with its name and signature; the
    /// declaring assembly is irrelevant.
    /// </summary>
    internal sealed partial class NativeTable
    {
        private readonly Dictionary<string, int> _places = [];

        /// <summary>Creates the table of a runtime that is built for the given InternalCalls.</summary>
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

        /// <summary>Gets the hash of all declarations, which must be the same in image and runtime.</summary>
        public uint Fingerprint { get; } = 2166136261;

        /// <summary>
        /// Returns the table of the runtime that can execute any program, as declared by the header in the sources (natives.g.hpp).
        /// </summary>
        public static NativeTable OfRuntime() =>
            new(DeclarationLine().Matches(RuntimeHeader()).Select(line => line.Groups[1].Value));

        /// <summary>Returns the native header of the runtime that can execute any program.</summary>
        /// <returns>C++ source.</returns>
        public static string RuntimeHeader()
        {
            using Stream header = typeof(NativeTable).Assembly.GetManifestResourceStream("natives.g.hpp")!;
            using StreamReader text = new(header);

            return text.ReadToEnd();
        }

        /// <summary>Sorts InternalCalls in the order of the table.</summary>
        /// <returns>The InternalCalls, sorted by the names of their natives.</returns>
        public static IReadOnlyList<MethodNode> Order(IEnumerable<MethodNode> methods) =>
            [.. methods.OrderBy(NativeDeclaration.Symbol, StringComparer.Ordinal)];

        /// <summary>Lists the InternalCalls declared by the given assemblies, except intrinsics.</summary>
        /// <returns>The InternalCalls, ordered.</returns>
        public static IReadOnlyList<MethodNode> DeclaredBy(ClosedWorld world, IEnumerable<AssemblyDefinition> assemblies)
        {
            // Natives of the STM32 exist only in the runtimes of images that number their own natives (LinkOptions.OwnNatives).
            return Order(assemblies
                .Where(assembly => assembly.Name.Name != "nanoFramework.Hardware.Stm32")
                .SelectMany(assembly => assembly.MainModule.GetTypes())
                .Where(type => !type.HasGenericParameters)
                .SelectMany(type => type.Methods.Where(method => method.IsInternalCall && !world.NeedsNoNative(method))
                .Select(method => (Type: type, Method: method)))
                .Select(item => world.Method(item.Method, world.Type(item.Type, null), []))
                .Where(method => !Intrinsics.IsNoCall(method)));
        }

        /// <summary>Returns the index of an InternalCall's native.</summary>
        /// <returns>The index of the native in the table.</returns>
        public int IndexOf(MethodNode method) => _places[SignatureOf(NativeDeclaration.Of(method))];

        /// <summary>Returns whether the table contains a native for an InternalCall.</summary>
        /// <returns>True if a native has the same name and signature.</returns>
        public bool Has(MethodNode method) => _places.ContainsKey(SignatureOf(NativeDeclaration.Of(method)));

        // Parameter names are irrelevant for the match.
        private static string SignatureOf(string declaration) => ParameterName().Replace(declaration, "");

        [GeneratedRegex(@" \w+(?=[,)])")]
        private static partial Regex ParameterName();

        [GeneratedRegex(@"^/// .*\n(.*);$", RegexOptions.Multiline)]
        private static partial Regex DeclarationLine();
    }
}
