using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Emulator.Tests.CardImage
{
    /// <summary>External programs that check an image independently.</summary>
    internal static class Tools
    {
        /// <summary>Runs a program.</summary>
        /// <param name="input">Data for the program's stdin.</param>
        /// <returns>Exit status and output.</returns>
        public static (int Status, string Output) Run(string input, string program, params string[] arguments)
        {
            ProgramResult result = new HostProgram(program, arguments)
            {
                Input = input,
                Environment = { ["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin" },
            }.Run();

            return (result.Status, result.Output + result.Error);
        }
    }
}
