using System.Text;
using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using FlipperUpdaterNano.Linker.Output;
using FlipperUpdaterNano.Linker.Reflection;
using Mono.Cecil;

namespace FlipperUpdaterNano.Linker
{
    /// <summary>Links IL assemblies into a closed-world image, which the RAM runtime executes.</summary>
    public static class ImageLinker
    {
        /// <summary>Links a program.</summary>
        /// <param name="options">The program, its references and the link options.</param>
        /// <returns>The image with its map and its native header.</returns>
        /// <exception cref="LinkException">The program uses unsupported features; the message lists all uses.</exception>
        public static LinkResult Link(LinkOptions options)
        {
            using AssemblySet assemblies = new(options.References, options.Program);
            Replacements replacements = Prepare(assemblies, options);
            Module module = Reach(assemblies, replacements, options);
            bool reflects = MemberTableWriter.IsWanted(module);

            if (reflects)
            {
                MemberTableWriter.Write(module, assemblies.All.Except(Library(assemblies.All)));
                module = Reach(assemblies, replacements, options);
            }

            NameLevel names = NamesOf(options, reflects);
            ImageLayout layout = new(module, names);
            IReadOnlyList<MethodNode> called = NativeTable.Order(layout.Natives);
            NativeTable natives = options.OwnNatives ? new NativeTable(called) : NativeTable.OfRuntime();
            RefuseMissingNatives(layout, HasNative(options, natives));
            ImageWriter writer = new(module, layout, natives, names);
            byte[] image = writer.Write();

            return new LinkResult
            {
                Image = image,
                Map = MapText(writer.Map, image.Length) + SymbolText(writer.Symbols, layout.Types),
                NativeHeader = options.OwnNatives
                    ? NativeHeader.Of(called, layout.Operations, new StackDepth(layout, module.Entry)) : NativeTable.RuntimeHeader(),
            };
        }

        /// <summary>Merges the class library and rewrites features for which the runtime has no operation.</summary>
        private static Replacements Prepare(AssemblySet assemblies, LinkOptions options)
        {
            Replacements replacements = Replacements.Merge(assemblies);
            AssemblyDefinition[] programs = [.. assemblies.All.Except(Library(assemblies.All))];

            if (replacements.Additions != null)
            {
                FormattableTypes.Write(replacements.Additions, replacements.Library, programs);
            }

            // An image with its own natives (the updater) needs neither guarded constructors nor locks, because none of its static
            // constructors throws and the program has only one thread.
            if (!options.OwnNatives)
            {
                GuardedConstructors.Guard(assemblies, replacements);
                SynchronizedMethods.Lock(programs, replacements.Library);
            }

            return replacements;
        }

        private static Predicate<MethodNode> HasNative(LinkOptions options, NativeTable natives) =>
            options.OwnNatives && options.NativeSources.Count > 0 ? new NativeSources(options.NativeSources).Define : natives.Has;

        private static void RefuseMissingNatives(ImageLayout layout, Predicate<MethodNode> hasNative)
        {
            string[] missing = [.. layout.Natives.Where(native => !hasNative(native)).SelectMany(native => layout.Methods
                .Where(code => code.Method != native && code.Code.Any(instruction => instruction.Symbols.Contains(native)))
                .Select(code => $"{code.Method.Name} calls {native.Name}, for which the runtime has no native."))];

            if (missing.Length > 0)
            {
                throw new LinkException([.. missing.Order(StringComparer.Ordinal)]);
            }
        }

        private static Module Reach(AssemblySet assemblies, Replacements replacements, LinkOptions options)
        {
            ClosedWorld world = new(assemblies.All, replacements);

            return new Module(world, FindMain(world, assemblies.Program!), options.OwnNatives || options.ForSize, options.OwnNatives)
            {
                HasOwnRuntime = options.OwnNatives,
                WithoutPasses = options.WithoutPasses,
                LongBranches = options.LongBranches,
                Frequent = Frequent(assemblies.Program!),
            };
        }

