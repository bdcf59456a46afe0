using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>
    /// Measures exact instruction counts on the Cortex-M4 as the difference between two runs that differ only in their number of rounds.
    /// </summary>
    public class SpeedTests
    {
        private const int Rounds = 10_000;

        [Fact]
        public void An_iteration_of_the_integer_loop_takes_at_most_25_instructions()
        {
            Assert.InRange(InstructionsOf("""
                static int Work(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                """), 2, 25);
        }

        [Fact]
        public void One_byte_of_a_table_driven_CRC32_takes_at_most_80_instructions()
        {
            Assert.InRange(InstructionsOf("""
                static readonly uint[] s_table = Make();

                static readonly byte[] s_data = new byte[20000];

                static uint[] Make()
                {
                    uint[] table = new uint[256];
                    for (uint i = 0; i < 256; i++)
                    {
                        uint c = i;
                        for (int k = 0; k < 8; k++) c = (c & 1) != 0 ? (c >> 1) ^ 0xEDB88320u : c >> 1;
                        table[i] = c;
                    }
                    return table;
                }

                static uint Crc(byte[] b, int n)
                {
                    uint c = 0xFFFFFFFFu;
                    uint[] t = s_table;
                    for (int i = 0; i < n; i++) c = t[(byte)(c ^ b[i])] ^ (c >> 8);
                    return ~c;
                }

                static int Work(int n) { return (int)Crc(s_data, n); }
                """), 2, 80);
        }

        [Fact]
        public void A_static_call_that_is_not_inlined_takes_at_most_100_instructions()
        {
            Assert.InRange(InstructionsOf("""
                [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                static int Call(int a) { return a + 1; }

                static int Work(int n) { int s = 0; for (int i = 0; i < n; i++) s = Call(s); return s; }
                """), 2, 100);
        }

        /// <summary>A round consists of ten calls, one iteration of the loop and one addition.</summary>
        [Fact]
        public void A_recursive_call_with_three_arguments_takes_at_most_100_instructions()
        {
            Assert.InRange(InstructionsOf("""
                static int Down(int depth, int a, int b) { return depth == 0 ? a : Down(depth - 1, b, a ^ depth); }

                static int Work(int n) { int s = 0; for (int i = 0; i < n; i++) s += Down(9, i, s); return s; }
                """), 20, 10 * 100);
        }

        [Fact]
        public void A_field_access_and_a_virtual_call_together_take_at_most_150_instructions()
        {
            Assert.InRange(InstructionsOf("""
                class Step { public int Sum; public virtual int Next(int a) { return a + 3; } }

                class Long : Step { public override int Next(int a) { return a - 2; } }

                static int Work(int n)
                {
                    Step[] steps = { new Step(), new Long() };
                    Step target = steps[n & 1];
                    for (int i = 0; i < n; i++) target.Sum = steps[i & 1].Next(target.Sum);
                    return target.Sum;
                }
                """), 2, 150);
        }

        [Fact]
        public void An_interface_call_that_changes_a_field_takes_at_most_150_instructions()
        {
            Assert.InRange(InstructionsOf("""
                interface ICounter { int Add(int a); }

                class Sum : ICounter { int _value; public int Add(int a) { return _value += a; } }

                class Parity : ICounter { int _value; public int Add(int a) { return _value ^= a; } }

                static int Work(int n)
                {
                    ICounter[] counters = { new Sum(), new Parity() };
                    int s = 0;
                    for (int i = 0; i < n; i++) s = counters[i & 1].Add(i);
                    return s;
                }
                """), 2, 150);
        }

        [Fact]
        public void Appending_a_string_and_a_number_takes_at_most_3000_instructions()
        {
            Assert.InRange(InstructionsOf("""
                static int Work(int n)
                {
                    int length = 0;
                    System.Text.StringBuilder text = new System.Text.StringBuilder();
                    for (int i = 0; i < n; i++)
                    {
                        text.Append("page ");
                        text.Append(i.ToString());
                        if ((i & 15) == 15)
                        {
                            length += text.ToString().Length;
                            text.Clear();
                        }
                    }
                    return length;
                }
                """), 300, 3000);
        }

        /// <summary>
        /// Compressed bytecode is for code that runs rarely; this test detects when it becomes slower. The length of a symbol depends
        /// on the rest of the image.
        /// </summary>
        [Fact]
        public void An_iteration_of_the_integer_loop_in_compressed_bytecode_takes_at_most_800_instructions()
        {
            Assert.InRange(
                InstructionsOf("static int Work(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }", forSize: true),
                100,
                800);
        }

        private static double InstructionsOf(string members, bool forSize = false)
        {
            return (double)(Run(members, 2 * Rounds, forSize) - Run(members, Rounds, forSize)) / Rounds;
        }

        private static long Run(string members, int rounds, bool forSize)
        {
            byte[] image = TestImages.Link($"static class Program {{ {members}\n"
                + $"static int Main() {{ return Work({rounds}) == 1234567 ? 1 : 0; }} }}", forSize).Image;
            RuntimeOutcome outcome = Runtimes.OnChip(image, new RuntimeSettings { StackBytes = 16 * 1024 });
            Assert.True(outcome.ExitCode == 0, outcome.Error);

            return outcome.Instructions;
        }
    }
}
