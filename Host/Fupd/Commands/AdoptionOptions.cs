using System.CommandLine;
using FlipperUpdaterNano.Fupd.Adoption;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options of <c>adopt</c> and <c>update</c> that select the parts to put into a package.</summary>
    internal sealed class AdoptionOptions
    {
        public Option<string?> Loader { get; } = new("--loader")
        {
            Description = "The stage-2 image (updater.bin); default: built from this checkout.",
            HelpName = "FILE",
        };

        public Option<string?> Resume { get; } = new("--resume")
        {
            Description = "Add this resume stub (resume.bin), with which the update resumes after a power loss.",
            HelpName = "FILE",
        };

        public Option<bool> WithResume { get; } = new("--with-resume")
        {
            Description = "Add the resume stub that is built with the updater of this checkout.",
        };

        /// <summary>Reads the files named on the command line, but builds nothing.</summary>
        /// <returns>A function that builds the parts for which no file was given, and returns all parts.</returns>
        /// <exception cref="InputException">
        /// A file cannot be read, a file is not a resume stub, or two options contradict each other.
        /// </exception>
        public Func<AdoptedParts> Read(ParseResult result)
        {
            byte[]? loader = Inputs.OptionalFile(result.GetValue(Loader), "loader");
            byte[]? stub = Inputs.OptionalFile(result.GetValue(Resume), "resume stub");
            bool isBuilt = result.GetValue(WithResume);
            if (isBuilt && (loader != null || stub != null))
            {
                throw new InputException(
                    "--with-resume adds the resume stub of this checkout, so it cannot be used with --loader or --resume; give the stub's "
                    + "file with --resume");
            }

            if (stub != null && ResumeStub.Fault(stub) is { } fault)
            {
                throw new InputException($"--resume {result.GetValue(Resume)}: {fault}");
            }

            return () => new AdoptedParts(loader ?? LoaderImage.Build(), isBuilt ? BuiltStub() : stub);
        }

        private static byte[] BuiltStub() => LoaderImage.StubOf(LoaderImage.DefaultBoard)
            ?? throw new InputException($"the build for board {LoaderImage.DefaultBoard} has no resume stub; name one with --resume");
    }
}
