using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Linker;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>
    /// Links nanoFramework's packages instead of the project's assemblies. The first tests check the binding with a substitute assembly
    /// that has a package's name and declares some of its InternalCalls; the others use the packages themselves, if restored.
    /// </summary>
    public class PackageTests
    {
        private const string StandIn = """
            using System.Runtime.CompilerServices;

            namespace System.Collections
            {
                public class Stack
                {
                    private object[] _array = new object[4];
                    private int _size;

                    public int Room { get { return _array.Length - _size; } }

                    [MethodImpl(MethodImplOptions.InternalCall)]
                    public virtual extern void Push(object value);

                    [MethodImpl(MethodImplOptions.InternalCall)]
                    public virtual extern object Pop();

                    [MethodImpl(MethodImplOptions.InternalCall)]
                    public virtual extern int Peek();

                    [MethodImpl(MethodImplOptions.InternalCall)]
                    private extern void Sort(int from);

                    public void SortFrom(int from)
                    {
                        if (from >= 0) { Sort(from); }
                    }
                }
            }
            """;

        [Fact]
        public void InternalCalls_of_a_package_bind_to_natives_by_name_and_signature()
        {
            byte[] image = LinkWithStandIn("""
                Stack stack = new Stack();
                for (int i = 0; i < 7; i++) { stack.Push(i); }
                Console.WriteLine(stack.Pop() + " " + stack.Pop() + " " + stack.Room);
                """);

            Assert.Equal("6 5 3\n", Runtimes.OnHost(image, new RuntimeSettings()).Output);
        }

        [Fact]
        public void An_InternalCall_in_a_package_is_reported_with_its_caller_if_it_has_no_native()
        {
            LinkException problem = Assert.Throws<LinkException>(() => LinkWithStandIn("new Stack().SortFrom(1);"));

            Assert.Equal(
                "System.Collections.Stack.SortFrom(Int32) calls System.Collections.Stack.Sort(Int32), for which the runtime has no native.",
                Assert.Single(problem.Errors));
        }

        [Fact]
        public void A_native_with_a_different_signature_does_not_bind()
        {
            LinkException problem =
                Assert.Throws<LinkException>(() => LinkWithStandIn("Console.WriteLine(new Stack().Peek().ToString());"));

            Assert.Equal(
                "Program.Main() calls System.Collections.Stack.Peek(), for which the runtime has no native.",
                Assert.Single(problem.Errors));
        }

        [PackageFact("nanoFramework.System.Text")]
        public void The_System_Text_package_runs() => RunsConformanceProgram("encoding-utf8");

        [PackageFact("nanoFramework.System.Collections")]
        public void The_System_Collections_package_runs() => RunsConformanceProgram("queue-stack");

        [PackageFact("nanoFramework.System.IO.Streams")]
        public void The_System_IO_Streams_package_runs() => RunsConformanceProgram("memorystream");

        [PackageFact("nanoFramework.Runtime.Native")]
        public void The_Runtime_Native_package_runs() => Assert.Equal("True True\n", Run(
            "Console.WriteLine((nanoFramework.Runtime.Native.GC.Run(true) > 0) + \" \" + (Environment.TickCount64 > 0));"));

        /// <summary>Uses the project's assembly if the package is not restored, because both declare the same InternalCalls.</summary>
        [Fact]
        public void SystemInfo_returns_the_values_of_the_runtime() => Assert.Equal("1.17.11.0 3 0 0 0 STM32WB FLIPPER_F7\n", Run("""
            nanoFramework.Runtime.Native.GC.EnableGCMessages(true);
            Console.WriteLine(nanoFramework.Runtime.Native.SystemInfo.Version + " "
                + (int)nanoFramework.Runtime.Native.SystemInfo.FloatingPointSupport + " "
                + nanoFramework.Runtime.Native.SystemInfo.Model + " "
                + nanoFramework.Runtime.Native.SystemInfo.OEM + " "
                + nanoFramework.Runtime.Native.SystemInfo.SKU + " "
                + nanoFramework.Runtime.Native.SystemInfo.Platform + " "
                + nanoFramework.Runtime.Native.SystemInfo.TargetName);
            """));

        [PackageFact("nanoFramework.TestFramework")]
        public void The_TestFramework_package_runs() => Assert.Equal("TestFrameworkShared.AssertFailedException\n", Run("""
            nanoFramework.TestFramework.Assert.AreEqual(3, 3);
            try { nanoFramework.TestFramework.Assert.IsTrue(false); } catch (Exception e) { Console.WriteLine(e.GetType().FullName); }
            """));

        [PackageFact("nanoFramework.Hardware.Stm32")]
        public void The_Hardware_Stm32_package_links_with_its_own_natives()
        {
            string[] library = [.. NanoPackage.ClassLibrary()];
            byte[] program = Compile("nanoFramework.Hardware.Stm32.BackupMemory.WriteUInt32(4, 5);", library);
            LinkResult result = ImageLinker.Link(new LinkOptions { Program = program, References = library, OwnNatives = true });

            Assert.Contains("void nanoFramework_Hardware_Stm32_BackupMemory_WriteBytes__UInt32_ByteArray(", result.NativeHeader,
                StringComparison.Ordinal);
        }

        [PackageFact("nanoFramework.System.IO.FileSystem")]
        public void The_runtime_has_no_natives_for_the_System_IO_FileSystem_package()
        {
            LinkException problem = Assert.Throws<LinkException>(() => Run("System.IO.File.Delete(\"a\");"));

            Assert.All(problem.Errors, error => Assert.EndsWith("for which the runtime has no native.", error, StringComparison.Ordinal));
        }

        private static void RunsConformanceProgram(string name)
        {
            ProgramBatch program = new([ConformanceProgram.All.Single(item => item.Name == name)]);
            IReadOnlyList<string> library = NanoPackage.ClassLibrary();
            byte[] image = Link(SourceCompiler.Compile(program.Sources(), library), library);

            Assert.Equal(program.Expected(), Runtimes.OnHost(image, new RuntimeSettings()).Output);
        }

        private static string Run(string statements)
        {
            IReadOnlyList<string> library = NanoPackage.ClassLibrary();

            return Runtimes.OnHost(Link(Compile(statements, library), library), new RuntimeSettings()).Output;
        }

        private static byte[] LinkWithStandIn(string statements)
        {
            const string Name = "nanoFramework.System.Collections";
            DirectoryInfo folder = Directory.CreateTempSubdirectory();

            try
            {
                string path = Path.Combine(folder.FullName, Name + ".dll");
                IEnumerable<string> others =
                    Conformance.ClassLibrary.Assemblies.Where(file => Path.GetFileNameWithoutExtension(file) != Name);
                CSharpCompilation compilation = CSharpCompilation.Create(
                    Name,
                    [CSharpSyntaxTree.ParseText(StandIn)],
                    others.Where(file => Path.GetFileName(file) == "mscorlib.dll").Select(file => MetadataReference.CreateFromFile(file)),
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
                Assert.True(compilation.Emit(path).Success);
                string[] library = [.. others, path];

                return Link(Compile(statements, library), library);
            }
            finally
            {
                folder.Delete(true);
            }
        }

        private static byte[] Compile(string statements, IReadOnlyList<string> library) => SourceCompiler.Compile(
            [("program.cs", $"using System; using System.Collections; class Program {{ static void Main() {{ {statements} }} }}")],
            library);

        private static byte[] Link(byte[] program, IReadOnlyList<string> library) =>
            ImageLinker.Link(new LinkOptions { Program = program, References = library }).Image;
    }
}