        /// <summary>Writes the native header for the runtime that can execute any program.</summary>
        /// <param name="library">The assemblies of the class library.</param>
        /// <returns>C++.</returns>
        public static string RuntimeHeader(IReadOnlyList<string> library)
        {
            using AssemblySet assemblies = new(library);
            ClosedWorld world = new(assemblies.All, Replacements.Merge(assemblies));

            return NativeHeader.Of(NativeTable.DeclaredBy(world, Library(assemblies.All)), operations: null, stack: null);
        }

        /// <summary>Reflection finds types by name, so a program that uses it needs the names of all types.</summary>
        private static NameLevel NamesOf(LinkOptions options, bool reflects) =>
            reflects && options.Names == NameLevel.Exceptions ? NameLevel.Types : options.Names;

        // The class library consists of mscorlib, its additions, and the assemblies whose names begin with System or nanoFramework. No
        // assembly of the class library refers to a .NET assembly.
        private static IEnumerable<AssemblyDefinition> Library(IEnumerable<AssemblyDefinition> all) =>
            all.Where(assembly => assembly.Name.Name is "mscorlib" or Replacements.AssemblyName
                || assembly.Name.Name.StartsWith("System.", StringComparison.Ordinal)
                || assembly.Name.Name.StartsWith("nanoFramework.", StringComparison.Ordinal));

        /// <summary>
        /// Reads the names of hot methods that a program lists in a resource. In an image linked for size, only the listed methods stay
        /// uncompressed.
        /// </summary>
        private static HashSet<string> Frequent(AssemblyDefinition program)
        {
            EmbeddedResource? list = program.MainModule.Resources.OfType<EmbeddedResource>()
                .FirstOrDefault(resource => resource.Name == "frequent.txt");

            return list == null ? [] : [.. Encoding.UTF8.GetString(list.GetResourceData())
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        }

        private static MethodNode FindMain(ClosedWorld world, AssemblyDefinition program)
        {
            MethodDefinition[] candidates = [.. program.MainModule.GetTypes().SelectMany(type => type.Methods)
                .Where(method => method.Name is "Main" or "<Main>$" && method.IsStatic)];

            if (program.EntryPoint is MethodDefinition entry)
            {
                candidates = [entry];
            }

            return candidates.Length == 1
                ? world.Method(candidates[0], world.Type(candidates[0].DeclaringType, null), [])
                : throw new LinkException([$"{program.Name.Name} has {candidates.Length} static Main methods; it must have exactly one."]);
        }

        /// <summary>
        /// Formats the second part of the map: the methods, each with the offset of its header (<see cref="MethodSymbol"/>), then the types
        /// by index.
        /// </summary>
        private static string SymbolText(IEnumerable<MethodSymbol> methods, IEnumerable<TypeNode> types)
        {
            StringBuilder text = new("\nmethods: header offset in the code, words of the frame (r reference, s scalar), arguments\n");

            foreach (MethodSymbol method in methods.OrderBy(method => method.Offset))
            {
                text.Append(method).Append('\n');
            }

            text.Append("\ntypes by index\n");

            foreach (TypeNode type in types)
            {
                text.Append(type.Name).Append('\n');
            }

            return text.ToString();
        }

        private static string MapText(IReadOnlyList<MapEntry> entries, int size)
        {
            StringBuilder text = new();
            text.Append($"{size,7} bytes in all\n");

            foreach (MapEntry entry in entries
                .GroupBy(entry => (entry.Part, entry.Owner))
                .Select(group => new MapEntry(group.Key.Owner, group.Key.Part, group.Sum(entry => entry.Bytes)))
                .OrderBy(entry => entry.Part, StringComparer.Ordinal)
                .ThenByDescending(entry => entry.Bytes)
                .ThenBy(entry => entry.Owner, StringComparer.Ordinal))
            {
                text.Append($"{entry.Bytes,7} {entry.Part,-8} {entry.Owner}\n");
            }

            int accounted = entries.Sum(entry => entry.Bytes);

            return accounted == size
                ? text.ToString()
                : throw new InvalidOperationException($"the map accounts for {accounted} of {size} bytes");
        }
    }
}
