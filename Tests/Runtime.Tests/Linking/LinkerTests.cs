using System.Text;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    public class LinkerTests
    {
        [Fact]
        public void All_unsupported_features_are_reported_with_method_and_IL_offset_in_one_run()
        {
            // C# supports stack allocation and calls through function pointers; the runtime does not.
            LinkException problem = Assert.Throws<LinkException>(() => Link("""
                static unsafe class Program
                {
                    static int One(int count) { int* words = stackalloc int[count]; return words == null ? 0 : 1; }

                    static int Two() { delegate*<int> code = &Fine; return code(); }

                    static int Fine() { return 3; }

                    static int Main() { return One(2) + Two() + Fine(); }
                }
                """));

            Assert.All(problem.Errors, error => Assert.Matches(@"^\S.* IL_[0-9A-F]{4}: ", error));
            Assert.Contains(problem.Errors, error => error.StartsWith("Program.One(Int32) IL_", StringComparison.Ordinal));
            Assert.Contains(problem.Errors, error => error.StartsWith("Program.Two() IL_", StringComparison.Ordinal));
            Assert.DoesNotContain(problem.Errors, error => error.StartsWith("Program.Fine", StringComparison.Ordinal));
        }

        [Fact]
        public void Errors_after_the_first_in_a_method_and_errors_in_its_callees_are_reported_too()
        {
            LinkException problem = Assert.Throws<LinkException>(() => Link("""
                static unsafe class Program
                {
                    static int Sum(byte[] bytes) { fixed (byte* first = bytes) { return first[0]; } }

                    static int Main() { int a = 3; int* b = &a; int* c = stackalloc int[a]; return *b + *c + Sum(new byte[4]); }
                }
                """));

            Assert.Equal(2, problem.Errors.Count(error => error.StartsWith("Program.Main() IL_", StringComparison.Ordinal)));
            Assert.Contains(problem.Errors, error => error.StartsWith("Program.Sum(Byte[]) IL_", StringComparison.Ordinal));
        }

        [Fact]
        public void An_InternalCall_without_a_native_is_reported_with_its_caller()
        {
            LinkException problem = Assert.Throws<LinkException>(() => Link("""
                using System.Runtime.CompilerServices;

                static class Program
                {
                    [MethodImpl(MethodImplOptions.InternalCall)]
                    static extern int Own(int value);

                    static int Main() { return Own(3); }
                }
                """));

            Assert.Equal("Program.Main() calls Program.Own(Int32), for which the runtime has no native.", Assert.Single(problem.Errors));
        }

        [Fact]
        public void An_InternalCall_without_a_definition_in_the_sources_is_reported_with_its_caller()
        {
            byte[] program = SourceCompiler.Compile(
                [("program.cs", """
                    using System.Runtime.CompilerServices;

                    static class Program
                    {
                        [MethodImpl(MethodImplOptions.InternalCall)]
                        static extern int Own(int value);

                        static int Main() { return Own("abc".IndexOf('c')); }
                    }
                    """)],
                Conformance.ClassLibrary.Assemblies);
            string source = Path.GetTempFileName();

            try
            {
                LinkException problem = Assert.Throws<LinkException>(Link);
                Assert.Equal(
                    "Program.Main() calls Program.Own(Int32), for which the runtime has no native.", Assert.Single(problem.Errors));

                File.WriteAllText(source, "int32_t Program_Own__Int32(int32_t value)\n{\n    return value;\n}\n");
                Assert.Contains("int32_t Program_Own__Int32(int32_t value);", Link().NativeHeader, StringComparison.Ordinal);
            }
            finally
            {
                File.Delete(source);
            }

            LinkResult Link() => ImageLinker.Link(new LinkOptions
            {
                Program = program,
                References = Conformance.ClassLibrary.Assemblies,
                OwnNatives = true,
                NativeSources = [Checkout.Of("Native", "runtime", "natives"), source],
            });
        }

        [Fact]
        public void An_unknown_method_in_frequent_txt_is_refused()
        {
            byte[] program = SourceCompiler.Compile(
                [("program.cs", "static class Program { static int Main() { return 3; } }")], Conformance.ClassLibrary.Assemblies);

            LinkException problem = Assert.Throws<LinkException>(() => LinkWith("Program.Main()\nProgram.Gone(Int32)\n"));
            Assert.Equal(
                "frequent.txt: Program.Gone(Int32) is not in the program; correct or remove the line.", Assert.Single(problem.Errors));
            Assert.NotEmpty(LinkWith("Program.Main()\n").Image);

            LinkResult LinkWith(string frequent)
            {
                using MemoryStream with = new();
                using (AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(program)))
                {
                    assembly.MainModule.Resources.Add(
                        new EmbeddedResource("frequent.txt", ManifestResourceAttributes.Public, Encoding.UTF8.GetBytes(frequent)));
                    assembly.Write(with);
                }

                return ImageLinker.Link(
                    new LinkOptions { Program = with.ToArray(), References = Conformance.ClassLibrary.Assemblies, ForSize = true });
            }
        }

        [Fact]
        public void A_program_with_two_main_methods_is_refused()
        {
            LinkException problem =
                Assert.Throws<LinkException>(() => Link("class A { static void Main() { } } class B { static void Main() { } }"));

            Assert.Contains("CS0017", Assert.Single(problem.Errors), StringComparison.Ordinal);
        }

        [Fact]
        public void Every_compile_error_is_reported()
        {
            LinkException problem =
                Assert.Throws<LinkException>(() => Link("class A {\n static void Main() {\n int a = \"\";\n string b = 1; } }"));

            Assert.Equal(["program.cs(3,10)", "program.cs(4,13)"], problem.Errors.Select(error => error.Split(": ")[0]));
        }

        [Theory]
        [InlineData("int? value = null;", "CS0518")]
        [InlineData("string last = \"abc\"[^1] + \"\";", "CS0656")]
        [InlineData("(int, int) pair = (1, 2);", "CS8179")]
        public void A_language_feature_missing_in_v1_is_reported_as_such(string statement, string error)
        {
            LinkException problem = Assert.Throws<LinkException>(() => Link($"class A {{ static void Main() {{ {statement} }} }}"));

            Assert.Contains(problem.Errors, text => text.Contains($": {error}: ", StringComparison.Ordinal));
            Assert.All(problem.Errors, text => Assert.EndsWith(" (not part of nanoFramework v1, see docs/RUNTIME.md)", text));
        }

        [Fact]
        public void The_same_sources_give_the_same_bytes_and_map()
        {
            foreach (string source in CorpusSources())
            {
                LinkResult first = Link(File.ReadAllText(source));
                LinkResult second = Link(File.ReadAllText(source));

                Assert.Equal(first.Image, second.Image);
                Assert.Equal(first.Map, second.Map);
                Assert.Equal(first.NativeHeader, second.NativeHeader);
            }
        }

        [Fact]
        public void The_map_accounts_for_every_byte()
        {
            foreach (string source in CorpusSources())
            {
                LinkResult result = Link(File.ReadAllText(source));
                string[] parts = result.Map.Split("\n\n");
                string[] lines = parts[0].Split('\n');

                Assert.Equal($"{result.Image.Length} bytes in all", lines[0].Trim());
                Assert.Equal(result.Image.Length, lines.Skip(1).Sum(line => int.Parse(line[..7])));
                Assert.Contains(lines, line => line.Contains(" method ", StringComparison.Ordinal)
                    && line.Contains("Program.Main()", StringComparison.Ordinal));
                Assert.Contains(lines, line => line.Contains(" type ", StringComparison.Ordinal)
                    && line.EndsWith(" System.Exception", StringComparison.Ordinal));
                Assert.Matches(@"\n[0-9A-F]{6}\t[rs]*\t\tProgram\.Main\(\)\n", parts[1] + "\n");
                Assert.Contains("System.Exception", parts[2].Split('\n'));
            }
        }

        [Fact]
        public void Unreachable_code_is_not_in_the_image()
        {
            string unused = string.Concat(Enumerable.Range(0, 50)
                .Select(i => $"static int Unused{i}(int a) {{ return a * {i} + Unused{(i + 1) % 50}(a - 1); }}\n"));
            byte[] with = Link("class Program { static int Main() { return 4; }\n" + unused + "}").Image;
            byte[] without = Link("class Program { static int Main() { return 4; } }").Image;

            Assert.Equal(without, with);
        }

        [Fact]
        public void Types_with_the_same_name_in_two_assemblies_are_distinct()
        {
            // Each assembly stores the bytes of its tables in its own <PrivateImplementationDetails>; both assemblies define a type Twin.
            const string Table = "{ static readonly byte[] Bytes = { 1, 2, 3, 4, 5, 6, 7, 8, 9, NUMBER }; "
                + "public static int Last() { return Bytes[9]; } public int Field = NUMBER; }";
            string folder = Directory.CreateTempSubdirectory().FullName;
            string library = Path.Combine(folder, "Other.dll");

            try
            {
                File.WriteAllBytes(library, CompileLibrary("namespace Other { internal class Twin { } }"
                    + " internal class Twin " + Table.Replace("NUMBER", "20")
                    + " public class Door { public static int Last() { return Twin.Last() + new Twin().Field; } }"));
                string source = "internal class Twin " + Table.Replace("NUMBER", "3")
                    + " class Program { static int Main() { return Door.Last() + Twin.Last() + new Twin().Field; } }";
                string[] references = [.. Conformance.ClassLibrary.Assemblies, library];
                byte[] program = SourceCompiler.Compile([("program.cs", source)], references);
                byte[] image = ImageLinker.Link(new LinkOptions { Program = program, References = references }).Image;

                Assert.Equal(46, Conformance.Runtimes.OnHost(image, new RuntimeSettings()).ExitCode);
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        private static byte[] CompileLibrary(string source)
        {
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Other",
                [CSharpSyntaxTree.ParseText(source)],
                Conformance.ClassLibrary.Assemblies.Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
            using MemoryStream output = new();
            Assert.True(compilation.Emit(output).Success);

            return output.ToArray();
        }

        private static IEnumerable<string> CorpusSources() => TestImages.CorpusSources;

        private static LinkResult Link(string source) => TestImages.Link(source);
    }
}
