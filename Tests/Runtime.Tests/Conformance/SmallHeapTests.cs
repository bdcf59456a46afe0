using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// Runs each batch with its smallest sufficient heap, and with a smaller heap: exhausted memory must cause an exception, never a crash.
    /// The sizes are stored in Tests/Data/conformance/smallest-heap.txt; delete the file and run with UPDATE_LISTS=1 to bisect them again.
    /// </summary>
    public class SmallHeapTests
    {
        private const int BatchSize = 40;
        private const int Step = 256;
        private const int Enough = 64 * 1024;

        /// <summary>Gets every second batch, but all batches in a campaign (FUPD_CAMPAIGN) or when the sizes are bisected again.</summary>
        public static TheoryData<int> Batches =>
            [.. Enumerable.Range(0, All.Count).Where(number => number % 2 == 0 || IsBisected || IsCampaign)];

        private static bool IsCampaign => Environment.GetEnvironmentVariable("FUPD_CAMPAIGN") is not null;

        private static bool IsBisected => Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1";

        private static IReadOnlyList<ProgramBatch> All { get; } = ProgramBatch.Of(ConformanceProgram.All, BatchSize);

        private static string FigurePath => Checkout.Of("Tests", "Data", "conformance", "smallest-heap.txt");

        [Theory]
        [MemberData(nameof(Batches))]
        public void A_batch_prints_the_same_output_with_its_smallest_sufficient_heap_and_throws_with_a_smaller_heap(int number)
        {
            byte[] image = ImageBuilder.Build(All[number].Sources());
            string wanted = All[number].Expected();

            if (IsBisected)
            {
                File.WriteAllText(FigurePath, $"{Math.Max(Figure(), Bisect(image, wanted))}\n");
            }

            Assert.Equal(wanted, Runtimes.OnHost(image, new RuntimeSettings { HeapBytes = Figure() }).Output);

            for (int heap = Figure() / 2; heap >= Step; heap /= 2)
            {
                RuntimeOutcome less = Runtimes.OnHost(image, new RuntimeSettings { HeapBytes = heap });
                bool ranOut = (less.Output + less.Error).Contains("OutOfMemoryException", StringComparison.Ordinal);
                bool refused = less.ExitCode == 2 && less.Error.Contains("too large for the memory", StringComparison.Ordinal);

                Assert.True(
                    refused || (less.ExitCode is 0 or 1 && (ranOut || less.Output == wanted)),
                    $"heap of {heap}: status {less.ExitCode}: {less.Error}\n{less.Output}");
            }
        }

        private static int Bisect(byte[] image, string wanted)
        {
            int low = 0;
            int high = Enough / Step;

            while (high - low > 1)
            {
                int middle = (low + high) / 2;
                bool works = Runtimes.OnHost(image, new RuntimeSettings { HeapBytes = middle * Step }).Output == wanted;
                (low, high) = works ? (low, middle) : (middle, high);
            }

            return high * Step;
        }

        private static int Figure()
        {
            return File.Exists(FigurePath) ? int.Parse(File.ReadAllText(FigurePath)) : 0;
        }
    }
}
