using System.CommandLine;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options common to all commands, and the output that the current command creates from them.</summary>
    internal sealed class CommonOptions(TextWriter output, TextWriter error)
    {
        /// <summary>Gets the option that requests a machine-readable report.</summary>
        public Option<string?> Json { get; } = new("--json")
        {
            Description = "Write the machine-readable report to FILE. With -, the report is the only output to stdout.",
            HelpName = "FILE",
            Recursive = true,
        };

        /// <summary>Gets the option that suppresses all output except errors.</summary>
        public Option<bool> Quiet { get; } = new("--quiet") { Description = "Print only errors.", Recursive = true };

        /// <summary>Creates the output of a command.</summary>
        /// <exception cref="InputException">The report file (<c>--json</c>) is not writable.</exception>
        public CommandOutput OutputOf(ParseResult result)
        {
            string? file = result.GetValue(Json);
            if (file is not (null or CommandOutput.Stdout))
            {
                OutputFile.CheckWritable(file, "--json");
            }

            return new CommandOutput(output, error, file, result.GetValue(Quiet));
        }
    }
}
