namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>
    /// Generates threads whose output does not depend on the schedule: they count under a lock, are joined, or alternate through events.
    /// </summary>
    internal static class FeatureThreads
    {
        public static void Write(Dice dice, Action<string> line)
        {
            int threads = 2 + dice.Below(3);
            int rounds = 1 + dice.Below(4);

            switch (dice.Below(3))
            {
                case 0:
                    Counting(dice, line, threads, rounds);
                    break;
                case 1:
                    Ring(dice, line, threads, rounds);
                    break;
                default:
                    Consuming(dice, line, rounds);
                    break;
            }
        }

        private static void Counting(Dice dice, Action<string> line, int threads, int rounds)
        {
            line($"int total = 0; int single = 0; int failed = 0; object gate = new object(); Thread[] threads = new Thread[{threads}];");
            line($"for (int i = 0; i < {threads}; i++)");
            line("{");
            line("    int own = i;");
            line("    threads[i] = new Thread(() =>");
            line("    {");
            line($"        for (int n = 0; n < {rounds * 5}; n++)");
            line("        {");
            line("            try { lock (gate) { int old = total; Thread.Sleep(0); total = old + own + n; "
                + $"Lab.Fail(n == {dice.Below(9)} ? 0 : 9); }} }}");
            line("            catch (ArgumentException) { Interlocked.Increment(ref failed); }");
            line("            Interlocked.Increment(ref single);");
            line("        }");
            line("    });");
            line("    threads[i].Start();");
            line("}");
            line("foreach (Thread thread in threads) { thread.Join(); }");
            line("Lab.Trace(total + \" \" + single + \" \" + failed);");
        }

        private static void Ring(Dice dice, Action<string> line, int threads, int rounds)
        {
            line($"AutoResetEvent[] turns = new AutoResetEvent[{threads}]; AutoResetEvent done = new AutoResetEvent(false);");
            line($"for (int i = 0; i < {threads}; i++) {{ turns[i] = new AutoResetEvent(false); }}");
            line($"for (int i = 0; i < {threads}; i++)");
            line("{");
            line("    int own = i;");
            line("    Thread thread = new Thread(() =>");
            line("    {");
            line($"        for (int round = 0; round < {rounds}; round++)");
            line("        {");
            line("            turns[own].WaitOne();");
            line($"            Lab.Trace(\"thread \" + own + \" round \" + round * {1 + dice.Below(7)});");
            line($"            if (own == {threads - 1} && round == {rounds - 1}) {{ done.Set(); }} "
                + $"else {{ turns[(own + 1) % {threads}].Set(); }}");
            line("        }");
            line("    });");
            line("    thread.Start();");
            line("}");
            line("turns[0].Set();");
            line("done.WaitOne();");
            line("Lab.Trace(\"ring done\");");
        }

        private static void Consuming(Dice dice, Action<string> line, int rounds)
        {
            line("Queue queue = new Queue(); ManualResetEvent ready = new ManualResetEvent(false); string seen = \"\";");
            line("Thread consumer = new Thread(() =>");
            line("{");
            line("    ready.WaitOne();");
            line("    lock (queue) { while (queue.Count > 0) { seen += queue.Dequeue() + \",\"; } }");
            line("});");
            line("consumer.Start();");
            line($"lock (queue) {{ for (int i = 0; i < {rounds + 2}; i++) {{ queue.Enqueue({dice.Of("i", "\"s\" + i", "i * i")}); }} }}");
            line("ready.Set();");
            line("consumer.Join();");
            line("Lab.Trace(seen + consumer.IsAlive);");
        }
    }
}
