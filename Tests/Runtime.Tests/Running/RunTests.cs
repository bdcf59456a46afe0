using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>Tests how a run ends: exit status, error output, and exhausted memory.</summary>
    public class RunTests
    {
        private const string Unhandled = """
            using System;

            class Door : Exception
            {
                public Door(string message, Exception inner) : base(message, inner) { }
            }

            class Program
            {
                static void Open(int tries)
                {
                    if (tries == 0) throw new Door("no such door", new ArgumentException("inside"));
                    Open(tries - 1);
                    tries++;
                }

                static void Main()
                {
                    Console.WriteLine("before");
                    Open(2);
                    Console.WriteLine("after");
                }
            }
            """;

        private static readonly RuntimeSettings s_small = new() { HeapBytes = 16 * 1024, StackBytes = 8 * 1024 };

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void An_unhandled_exception_is_printed_with_type_and_message_and_stack_and_the_status_is_1(bool chip)
        {
            RuntimeOutcome outcome = Run(Unhandled, s_small, chip);
            string[] lines = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(1, outcome.ExitCode);
            Assert.Equal("before\n", outcome.Output.ReplaceLineEndings("\n"));
            Assert.Equal("Unhandled exception. Door: no such door", lines[0]);
            Assert.Contains("System.ArgumentException: inside", lines[1], StringComparison.Ordinal);
            Assert.Equal(3, lines.Count(line => line.Trim() == "at Program.Open(Int32)"));
            Assert.Contains(lines, line => line.Trim() == "at Program.Main()");
            int open = Array.FindIndex(lines, line => line.Contains("Open", StringComparison.Ordinal));
            Assert.True(open < Array.FindIndex(lines, line => line.Contains("Main", StringComparison.Ordinal)));
        }

        /// <summary>.NET does not specify hash values, so this is not a conformance program.</summary>
        [Fact]
        public void Equal_delegates_have_equal_hashes_and_different_delegates_have_different_hashes()
        {
            RuntimeOutcome outcome = Run("""
                using System;
                using System.Collections;

                delegate int Getter();

                class Program
                {
                    private int _value = 0;

                    private int Get() => _value;

                    static int Main()
                    {
                        Hashtable singles = new Hashtable();
                        Hashtable lists = new Hashtable();
                        Program last = new Program();
                        for (int i = 0; i < 50; i++)
                        {
                            Program next = new Program();
                            Getter first = next.Get;
                            Getter list = first + last.Get;
                            if (first.GetHashCode() != new Getter(next.Get).GetHashCode()) return 100;
                            if (list.GetHashCode() != (new Getter(next.Get) + last.Get).GetHashCode()) return 101;
                            singles[first.GetHashCode()] = lists[list.GetHashCode()] = lists[(last.Get + first).GetHashCode()] = first;
                            last = next;
                        }

                        return singles.Count > 45 && lists.Count > 90 ? 7 : singles.Count;
                    }
                }
                """, s_small, chip: false);

            Assert.True(outcome.ExitCode == 7, $"{outcome.ExitCode}: {outcome.Error}");
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void The_exit_status_is_the_result_of_Main(bool chip)
        {
            Assert.Equal(41, Run("class Program { static int Main() { return 41; } }", s_small, chip).ExitCode);
        }

        [Fact]
        public void Main_receives_an_empty_array_of_arguments()
        {
            Assert.Equal(40, Run("class Program { static int Main(string[] args) { return 40 + args.Length; } }", s_small, false).ExitCode);
        }

        [Fact]
        public void Static_fields_without_a_static_constructor_are_initialized_at_first_use()
        {
            RuntimeOutcome outcome = Run("""
                using System;

                class Program
                {
                    static int _field = Say("field");

                    static int Say(string text) { Console.WriteLine(text); return 3; }

                    static int Main() { Say("main"); return _field; }
                }
                """, s_small, false);

            Assert.Equal("main\nfield\n", outcome.Output);
            Assert.Equal(3, outcome.ExitCode);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_full_heap_throws_a_catchable_OutOfMemoryException(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                using System;

                class Program
                {
                    static object[] _held;

                    // This is a separate method, because frame words keep stale references until their method ends.
                    static int Fill()
                    {
                        int rounds = 0;
                        try
                        {
                            while (true)
                            {
                                _held = new object[] { _held, new byte[100] };
                                rounds++;
                            }
                        }
                        catch (OutOfMemoryException)
                        {
                            _held = null;
                        }
                        return rounds;
                    }

                    static int Main()
                    {
                        int rounds = Fill();
                        return rounds > 20 && Fill() == rounds && Fill() == rounds ? 0 : 9;
                    }
                }
                """, s_small, chip);

            Assert.True(outcome.ExitCode == 0, $"{outcome.ExitCode}: {outcome.Error}");
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void An_OutOfMemoryException_handler_can_use_the_memory_freed_by_the_try_block(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                using System;
                using System.Collections;

                class Program
                {
                    static int Main()
                    {
                        int caught = 0;
                        string kept = "k" + caught;
                        for (int round = 0; round < 3; round++)
                        {
                            try
                            {
                                ArrayList list = new ArrayList();
                                while (true)
                                {
                                    list.Add(new byte[20]);
                                }
                            }
                            catch (OutOfMemoryException)
                            {
                                caught += new byte[3000].Length;
                            }
                            object[] chain = null;
                            try
                            {
                                while (true)
                                {
                                    object[] link = { chain, kept };
                                    chain = link;
                                }
                            }
                            catch (Exception e) when (e is OutOfMemoryException)
                            {
                                chain = null;
                                caught += new byte[3000].Length;
                            }
                        }
                        return kept == "k0" && caught == 18000 ? 0 : 9;
                    }
                }
                """, s_small, chip);

            Assert.True(outcome.ExitCode == 0, $"{outcome.ExitCode}: {outcome.Error}");
        }

        [Fact]
        public void An_unhandled_OutOfMemoryException_is_reported()
        {
            const string Program = "class Program { static void Main() { byte[] all = new byte[1000000]; "
                + "System.Console.WriteLine(all.Length.ToString()); } }";
            RuntimeOutcome outcome = Run(Program, s_small, false);

            Assert.Equal(1, outcome.ExitCode);
            Assert.StartsWith("Unhandled exception. System.OutOfMemoryException", outcome.Error, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_stack_overflow_can_be_caught_repeatedly(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                using System;

                class Program
                {
                    static int _deepest;

                    static int Down(int depth)
                    {
                        _deepest = depth;
                        return Down(depth + 1) + 1;
                    }

                    static int Main()
                    {
                        int caught = 0;
                        int first = 0;
                        for (int i = 0; i < 3; i++)
                        {
                            try
                            {
                                Down(0);
                            }
                            catch (SystemException)
                            {
                                caught++;
                                if (first == 0)
                                {
                                    first = _deepest;
                                }
                            }
                        }
                        return caught == 3 && first > 50 && _deepest == first ? 0 : 9;
                    }
                }
                """, s_small, chip);

            Assert.True(outcome.ExitCode == 0, $"{outcome.ExitCode}: {outcome.Error}");
        }

        [Fact]
        public void Checked_arithmetic_that_overflows_throws()
        {
            RuntimeOutcome outcome =
                Run("class Program { static int Main() { int a = int.MaxValue; checked { a++; } return a; } }", s_small, false);

            Assert.Equal(1, outcome.ExitCode);
            Assert.StartsWith("Unhandled exception. System.OverflowException", outcome.Error, StringComparison.Ordinal);
        }

        private static RuntimeOutcome Run(string source, RuntimeSettings settings, bool chip)
        {
            byte[] image = TestImages.Link(source).Image;

            return chip ? Runtimes.OnChip(image, settings) : Runtimes.OnHost(image, settings);
        }
    }
}
