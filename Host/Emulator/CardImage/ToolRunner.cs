using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>Runs the programs of mtools, dosfstools and exfatprogs.</summary>
    internal static class ToolRunner
    {
        /// <summary>Runs a program to its end.</summary>
        /// <param name="program">Its name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <exception cref="ToolException">It is missing or failed; the message holds what it said.</exception>
        public static void Run(string program, params string[] arguments)
        {
            ProgramResult result = Execute(program, arguments);

            if (!result.IsSuccess)
            {
                throw new ToolException(
                    $"{program} ended with {result.Status}: {result.Error.Trim()} {result.Output.Trim()}");
            }
        }

        /// <summary>Asks a program something.</summary>
        /// <param name="program">Its name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <returns>What it said, or <see langword="null"/> when it failed.</returns>
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
                    // mtools otherwise complains about geometries that no card has, and reads a configuration of the user's.
                    ["MTOOLS_SKIP_CHECK"] = "1",
                    ["MTOOLSRC"] = "/dev/null",
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin",
                },
            }.Run();
        }
    }
}
