using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    public class ConformanceTests(ConformanceSuite suite) : IClassFixture<ConformanceSuite>
    {
        private static readonly RuntimeSettings s_stressed = new() { HeapBytes = 64 * 1024, GcStress = true };

        /// <summary>Batches are larger than the STM32WB55's memory, so the emulator extends the memory.</summary>
        private static readonly RuntimeSettings s_onChip = new() { HeapBytes = 64 * 1024 };

        public static TheoryData<string> ProgramsThatDiffer => [.. ConformanceProgram.Differences.Keys.Order(StringComparer.Ordinal)];

        public static TheoryData<string> Programs => [.. ConformanceProgram.All.Select(program => program.Name)];

        [Theory]
        [MemberData(nameof(Programs))]
        public void A_program_prints_the_same_output_as_on_DotNet(string program)
        {
            string actual = suite.Actual(program, "host", image => Runtimes.OnHost(image, new RuntimeSettings()));

            // The output is written for inspection, or to create a Difference.
            if (Environment.GetEnvironmentVariable("CONFORMANCE_OUTPUT") is string folder && actual != suite.Expected(program))
            {
                File.WriteAllText(Path.Combine(folder, program + ".txt"), actual);
                File.WriteAllText(Path.Combine(folder, program + ".expected"), suite.Expected(program));
            }

            Assert.Equal(suite.Expected(program), actual);
        }

        [Theory]
        [MemberData(nameof(Programs))]
        public void A_program_prints_the_same_output_with_a_garbage_collection_at_each_allocation(string program)
        {
            Assert.Equal(suite.Expected(program), suite.Actual(program, "stress", image => Runtimes.OnHost(image, s_stressed)));
        }

        [Theory]
        [MemberData(nameof(Programs))]
        public void A_program_prints_the_same_output_on_the_emulated_Cortex_M4(string program)
        {
            Assert.Equal(suite.Expected(program), suite.Actual(program, "chip", image => Runtimes.OnChip(image, s_onChip)));
        }

        [Theory]
        [MemberData(nameof(Programs))]
        public void A_program_linked_for_size_prints_the_same_output_with_a_garbage_collection_at_each_allocation(string program)
        {
            Assert.Equal(suite.Expected(program),
                suite.Actual(program, "small", image => Runtimes.OnHost(image, s_stressed), forSize: true));
        }

        [Theory]
        [MemberData(nameof(ProgramsThatDiffer))]
        public void The_output_listed_for_nanoFramework_differs_from_that_of_DotNet(string program)
        {
            Assert.NotEqual(ConformanceProgram.Differences[program].Output, suite.OfDotNet(program));
        }

        [Fact]
        public void The_documentation_lists_the_differences_from_DotNet()
        {
            string path = Checkout.Of("docs", "DIFFERENCES.md");
            string list = Difference.Table(ConformanceProgram.Differences.Values);

            if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
            {
                File.WriteAllText(path, list);
            }

            Assert.Equal(list, File.ReadAllText(path));
        }

        [Fact]
        public void There_are_programs_for_every_feature()
        {
            Assert.True(ConformanceProgram.All.Count >= 250, $"{ConformanceProgram.All.Count} programs");
        }
    }
}
