using Mono.Cecil;

namespace FlipperUpdaterNano.Linker
{
    /// <summary>The assemblies of a program. References between the assemblies are resolved by simple name; versions are ignored.</summary>
    internal sealed class AssemblySet : IAssemblyResolver
    {
        private readonly Dictionary<string, AssemblyDefinition> _byName = [];

        public AssemblySet(IEnumerable<string> paths, byte[]? program = null)
        {
            ReaderParameters parameters = new() { AssemblyResolver = this };

            foreach (string path in paths)
            {
                AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(Path.GetFullPath(path), parameters);
                _byName[assembly.Name.Name] = assembly;
            }

            if (program != null)
            {
                Program = AssemblyDefinition.ReadAssembly(new MemoryStream(program), parameters);
                _byName[Program.Name.Name] = Program;
            }

            All = [.. _byName.Values];
        }

        public IReadOnlyList<AssemblyDefinition> All { get; }

        public AssemblyDefinition? Program { get; }

        public AssemblyDefinition Resolve(AssemblyNameReference name) =>
            _byName.TryGetValue(name.Name, out AssemblyDefinition? found)
                ? found
                : throw new LinkException([$"The program refers to {name.Name}, which is not among the given assemblies."]);

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

        public void Dispose()
        {
            foreach (AssemblyDefinition assembly in All)
            {
                assembly.Dispose();
            }
        }
    }
}
