using FlipperUpdaterNano.Chip.Nano;
using Xunit;

namespace FlipperUpdaterNano.Nano.Tests.Conformance
{
    /// <summary>
    /// The batches with the smallest heap that is enough, kept in Tests/Data/conformance/smallest-heaps.txt (UPDATE_LISTS=1 bisects and writes
    /// it anew), and with less: then memory runs out as an exception, never as a crash.
    /// </summary>
    public class SmallHeapTests
    {
        private const int BatchSize = 40;
        private const int Step = 256;
        private const int Enough = 64 * 1024;

        public static TheoryData<int> Batches => [.. Enumerable.Range(0, All.Count)];

        private static IReadOnlyList<ProgramBatch> All { get; } = ProgramBatch.Of(ConformanceProgram.All, BatchSize);

        private static string FiguresPath => Path.Combine(NativeBuild.Root(), "Tests", "Data", "conformance", "smallest-heaps.txt");

        [Theory]
        [MemberData(nameof(Batches))]
        public void Batch_prints_the_same_with_the_smallest_heap_and_ends_in_an_exception_below_it(int number)
        {
            byte[] image = ImageBuilder.Build(All[number].Sources());
            string wanted = DotNet.Run(All[number].Sources());
            string name = All[number].Programs[0].Name;

            if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
            {
                Write(name, Bisect(image, wanted));
            }

            int heap = Figure(name);
            NanoOutcome outcome = Runtimes.OnHost(image, new NanoSettings { HeapBytes = heap });
            Assert.Equal(wanted, outcome.Output);
            NanoOutcome less = Runtimes.OnHost(image, new NanoSettings { HeapBytes = heap / 2 });
            Assert.True(less.ExitCode is 0 or 1, $"status {less.ExitCode}: {less.Error}");
            Assert.Contains("OutOfMemoryException", less.Output + less.Error, StringComparison.Ordinal);
        }

        private static int Bisect(byte[] image, string wanted)
        {
            int low = 0;
            int high = Enough / Step;

            while (high - low > 1)
            {
                int middle = (low + high) / 2;
                bool works = Runtimes.OnHost(image, new NanoSettings { HeapBytes = middle * Step }).Output == wanted;
                (low, high) = works ? (low, middle) : (middle, high);
            }

            return high * Step;
        }

        private static int Figure(string name)
        {
            string line = File.ReadLines(FiguresPath).FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"no figure for the batch that starts with {name}: run this test with UPDATE_LISTS=1");

            return int.Parse(line.Split(' ')[1]);
        }

        private static void Write(string name, int heap)
        {
            IEnumerable<string> others = File.Exists(FiguresPath)
                ? File.ReadAllLines(FiguresPath).Where(line => !line.StartsWith(name + " ", StringComparison.Ordinal))
                : [];
            File.WriteAllLines(FiguresPath, others.Append($"{name} {heap}").Order(StringComparer.Ordinal));
        }
    }
}
