using FlipperUpdaterNano.HostPrograms;
using Mono.Cecil;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>The assembly that declares the project's native methods, compiled as for stock boards.</summary>
    internal static class HalNative
    {
        public const string Name = "FlipperUpdaterNano.Hal.Native";

        /// <summary>Compiles the assembly with a reference to the Hal assembly.</summary>
        /// <returns>The assembly, which the caller disposes.</returns>
        public static AssemblyDefinition Compile()
        {
            ILookup<bool, string> files = Files();

            return NanoAssembly.Compile(Name, files[true], NanoAssembly.Reference("FlipperUpdaterNano.Hal", files[false]));
        }

        /// <summary>Compiles the assembly together with the Hal types that it references.</summary>
        /// <returns>A separate assembly.</returns>
        public static byte[] WithHal() => NanoAssembly.Image(
            Name, Files().SelectMany(group => group).Where(text => !text.Contains("[assembly:", StringComparison.Ordinal)));

        // The sources of Hal/Native and of Hal.
        private static ILookup<bool, string> Files() =>
            Directory.EnumerateFiles(Checkout.Of("Hal"), "*.cs", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => Path.GetRelativePath(Checkout.Of("Hal"), path).Split(Path.DirectorySeparatorChar))
                .Where(parts => !parts.Any(part => part is "bin" or "obj"))
                .ToLookup(parts => parts[0] == "Native", parts => File.ReadAllText(Checkout.Of(["Hal", .. parts])));
    }
}
