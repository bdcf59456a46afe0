using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Linker;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    public class SavingsTests
    {
        // The limit is 88 % of 56,756 bytes, the size of the image without these optimisations: inlining of methods with a single
        // call site, the passes over registers, and the shorter encodings of registers, branches, types, method headers, clauses, names and
        // texts.
        private const int MostBytes = 49_945;

        [Fact]
        public void Linker_optimisations_reduce_the_updater_image_by_at_least_twelve_percent() =>
            Assert.InRange(Link(withoutPasses: false), 1, MostBytes);

        /// <summary>Compares images in the current format; the format itself saves more than the passes.</summary>
        [Fact]
        public void The_optimisation_passes_alone_reduce_the_image_by_at_least_seven_percent()
        {
            int before = Link(withoutPasses: true), after = Link(withoutPasses: false);

            Assert.True(100 * after <= 93 * before, $"{before} bytes without the passes, {after} with them");
        }

        [Fact]
        public void Long_branches_behave_like_short_branches()
        {
            foreach (string path in TestImages.CorpusSources)
            {
                byte[] program = SourceCompiler.Compile([(path, File.ReadAllText(path))], Conformance.ClassLibrary.Assemblies);
                byte[] image = Link(longBranches: true), usual = Link(longBranches: false);

                Assert.True(image.Length > usual.Length);
                Assert.Equal(Run(usual), Run(image));

                byte[] Link(bool longBranches) => ImageLinker.Link(new LinkOptions
                {
                    Program = program,
                    References = Conformance.ClassLibrary.Assemblies,
                    ForSize = true,
                    LongBranches = longBranches,
                }).Image;
            }

            static (string Output, int ExitCode) Run(byte[] image)
            {
                RuntimeOutcome outcome = Runtimes.OnHost(image, new RuntimeSettings());

                return (outcome.Output, outcome.ExitCode);
            }
        }

        private static int Link(bool withoutPasses) => ImageLinker.Link(new LinkOptions
        {
            Program = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "FlipperUpdaterNano.Image.dll")),
            References = Conformance.ClassLibrary.Assemblies,
            Names = NameLevel.Exceptions,
            OwnNatives = true,
            WithoutPasses = withoutPasses,
        }).Image.Length;
    }
}
