using System.Diagnostics;

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
            ProcessStartInfo start = new(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            start.Environment["PATH"] += ":/usr/sbin:/sbin";

            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();

            process.StandardInput.Write(input);
            process.StandardInput.Close();

            string output = process.StandardOutput.ReadToEnd();

            process.WaitForExit();

            return (process.ExitCode, output + error.Result);
        }
    }
}
