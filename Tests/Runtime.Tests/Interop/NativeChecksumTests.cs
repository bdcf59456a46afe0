using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Mono.Cecil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>
    /// Checks that the checksum equals that of nanoFramework's own tools, and that the native version is incremented when the checksum
    /// changes.
    /// </summary>
    public partial class NativeChecksumTests
    {
        /// <summary>The checksum of the native methods of version <see cref="NativeVersion"/>.</summary>
        private const uint OfHalNative = 0x095EE3AA;

        private const string NativeVersion = "100.0.0.2";

        [Fact]
        public void The_checksum_of_mscorlib_equals_the_checksum_in_its_package()
        {
            string library = ClassLibrary.Assemblies.Single(path => Path.GetFileName(path) == "mscorlib.dll");
            string packaged = Path.Combine(
                Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
                "nanoframework.corelibrary", "1.17.11", "lib", "mscorlib.pe");
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(library);

            // The checksum is at offset 20 of the header (docs/reference/nanoframework.md 5).
            Assert.Equal(BitConverter.ToUInt32(File.ReadAllBytes(packaged), 20), NativeChecksum.Of(assembly));
            Assert.Equal(0x1549C856u, NativeChecksum.Of(assembly));
        }

        [Fact]
        public void The_native_version_is_incremented_when_native_methods_change()
        {
            string attributes = File.ReadAllText(Checkout.Of("Hal", "Native", "Properties", "AssemblyInfo.cs"));
            string stated = VersionAttribute().Match(attributes).Groups[1].Value;
            using AssemblyDefinition assembly = HalNative.Compile();
            uint checksum = NativeChecksum.Of(assembly);

            Assert.True((checksum, stated) == (OfHalNative, NativeVersion),
                $"The native methods have checksum 0x{checksum:X8} and version {stated}: increment the version "
                    + "(Tests/Architecture.Tests/NanoFramework/NanoProject.cs), run tools/sync-nfproj.sh and state both here.");
        }

        [Fact]
        public void The_checksum_covers_the_name_of_the_first_native_method_and_all_methods_after_it()
        {
            const string Native =
                "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] "
                + "static extern int Own(int value); ";
            uint alone = Checksum("One", [$"class A {{ {Native}}}"]);

            Assert.Equal(0u, Checksum("One", ["class A { static int Managed() { return 1; } }"]));
            Assert.Equal(alone, Checksum("Two", [$"class B {{ static int Before() {{ return 1; }} {Native}}}"]));
            Assert.NotEqual(alone, Checksum("One", [$"class A {{ {Native} static int After() {{ return 1; }} }}"]));
        }

        /// <summary>
        /// Methods of nanoFramework libraries that are not available as packages, declared as in their public sources. The values are
        /// the checksums in nanoFramework's firmware (docs/reference/nanoframework.md 4.2).
        /// </summary>
        [Theory]
        [InlineData("nanoFramework.System.Text", 0x8E6EB73Du)]
        [InlineData("nanoFramework.System.Collections", 0x40DC251Fu)]
        [InlineData("nanoFramework.Hardware.Stm32", 0xFE16F347u)]
        public void The_checksum_of_a_library_follows_from_its_methods(string name, uint expected)
        {
            string declarations = File.ReadAllText(Checkout.Of("Tests", "Data", "interop", name + ".cs"));

            Assert.Equal($"0x{expected:X8}", $"0x{Checksum(name, [declarations]):X8}");
        }

        private static uint Checksum(string name, string[] sources)
        {
            using AssemblyDefinition assembly = NanoAssembly.Compile(name, sources, []);

            return NativeChecksum.Of(assembly);
        }

        [GeneratedRegex("AssemblyNativeVersion\\(\"([0-9.]+)\"\\)")]
        private static partial Regex VersionAttribute();
    }
}
