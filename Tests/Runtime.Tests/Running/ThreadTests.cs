using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>Tests the behaviour of threads and of the collector that cannot be compared with .NET in one process.</summary>
    public class ThreadTests
    {
        private static readonly RuntimeSettings s_small = new() { HeapBytes = 16 * 1024, StackBytes = 16 * 1024 };

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void The_program_ends_when_its_last_thread_ends(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                System.Threading.Thread late = new System.Threading.Thread(() =>
                {
                    System.Threading.Thread.Sleep(2);
                    System.Console.WriteLine("late");
                });
                late.Start();
                System.Threading.Timer timer = new System.Threading.Timer(state => { }, null, 1, 1);
                System.Console.WriteLine("Main ends");
                return 7;
                """, chip);

            Assert.Equal("Main ends\nlate\n", outcome.Output);
            Assert.Equal(7, outcome.ExitCode);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void An_unhandled_exception_in_a_thread_ends_the_program(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                System.Threading.Thread bad = new System.Threading.Thread(() => throw new System.ArgumentException("in the thread"));
                bad.Start();
                bad.Join();
                System.Console.WriteLine("never");
                return 0;
                """, chip);

            Assert.Equal(1, outcome.ExitCode);
            Assert.Empty(outcome.Output);
            Assert.StartsWith("Unhandled exception. System.ArgumentException: in the thread", outcome.Error, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_deadlock_ends_the_program(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                object gate = new object();
                System.Threading.AutoResetEvent never = new System.Threading.AutoResetEvent(false);
                System.Threading.Timer once = new System.Threading.Timer(state => System.Console.WriteLine("timer"), null, 5, -1);
                System.Threading.Thread other = new System.Threading.Thread(() =>
                {
                    never.WaitOne(10, false);
                    lock (gate)
                    {
                        System.Console.WriteLine("never");
                    }
                });
                lock (gate)
                {
                    other.Start();
                    other.Join();
                }

                return 0;
                """, chip);

            Assert.Equal(1, outcome.ExitCode);
            Assert.Equal("timer\n", outcome.Output);
            Assert.StartsWith(
                "Unhandled exception. System.SystemException: All threads wait for each other.", outcome.Error, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_thread_can_catch_its_stack_overflow_and_the_other_threads_continue(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                int caught = 0;
                for (int i = 0; i < 4; i++)
                {
                    System.Threading.Thread deep = new System.Threading.Thread(() =>
                    {
                        try
                        {
                            Down(0);
                        }
                        catch (System.SystemException)
                        {
                            caught++;
                        }
                    });
                    deep.Start();
                    deep.Join();
                }

                return caught;

                static int Down(int depth)
                {
                    return Down(depth + 1) + 1;
                }
                """, chip);

            Assert.True(outcome.ExitCode == 4, $"{outcome.ExitCode}: {outcome.Error}");
        }

        [Fact]
        public void Starting_too_many_threads_throws_OutOfMemoryException()
        {
            RuntimeOutcome outcome = Run("""
                System.Threading.ManualResetEvent go = new System.Threading.ManualResetEvent(false);
                int started = 0;
                try
                {
                    while (true)
                    {
                        new System.Threading.Thread(() => go.WaitOne()).Start();
                        started++;
                    }
                }
                catch (System.OutOfMemoryException)
                {
                }

                go.Set();
                return started;
                """, false);

            Assert.InRange(outcome.ExitCode, 3, 15);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_WeakReference_tracks_its_object_until_the_object_is_collected(bool chip)
        {
            RuntimeOutcome outcome = Run("""
                byte[] garbage = new byte[1000];
                byte[] held = new byte[] { 1, 2, 3 };
                System.WeakReference toHeld = new System.WeakReference(held);
                System.WeakReference toNone = Lost();
                System.WeakReference derived = new Own(held);
                garbage = null;
                for (int i = 0; i < 3; i++)
                {
                    nanoFramework.Runtime.Native.GC.Run(true);
                }

                bool right = toHeld.IsAlive && toHeld.Target == held && derived.Target == held && held[2] == 3
                    && !toNone.IsAlive && toNone.Target == null;
                toNone.Target = held;
                return right && toNone.Target == held && new System.WeakReference(null).Target == null ? 5 : 9;

                static System.WeakReference Lost()
                {
                    return new System.WeakReference(new byte[100]);
                }

                class Own : System.WeakReference
                {
                    public Own(object target) : base(target) { }
                }
                """, chip);

            Assert.True(outcome.ExitCode == 5, $"{outcome.ExitCode}: {outcome.Error}");
        }

        private static RuntimeOutcome Run(string source, bool chip)
        {
            byte[] image = TestImages.Link(source).Image;

            return chip ? Runtimes.OnChip(image, s_small) : Runtimes.OnHost(image, s_small);
        }
    }
}
