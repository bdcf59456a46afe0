using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>Dense code on the emulated chip, where each operation of it costs ten times the instructions: a few programs.</summary>
    public class DenseTests
    {
        public static TheoryData<string> Programs => [.. TestImages.CorpusSources.Select(path => Path.GetFileNameWithoutExtension(path))];

        [Theory]
        [MemberData(nameof(Programs))]
        public void Program_prints_the_same_linked_for_size_on_the_emulated_Cortex_M4(string program)
        {
            string source = File.ReadAllText(TestImages.CorpusSources.Single(path => Path.GetFileNameWithoutExtension(path) == program));
            RuntimeOutcome wanted = Runtimes.OnHost(TestImages.Link(source).Image, new RuntimeSettings());
            RuntimeOutcome dense = Runtimes.OnChip(TestImages.Link(source, forSize: true).Image, new RuntimeSettings { HeapBytes = 64 * 1024 });

            Assert.NotEqual("", wanted.Output);
            Assert.Equal(wanted.Output, dense.Output);
            Assert.Equal(wanted.ExitCode, dense.ExitCode);
        }
    }
}
