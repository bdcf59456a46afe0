using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Mono.Cecil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>
    /// Tests the cost and the limits of reflection. The conformance tests compare the results of reflection with those on .NET.
    /// </summary>
    public class ReflectionTests
    {
        /// <summary>Types with natives that the desktop runtime lacks.</summary>
        private const string OfTheBoard = "nanoFramework.Hardware.Stm32";

        [Fact]
        public void Reflection_supports_every_public_type_of_the_class_library()
        {
            string[] types = [.. LibraryTypes()];
            string source = $$"""
                using System;
                using System.Reflection;

                class Program
                {
                    static void Main()
                    {
                        Type[] types = { {{string.Join(", ", types.Select(type => $"typeof({type})"))}} };

                        foreach (Type type in types)
                        {
                            MethodInfo[] methods = type.GetMethods(
                                BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly);

                            foreach (MethodInfo method in methods)
                            {
                                if (type.GetMethods().Length < 0 || method.DeclaringType != type || method.GetParameters() == null)
                                {
                                    Console.WriteLine("wrong: " + method);
                                }
                            }

                            Console.WriteLine(type.FullName + " " + methods.Length
                                + " " + type.GetConstructors().Length + " " + type.IsPublic
                                + (type.GetInterfaces().Length + type.GetCustomAttributes(true).Length >= 0 ? "" : "!"));
                        }
                    }
                }
                """;
            RuntimeOutcome outcome = Runtimes.OnHost(TestImages.Link(source).Image, new RuntimeSettings { HeapBytes = 1024 * 1024 });
            string[] lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(0, outcome.ExitCode);
            Assert.Equal(types, lines.Select(line => line.Split(' ')[0]));
            Assert.Contains(lines, line => line.StartsWith("System.Text.StringBuilder ", StringComparison.Ordinal)
                && int.Parse(line.Split(' ')[1]) > 20);
            Assert.All(lines, line => Assert.EndsWith(" True", line, StringComparison.Ordinal));
        }

        [Theory]
        [InlineData("Console.WriteLine(\"text\");")]
        [InlineData("object value = 5; Console.WriteLine(value.GetType().FullName + typeof(string).BaseType.Name);")]
        [InlineData("Action action = Main; Console.WriteLine(action.Target == null ? \"static\" : \"instance\");")]
        public void A_program_without_reflection_has_no_member_tables(string code)
        {
            string map = TestImages.Link(
                $"using System; delegate void Action(); class Program {{ "
                + $"static void Main() {{ {code} }} static void Unused() {{ }} }}").Map;

            Assert.DoesNotContain("MemberTable", map, StringComparison.Ordinal);
            Assert.DoesNotContain("Unused", map, StringComparison.Ordinal);
        }

        [Fact]
        public void A_program_that_reflects_only_on_fields_keeps_no_unused_methods()
        {
            string map = TestImages.Link("class Program { int a; static void Main() { "
                + "System.Console.WriteLine(typeof(Program).GetFields().Length.ToString()); } void Unused() { a++; } }").Map;

            Assert.Contains("Access System.Int32 Program::a", map, StringComparison.Ordinal);
            Assert.DoesNotContain("Unused", map, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("new System.Collections.ArrayList().GetEnumerator().GetType().GetMethods()", "holds no members of System.Array")]
        [InlineData("typeof(Program).GetConstructor(new Type[0]).Invoke(new Program(), null)", "A constructor cannot run again")]
        [InlineData("typeof(Program).GetMethod(\"View\").Invoke(null, new object[] { null })", "Invoking Program.View")]
        public void Unsupported_reflection_is_refused_with_a_message(string code, string sentence)
        {
            string source = $$"""
                using System;

                public class Program
                {
                    public static int View(SpanByte bytes) { return bytes.Length; }

                    static void Main()
                    {
                        try
                        {
                            Console.WriteLine("done: " + {{code}});
                        }
                        catch (NotSupportedException e)
                        {
                            Console.WriteLine(e.Message);
                        }
                    }
                }
                """;
            RuntimeOutcome outcome = Runtimes.OnHost(TestImages.Link(source).Image, new RuntimeSettings());

            Assert.Equal(0, outcome.ExitCode);
            Assert.Contains(sentence, outcome.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("done", outcome.Output, StringComparison.Ordinal);
        }

        private static IEnumerable<string> LibraryTypes()
        {
            foreach (string path in ClassLibrary.Assemblies.Where(path => Path.GetFileNameWithoutExtension(path) != OfTheBoard))
            {
                using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);

                // In C#, void has no type name, and programs cannot name TypedReference.
                foreach (TypeDefinition type in assembly.MainModule.Types.Where(type => type.IsPublic && !type.HasGenericParameters
                    && type.FullName is not ("System.Void" or "System.TypedReference" or "System.ArgIterator")))
                {
                    yield return type.FullName;
                }
            }
        }
    }
}
