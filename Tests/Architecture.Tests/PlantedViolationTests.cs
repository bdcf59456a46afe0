using FlipperUpdaterNano.ApiCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// Tests the checker of nanoFramework v1 code: each unsupported construct is planted and must be reported with its caller.
    /// </summary>
    public class PlantedViolationTests
    {
        public static TheoryData<string, string> Planted => new()
        {
            { "static string F(string s) { return s.Replace('a', 'b'); }", "M:System.String.Replace(System.Char,System.Char)" },
            { "static bool F(char c) { return char.IsDigit(c); }", "M:System.Char.IsDigit(System.Char)" },
            { "static int F(int a) { return System.Math.Abs(a); }", "M:System.Math.Abs(System.Int32)" },
            { "static int F() { return System.Environment.ProcessorCount; }", "M:System.Environment.get_ProcessorCount" },
            { "static int F(int[] a) { System.Array.Sort(a); return 0; }", "System.Array.Sort" },
            { "static object F() { return new System.Collections.Generic.List<int>(); }", "generic instantiation" },
            { "static int? F() { return null; }", "generic instantiation" },
            { "static (int, int) F() { return (1, 2); }", "generic instantiation" },
            { "System.Func<int> F;", "generic instantiation" },
            { "static event System.EventHandler<System.EventArgs> F;", "generic instantiation" },
            { "class F<T> { }", "declares a generic type" },
            { "static void F<T>() { }", "declares a generic method" },
            { "static int F(int a) { return checked(a + 1); }", "checked arithmetic (add.ovf)" },
            { "static byte F(int a) { return checked((byte)a); }", "checked arithmetic (conv.ovf.u1)" },
            { "static System.Collections.IEnumerator F() { yield return 1; }", "is an iterator" },
            { "static async void F() { await System.Threading.Tasks.Task.Yield(); }", "is an async method" },
            { "interface I { int F() { return 1; } }", "is a default interface method" },
            {
                "class B { public virtual int M(int a) { return a; } } class C : B { public new virtual int M(int a) { return 1; } }",
                "C.M(System.Int32) hides a virtual method"
            },
            {
                "interface I { int M(); } class B : I { public int M() { return 1; } } "
                    + "class C : B, I { int I.M() { return 2; } }",
                "C reimplements"
            },
            { "static int F() { int[,] a = new int[2, 2]; return a[0, 1]; }", "a multidimensional array" },
            { "static volatile int F;", "required modifier" },
            { "static unsafe int F() { int* p = stackalloc int[4]; return p[0]; }", "uses localloc" },
            { "static unsafe int F(byte[] b) { fixed (byte* p = b) { return *p; } }", "a pointer" },
            { "static decimal F() { return 1; }", "T:System.Decimal" },
            { $"static byte[] F = new byte[] {{ {string.Join(',', Enumerable.Range(0, 70000).Select(i => i % 251))} }};", "70000 bytes" },
            {
                "static int F(int a) { switch (a) { "
                    + string.Concat(Enumerable.Range(0, 300).Select(i => $"case {i}: return {i * 7 % 13}; ")) + "} return -1; }",
                "switch table of 300"
            },
        };

        public static TheoryData<string> Fine => new()
        {
            "static string F(int a, int b) { return $\"{a:X8} {b,4}\" + string.Format(\"{0}\", a) + \"x\".PadLeft(3); }",
            "static string[] F(string s) { return s.Trim('x').TrimEnd('y').Split(','); }",
            "delegate int D(int a); static int F(int n) { D d = a => a + n; return d(1); }",
            "static event System.EventHandler E; static void F(System.EventHandler h) { E += h; E(null, System.EventArgs.Empty); }",
            "class B { public virtual int M(int a) { return a; } } "
                + "class C : B { public override int M(int a) { return 1; } public virtual int M() { return 2; } }",
            "struct S { public int X; } static S[] F() { S[] s = new S[3]; s[1].X = 5; return s; }",
            "static readonly byte[] F = { 1, 2, 3, 4, 5 }; "
                + "static int G(string s) { switch (s) { case \"a\": return 1; case \"b\": return 2; } return F.Length; }",
            "static void P(params object[] o) { } "
                + "static void F() { P(); foreach (object o in new System.Collections.ArrayList()) { P(o); } }",
            "static bool F(object o) { return o.GetType() == typeof(string) && 5.GetHashCode() == o.GetHashCode() && 5.Equals(o); }",
            "static int F(object o) { try { lock (o) { return 1; } } "
                + "catch (System.IO.IOException e) when (e.Message != null) { throw; } finally { } }",
        };

        [Theory]
        [MemberData(nameof(Planted))]
        [InlineData("static void F() { try { F(); } catch (System.SystemException) { } }", "catches SystemException")]
        public void A_planted_violation_is_reported_with_its_caller(string member, string expected)
        {
            IReadOnlyList<string> violations = Check(member);

            Assert.Contains(violations, violation => violation.Contains(expected, StringComparison.Ordinal));
        }

        [Theory]
        [MemberData(nameof(Fine))]
        public void Code_within_nanoFramework_v1_causes_no_violation(string member)
        {
            Assert.Empty(Check(member));
        }

        [Fact]
        public void A_violation_names_the_calling_method()
        {
            string violation = Assert.Single(Check("static string Caller(string s) { return s.Replace('a', 'b'); }"));

            Assert.StartsWith("Planted.Caller ", violation, StringComparison.Ordinal);
        }

        private static IReadOnlyList<string> Check(string member)
        {
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Planted",
                [CSharpSyntaxTree.ParseText($"class Planted {{ {member} }}", new CSharpParseOptions(LanguageVersion.CSharp9))],
                ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                    .Split(':')
                    .Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
            using MemoryStream image = new();
            EmitResult result = compilation.Emit(image);

            Assert.True(result.Success, string.Join('\n', result.Diagnostics));
            image.Position = 0;

            return ManagedCodeChecker.Check(image, ApiList.LoadAll());
        }
    }
}
