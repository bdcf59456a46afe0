using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>
    /// Runs programs as compressed bytecode on the emulator; only a few programs, because decoding takes a few hundred machine
    /// instructions per unit (docs/RUNTIME.md).
    /// </summary>
    public class CompressedCodeTests
    {
        public static TheoryData<string> Programs => [.. TestImages.CorpusSources.Select(path => Path.GetFileNameWithoutExtension(path))];

        [Theory]
        [MemberData(nameof(Programs))]
        public void A_program_linked_for_size_prints_the_same_output_on_the_emulated_Cortex_M4(string program)
        {
            string source = File.ReadAllText(TestImages.CorpusSources.Single(path => Path.GetFileNameWithoutExtension(path) == program));
            RuntimeOutcome wanted = Runtimes.OnHost(TestImages.Link(source).Image, new RuntimeSettings());
            RuntimeOutcome compressed =
                Runtimes.OnChip(TestImages.Link(source, forSize: true).Image, new RuntimeSettings { HeapBytes = 64 * 1024 });

            Assert.NotEqual("", wanted.Output);
            Assert.Equal(wanted.Output, compressed.Output);
            Assert.Equal(wanted.ExitCode, compressed.ExitCode);
        }
    }
}
