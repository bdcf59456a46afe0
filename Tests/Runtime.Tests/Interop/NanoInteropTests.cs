using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Mono.Cecil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>Checks that the checked-in interop library for nanoFramework's firmware matches Hal's native methods.</summary>
    public class NanoInteropTests
    {
        private const string Remedy = "UPDATE_LISTS=1 dotnet test Tests/Runtime.Tests --filter NanoInterop, and commit the result";

        private static readonly string s_folder = Checkout.Of("Native", "interop", "nanoframework");

        [Fact]
        public void The_checked_in_files_equal_those_generated_from_the_metadata()
        {
            using AssemblyDefinition assembly = HalNative.Compile();
            IReadOnlyDictionary<string, string> declarations = NanoInterop.Declarations(HalNative.WithHal());
            NanoInterop interop = new(assembly, method => declarations[method.FullName]);

            foreach ((string name, string text) in new[] { (".g.h", interop.Header()), (".g.cpp", interop.Source()) })
            {
                string path = Path.Combine(s_folder, interop.FileName + name);

                if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
                {
                    File.WriteAllText(path, text);
                }

                Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"{path} is out of date: {Remedy}");
            }
        }

        /// <summary>The tables of nanoFramework's firmware contain positions for the methods of interfaces too.</summary>
        [Theory]
        [InlineData("nanoFramework.System.Collections", 88, 25, 33, 34, 35, 36, 37, 43, 66, 67, 68, 70, 71, 78, 83, 84, 85)]
        [InlineData("nanoFramework.Hardware.Stm32", 54, 25, 26, 27, 28, 29, 30, 41, 42, 43, 44, 46, 47, 51, 52, 53)]
        public void Natives_have_the_same_positions_as_in_the_firmware_of_nanoFramework(string name, int count, params int[] expected)
        {
            string declarations = File.ReadAllText(Checkout.Of("Tests", "Data", "interop", name + ".cs"));
            using AssemblyDefinition assembly = NanoAssembly.Compile(name, [declarations]);
            string?[] table = [.. new NanoInterop(assembly, _ => string.Empty).Table()];

            Assert.Equal(count, table.Length);
            Assert.Equal(expected, Enumerable.Range(0, count).Where(index => table[index] != null));
        }

        /// <summary>The build of a target finds module, source files and version by these names and patterns.</summary>
        [Fact]
        public void The_CMake_module_lists_the_files_and_the_source_contains_the_version()
        {
            string module = File.ReadAllText(Path.Combine(s_folder, $"FindINTEROP-{HalNative.Name}.cmake"));
            string source = File.ReadAllText(Path.Combine(s_folder, HalNative.Name.Replace('.', '_') + ".g.cpp"));

            foreach (string file in Directory.EnumerateFiles(s_folder, "*.cpp").Select(path => Path.GetFileName(path)))
            {
                Assert.Contains(file, module, StringComparison.Ordinal);
            }

            Assert.Matches(new Regex(
                @"\sCLR_RT_NativeAssemblyData\s+g_CLR_AssemblyNative_FlipperUpdaterNano_Hal_Native\s*=[^{]+{[^0]+0x[0-9A-Z]+"
                    + @"[^{]+{\s*\d+\s*,\s*\d+\s*,\s*\d+\s*,\s*\d+"), source);
        }
    }
}
