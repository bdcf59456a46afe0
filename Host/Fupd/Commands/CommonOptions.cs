using System.CommandLine;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options every command has, and where its output goes.</summary>
    internal sealed class CommonOptions(TextWriter output, TextWriter error)
    {
        /// <summary>Gets the option that asks for a machine-readable report.</summary>
        public Option<string?> Json { get; } = new("--json")
        {
            Description = "Write the machine-readable report to FILE; - is stdout, and then nothing else goes there.",
            HelpName = "FILE",
            Recursive = true,
        };

        /// <summary>Gets the option that leaves only errors.</summary>
        public Option<bool> Quiet { get; } = new("--quiet") { Description = "Print only errors.", Recursive = true };

        /// <summary>Makes what a command writes to.</summary>
        /// <param name="result">What was typed.</param>
        /// <returns>Its output.</returns>
        /// <exception cref="InputException">The report could not be written at the end.</exception>
        public CommandOutput OutputOf(ParseResult result)
        {
            string? file = result.GetValue(Json);
            if (file is not (null or CommandOutput.Stdout))
            {
                CheckWritable(file);
            }

            return new CommandOutput(output, error, file, result.GetValue(Quiet));
        }

        // Before the command runs: what it did cannot be taken back when the report then has no place.
        private static void CheckWritable(string file)
        {
            if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            {
                throw new InputException($"--json {file}: this is no file in an existing folder");
            }

            bool isNew = !File.Exists(file);
            try
            {
                File.Open(file, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
                if (isNew)
                {
                    File.Delete(file);
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"--json {file}: it cannot be written ({refused.Message.TrimEnd('.')}); check permissions, or take another place");
            }
        }
    }
}
