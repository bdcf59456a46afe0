using System.Globalization;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Linker;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>Tests the stack depth in the header of an image with its own natives.</summary>
    public partial class StackDepthTests
    {
        private const int Reserve = 512; // the value of stackReserve in core/vm.hpp

        // The program nests calls twelve levels deep, through a virtual method and a multicast delegate of two methods, with a finally
        // block that runs during unwinding.
        private const string Program = """
            using System;
            using System.Runtime.CompilerServices;

            class Chain
            {
                private static Action s_actions;

                private static int Main()
                {
                    s_actions += Nothing;
                    s_actions += Last;
                    try
                    {
                        new Derived().Down(1, 2, 3, 4, 5, 6, 7, 8);
                    }
                    catch (NotSupportedException)
                    {
                        return 42;
                    }

                    return 1;
                }

                private static void Nothing() { }

                [MethodImpl(MethodImplOptions.NoInlining)]
                private static void Last()
                {
                    try
                    {
                        throw new NotSupportedException();
                    }
                    finally
                    {
                        Cleanup(1, 2, 3, 4, 5, 6, 7, 8);
                    }
                }

                [MethodImpl(MethodImplOptions.NoInlining)]
                private static long Cleanup(long a, long b, long c, long d, long e, long f, long g, long h) =>
                    h == 0 ? a : Cleanup2(a, b, c, d, e, f, g, h) + h + a + b + c;

                [MethodImpl(MethodImplOptions.NoInlining)]
                private static long Cleanup2(long a, long b, long c, long d, long e, long f, long g, long h) =>
                    h == 0 ? a : Cleanup3(a, b, c, d, e, f, g, h) + h + a + b + c;

                [MethodImpl(MethodImplOptions.NoInlining)]
                private static long Cleanup3(long a, long b, long c, long d, long e, long f, long g, long h) =>
                    h == 0 ? a : Cleanup4(a, b, c, d, e, f, g, h) + h + a + b + c;

                [MethodImpl(MethodImplOptions.NoInlining)]
                private static long Cleanup4(long a, long b, long c, long d, long e, long f, long g, long h) =>
                    a + b * c - d + e * f + g + h;

                private class Base
                {
                    public virtual long Down(long a, long b, long c, long d, long e, long f, long g, long h) => 0;
                }

                private class Derived : Base
                {
                    public override long Down(long a, long b, long c, long d, long e, long f, long g, long h)
                    {
                        long kept = a + b + c + d + e + f + g + h;
                        s_actions();
                        return kept + a + b + c + d + e + f + g + h;
                    }
                }
            }
            """;

        [Fact]
        public void A_program_runs_with_the_computed_stack_but_not_with_one_word_less()
        {
            int bytes = Bytes(Header(Program));
            byte[] image = TestImages.Link(Program, forSize: true).Image;

            RuntimeOutcome enough = Runtimes.OnHost(image, new RuntimeSettings { StackBytes = bytes + Reserve });
            Assert.True(enough.ExitCode == 42, $"{bytes} bytes: {enough.ExitCode}: {enough.Error}");
            Assert.NotEqual(42, Runtimes.OnHost(image, new RuntimeSettings { StackBytes = bytes + Reserve - 4 }).ExitCode);
        }

        [Fact]
        public void Recursive_methods_are_listed_once_and_other_methods_are_not_listed()
        {
            string header = Header("""
                class Recursion
                {
                    private static int Main() => Even(6) + Odd(5) + Own(3) + Fine();

                    private static int Even(int n) => n == 0 ? 1 : Odd(n - 1) + 2 + Fine();

                    private static int Odd(int n) => n == 0 ? 0 : Even(n - 1) + 3 + Fine();

                    private static int Own(int n) => n == 0 ? 0 : Own(n - 1) + n + Fine();

                    private static int Fine() => System.Environment.TickCount64 > 0 ? 1 : 2;
                }
                """);

            Assert.Equal(
                ["Recursion.Even(Int32)", "Recursion.Odd(Int32)", "Recursion.Own(Int32)"],
                Recursive().Matches(header).Select(match => match.Groups[1].Value));
        }

        private static string Header(string source) => ImageLinker.Link(new LinkOptions
        {
            Program = SourceCompiler.Compile([("program.cs", source)], Conformance.ClassLibrary.Assemblies),
            References = Conformance.ClassLibrary.Assemblies,
            OwnNatives = true,
        }).NativeHeader;

        private static int Bytes(string header) => int.Parse(Deepest().Match(header).Groups[1].Value, CultureInfo.InvariantCulture);

        [GeneratedRegex(@"deepestCalls = (\d+);")]
        private static partial Regex Deepest();

        [GeneratedRegex(@"^/// Recursive: (Recursion\..*)$", RegexOptions.Multiline)]
        private static partial Regex Recursive();
    }
}
