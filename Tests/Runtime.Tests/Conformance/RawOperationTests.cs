using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Linker;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// Tests IL instructions that the C# compiler does not emit. The instructions are patched into a compiled program, which .NET and the
    /// runtime then execute.
    /// </summary>
    public class RawOperationTests
    {
        private const string Source = """
            using System;

            struct Pair
            {
                public int X;
                public string Text;
            }

            class Program
            {
                static void Copy(ref Pair to, ref Pair from) { }

                static double Finite(double value) { return 0; }

                static ulong Unsigned(ulong value) { return 0; }

                static int Loose(ref int place) { return 0; }

                static ref string First(string[] texts) { return ref texts[1]; }

                static int Last(int value) { return Twice(value) - 1; }

                static int Twice(int value) { return value < 100 ? Twice(value * 2) : value; }

                static int Opened(object box) { return 0; }

                static void Main()
                {
                    Pair from = new Pair { X = 3, Text = "three" };
                    Pair to = new Pair();
                    Copy(ref to, ref from);
                    from.X = 4;
                    Console.WriteLine(to.X + to.Text);
                    Console.WriteLine(Finite(2.5) + " " + Unsigned(ulong.MaxValue) + " " + Loose(ref to.X)
                        + " " + Last(7) + " " + Opened(from));
                    First(new[] { "a", "b" }) += "c";
                    string[] texts = { "d", "e" };
                    First(texts) += "f";
                    Console.WriteLine(texts[0] + texts[1]);
                    Refused(() => Finite(double.NaN));
                    Refused(() => Finite(double.NegativeInfinity));
                    Refused(() => Opened("text"));
                    Refused(() => Opened(null));
                }

                delegate void Code();

                static void Refused(Code code)
                {
                    try
                    {
                        code();
                        Console.WriteLine("done");
                    }
                    catch (InvalidCastException)
                    {
                        Console.WriteLine("cast");
                    }
                    catch (NullReferenceException)
                    {
                        Console.WriteLine("null");
                    }
                    catch (Exception)
                    {
                        Console.WriteLine("refused");
                    }
                }
            }
            """;

        /// <summary>Gets the names, as in <see cref="Code"/>, of the instructions in this program.</summary>
        public static IReadOnlyList<string> Operations { get; } =
            ["Cpobj", "Ckfinite", "Conv_Ovf_U8_Un", "Nop", "Volatile", "Unaligned", "Readonly", "Tail", "Unbox"];

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void Patched_IL_instructions_behave_as_on_DotNet(bool chip)
        {
            (string, string)[] sources = [("raw.cs", Source)];
            string expected = DotNet.Execute(Patch(DotNet.Compile(sources)));
            byte[] program = Patch(SourceCompiler.Compile(sources, ClassLibrary.Assemblies));
            byte[] image = ImageLinker.Link(new LinkOptions { Program = program, References = ClassLibrary.Assemblies }).Image;
            RuntimeOutcome outcome = chip
                ? Runtimes.OnChip(image, new RuntimeSettings { HeapBytes = 16 * 1024 })
                : Runtimes.OnHost(image, new RuntimeSettings());

            Assert.Equal(expected, outcome.Output);
            Assert.Equal(Operations.Order(), Used(program).Intersect(Operations).Order());
        }

        private static byte[] Patch(byte[] assembly)
        {
            using AssemblyDefinition definition = AssemblyDefinition.ReadAssembly(new MemoryStream(assembly));
            TypeDefinition program = definition.MainModule.GetType("Program");
            TypeDefinition pair = definition.MainModule.GetType("Pair");
            TypeReference text = definition.MainModule.TypeSystem.String;
            Body(program, "Copy", il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Ldarg_1), il => il.Emit(OpCodes.Cpobj, pair));
            Body(program, "Finite", il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Ckfinite));
            Body(program, "Unsigned", il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Conv_Ovf_U8_Un));
            Body(program, "Loose",
                il => il.Emit(OpCodes.Nop), il => il.Emit(OpCodes.Ldarg_0),
                il => il.Emit(OpCodes.Volatile), il => il.Emit(OpCodes.Unaligned, (byte)1), il => il.Emit(OpCodes.Ldind_I4));
            Body(program, "First",
                il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Ldc_I4_0),
                il => il.Emit(OpCodes.Readonly), il => il.Emit(OpCodes.Ldelema, text));
            Body(program, "Last",
                il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Tail),
                il => il.Emit(OpCodes.Call, program.Methods.First(method => method.Name == "Twice")));
            Body(program, "Opened",
                il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Unbox, pair),
                il => il.Emit(OpCodes.Ldfld, pair.Fields[0]));
            using MemoryStream output = new();
            definition.Write(output);

            return output.ToArray();
        }

        private static void Body(TypeDefinition type, string name, params Action<ILProcessor>[] code)
        {
            MethodDefinition method = type.Methods.First(item => item.Name == name);
            method.Body = new MethodBody(method);
            ILProcessor il = method.Body.GetILProcessor();
            Array.ForEach(code, emit => emit(il));
            il.Emit(OpCodes.Ret);
        }

        private static IEnumerable<string> Used(byte[] assembly)
        {
            using AssemblyDefinition definition = AssemblyDefinition.ReadAssembly(new MemoryStream(assembly));

            return [.. definition.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.OpCode.Code.ToString()).Distinct()];
        }
    }
}
