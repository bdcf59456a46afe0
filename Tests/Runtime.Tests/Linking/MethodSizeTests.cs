using System.Globalization;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Linker;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>Tests methods with offsets that are too large for the image format.</summary>
    public class MethodSizeTests
    {
        // 64-bit constants take the most bits in compressed bytecode. A handler reads the local, so the linker removes no store to it.
        private const string Program = """
            using System;

            static class Program
            {
                static long Branch(bool all)
                {
                    long value = 1;

                    if (all)
                    {
                        try { STORES if (value == 5) { throw new Exception(); } }
                        catch (Exception) { Console.WriteLine(value.ToString()); }
                    }

                    return value;
                }

                static long Catch(bool all)
                {
                    long value = 1;

                    try { STORES if (value == 5) { throw new Exception(); } }
                    catch (Exception) { Console.WriteLine(value.ToString()); }

                    return all ? value : 1;
                }

                static void Main()
                {
                    Console.WriteLine(METHOD(true).ToString());
                    Console.WriteLine(METHOD(false).ToString());
                }
            }
            """;

        [Theory]
        [InlineData(800)]
        [InlineData(1100)]
        [InlineData(2000)]
        public void A_method_with_many_64_bit_constants_runs_when_linked_for_size(int stores)
        {
            byte[] image = TestImages.Link(Source("Branch", stores), forSize: true).Image;
            RuntimeOutcome outcome = Runtimes.OnHost(image, new RuntimeSettings());

            Assert.Equal("", outcome.Error);
            Assert.Equal($"{Constant(stores - 1)}\n1\n", outcome.Output.ReplaceLineEndings("\n"));
        }

        [Theory]
        [InlineData("Branch", 4000, false)]
        [InlineData("Branch", 4000, true)]
        [InlineData("Catch", 7000, false)]
        public void A_method_with_too_much_code_is_refused_and_reported_by_name(string method, int stores, bool forSize)
        {
            LinkException problem = Assert.Throws<LinkException>(() => TestImages.Link(Source(method, stores), forSize));

            Assert.Equal($"Program.{method}(Boolean) IL_0000: not supported: a method of more than 32 KiB of code",
                Assert.Single(problem.Errors));
        }

        private static string Source(string method, int stores) => Program.Replace("METHOD", method, StringComparison.Ordinal).Replace(
            "STORES", string.Join(' ', Enumerable.Range(0, stores).Select(i => $"value = {Constant(i)}L;")), StringComparison.Ordinal);

        private static string Constant(int i) =>
            ((i + 1) * 0x0123_4567_89AB_CDEF & long.MaxValue).ToString(CultureInfo.InvariantCulture);
    }
}
