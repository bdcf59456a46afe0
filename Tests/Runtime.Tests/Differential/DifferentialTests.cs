using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>
    /// Checks that random programs print the same output on .NET and on the runtime; programs with even seeds use compressed bytecode.
    /// NANO_SEED=n replays one program; NANO_FIRST=n sets the first seed, and NANO_PROGRAMS=n the number of programs
    /// (tools/campaign-nano.sh).
    /// </summary>
    public class DifferentialTests
    {
        private const int BatchSize = 200;

        [Fact]
        public void Random_programs_print_the_same_as_on_DotNet() => CompareAll(1000, ProgramGenerator.Shared, ProgramGenerator.Make);

        [Fact]
        public void Random_feature_programs_print_the_same_as_on_DotNet() => CompareAll(200, FeatureFrame.Source, FeatureGenerator.Make);

        private static void CompareAll(ulong programs, (string Path, string Text) shared, Func<ulong, ConformanceProgram> make)
        {
            ulong first = Setting("NANO_SEED") ?? Setting("NANO_FIRST") ?? 1;
            int count = Setting("NANO_SEED") != null ? 1 : (int)(Setting("NANO_PROGRAMS") ?? programs);
            ulong[] seeds = [.. Enumerable.Range(0, count).Select(i => first + (ulong)i)];
            (ProgramBatch Batch, bool IsCompressed)[] batches =
                [.. Batches(seeds, make, isCompressed: false), .. Batches(seeds, make, isCompressed: true)];
            string[] failures = [.. batches.AsParallel().AsOrdered().SelectMany(item => Compare(shared, item.Batch, item.IsCompressed))];

            Assert.True(failures.Length == 0, $"{failures.Length} of {count} programs differ:\n{string.Join("\n\n", failures.Take(5))}");
        }

        // The seed determines how a program is linked, so that a replayed program is linked in the same way.
        private static IEnumerable<(ProgramBatch Batch, bool IsCompressed)> Batches(
            IEnumerable<ulong> seeds, Func<ulong, ConformanceProgram> make, bool isCompressed)
        {
            ConformanceProgram[] programs = [.. seeds.Where(seed => seed % 2 == (isCompressed ? 0ul : 1ul)).Select(make)];

            return ProgramBatch.Of(programs, BatchSize).Select(batch => (batch, isCompressed));
        }

        private static IEnumerable<string> Compare((string Path, string Text) shared, ProgramBatch batch, bool isCompressed)
        {
            (string Path, string Text)[] sources = [shared, .. batch.Sources()];
            Dictionary<string, string> expected = ProgramBatch.Split(DotNet.Run(sources));
            RuntimeOutcome outcome = Runtimes.OnHost(ImageBuilder.Build(sources, isCompressed), new RuntimeSettings());
            Dictionary<string, string> actual = ProgramBatch.Split(outcome.Output);

            foreach (ConformanceProgram program in batch.Programs)
            {
                string wanted = expected[program.Name];
                string had = actual.TryGetValue(program.Name, out string? printed)
                    ? printed
                    : $"(not reached; status {outcome.ExitCode}) {outcome.Error}";

                if (wanted != had)
                {
                    yield return $"{program.Name}: {FirstDifference(wanted, had)}\n"
                        + $"replay: NANO_SEED={program.Name.Split('-')[1]} dotnet test Tests/Runtime.Tests --filter Random_programs";
                }
            }
        }

        private static string FirstDifference(string expected, string actual)
        {
            string[] left = expected.Split('\n');
            string[] right = actual.Split('\n');
            int line = Enumerable.Range(0, Math.Min(left.Length, right.Length))
                .FirstOrDefault(i => left[i] != right[i], Math.Min(left.Length, right.Length));

            return $"line {line + 1}: .NET '{left.ElementAtOrDefault(line)}', runtime '{right.ElementAtOrDefault(line)}'";
        }

        private static ulong? Setting(string name)
        {
            return ulong.TryParse(Environment.GetEnvironmentVariable(name), out ulong value) ? value : null;
        }
    }
}
