using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Emulator.Tests.CardImage
{
    /// <summary>Programs of others that have their own opinion of an image.</summary>
    internal static class Tools
    {
        /// <summary>Runs a program.</summary>
        /// <param name="input">What it reads on stdin.</param>
        /// <param name="program">Its name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <returns>Its exit status and what it said.</returns>
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
