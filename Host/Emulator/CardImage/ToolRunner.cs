using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>Runs the programs of mtools, dosfstools and exfatprogs.</summary>
    internal static class ToolRunner
    {
        /// <summary>Runs a program and waits until it exits.</summary>
        /// <exception cref="ToolException">The program is missing or failed; the message contains the output of the program.</exception>
        public static void Run(string program, params string[] arguments)
        {
            ProgramResult result = Execute(program, arguments);

            if (!result.IsSuccess)
            {
                throw new ToolException(
                    $"{program} failed with status {result.Status}: {result.Error.Trim()} {result.Output.Trim()}");
            }
        }

        /// <summary>Runs a program and returns its output.</summary>
        /// <returns>The output, or <see langword="null"/> if the program failed.</returns>
        public static string? Ask(string program, params string[] arguments)
        {
            ProgramResult result = Execute(program, arguments);

            return result.IsSuccess ? result.Output.Trim() : null;
        }

        private static ProgramResult Execute(string program, string[] arguments)
        {
            return new HostProgram(program, arguments)
            {
                Environment =
                {
                    // Without the first variable, mtools would reject the geometry of cards; without the second, it would read the user's
                    // configuration.
                    ["MTOOLS_SKIP_CHECK"] = "1",
                    ["MTOOLSRC"] = "/dev/null",
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin",
                },
            }.Run();
        }
    }
}
