using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// Checks that every IL instruction that the linker translates occurs in a conformance program or, if C# never emits it, in
    /// <see cref="RawOperationTests"/>.
    /// </summary>
    public partial class OpcodeTests
    {
        /// <summary>Instructions without an observable effect: only the debugger breakpoint.</summary>
        private static readonly HashSet<string> s_withoutEffect = ["Break"];

        [Fact]
        public void Every_operation_that_the_linker_accepts_occurs_in_a_program()
        {
            HashSet<string> used = [];

            foreach (ProgramBatch batch in ProgramBatch.Of(ConformanceProgram.All, 400))
            {
                byte[] program = SourceCompiler.Compile(batch.Sources(), ClassLibrary.Assemblies);
                using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(program));
                used.UnionWith(assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
                    .SelectMany(method => method.Body.Instructions).Select(instruction => Plain(instruction.OpCode.Code.ToString())));
            }

            string[] missing = [.. Accepted()
                .Where(name => !used.Contains(name) && !s_withoutEffect.Contains(name) && !RawOperationTests.Operations.Contains(name))
                .Order(StringComparer.Ordinal)];
            Assert.True(missing.Length == 0, string.Join(' ', missing));
        }

        private static HashSet<string> Accepted()
        {
            string[] codes = [.. Enum.GetNames<Code>()];
            string folder = Checkout.Of("Host", "Linker", "Translation");

            return [.. Directory.EnumerateFiles(folder, "Translator*.cs")
                .SelectMany(path => Mention().Matches(File.ReadAllText(path)))
                .Select(match => match.Groups["name"].Value)
                .Where(codes.Contains)
                .Select(Plain)];
        }

        /// <summary>Returns the name of an instruction without the suffix of its short or numbered form.</summary>
        private static string Plain(string name)
        {
            return ShortForm().Replace(name, string.Empty);
        }

        [GeneratedRegex(@"\bIL\.(?<name>\w+)")]
        private static partial Regex Mention();

        [GeneratedRegex(
            @"(?<=^(Ldarg|Ldloc|Stloc|Starg|Ldarga|Ldloca|Ldc_I4|Br|Brtrue|Brfalse|Beq|Bne_Un|"
            + "Blt|Ble|Bgt|Bge|Blt_Un|Ble_Un|Bgt_Un|Bge_Un|Leave))_(S|M1|[0-8])$")]
        private static partial Regex ShortForm();
    }
}
