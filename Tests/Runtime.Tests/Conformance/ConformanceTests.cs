using FlipperUpdaterNano.Emulator.Runtime;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    public class ConformanceTests(ConformanceSuite suite) : IClassFixture<ConformanceSuite>
    {
        private static readonly RuntimeSettings s_stressed = new() { HeapBytes = 64 * 1024, GcStress = true };

        /// <summary>Batches are larger than the chip's memory; the emulator extends it.</summary>
        private static readonly RuntimeSettings s_onChip = new() { HeapBytes = 64 * 1024 };

        public static TheoryData<string> Programs => [.. ConformanceProgram.All.Select(program => program.Name)];

        [Theory]
        [MemberData(nameof(Programs))]
        public void Program_prints_what_DotNet_prints(string program)
        {
            Assert.Equal(suite.Expected(program), suite.Actual(program, "host", image => Runtimes.OnHost(image, new RuntimeSettings())));
        }

        [Theory]
        [MemberData(nameof(Programs))]
        public void Program_prints_the_same_with_a_collection_at_each_allocation(string program)
        {
            Assert.Equal(suite.Expected(program), suite.Actual(program, "stress", image => Runtimes.OnHost(image, s_stressed)));
        }

        [Theory]
        [MemberData(nameof(Programs))]
        public void Program_prints_the_same_on_the_emulated_Cortex_M4(string program)
        {
            Assert.Equal(suite.Expected(program), suite.Actual(program, "chip", image => Runtimes.OnChip(image, s_onChip)));
        }

        [Theory]
        [MemberData(nameof(Programs))]
        public void Program_prints_the_same_linked_for_size_with_a_collection_at_each_allocation(string program)
        {
            Assert.Equal(suite.Expected(program),
                suite.Actual(program, "small", image => Runtimes.OnHost(image, s_stressed), forSize: true));
        }

        [Fact]
        public void There_are_programs_for_every_feature()
        {
            Assert.True(ConformanceProgram.All.Count >= 250, $"{ConformanceProgram.All.Count} programs");
        }
    }
}
