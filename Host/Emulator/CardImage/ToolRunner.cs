using System.Diagnostics;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>Runs the programs of mtools, dosfstools and exfatprogs.</summary>
    internal static class ToolRunner
    {
        /// <summary>Runs a program to its end.</summary>
        /// <param name="program">Its name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <exception cref="InvalidOperationException">It is missing or failed; the message holds what it said.</exception>
        public static void Run(string program, params string[] arguments)
        {
            (int status, string output, string complaint) = Execute(program, arguments);

            if (status != 0)
            {
                throw new InvalidOperationException($"{program} ended with {status}: {complaint} {output}");
            }
        }

        /// <summary>Asks a program something.</summary>
        /// <param name="program">Its name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <returns>What it said, or <see langword="null"/> when it failed.</returns>
        public static string? Ask(string program, params string[] arguments)
        {
            (int status, string output, _) = Execute(program, arguments);

            return status == 0 ? output : null;
        }

        private static (int Status, string Output, string Complaint) Execute(string program, string[] arguments)
        {
            ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };

            // mtools otherwise complains about geometries that no card has, and reads a configuration of the user's.
            start.Environment["MTOOLS_SKIP_CHECK"] = "1";
            start.Environment["MTOOLSRC"] = "/dev/null";
            start.Environment["PATH"] += ":/usr/sbin:/sbin";

            using Process process = Start(start);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string complaint = process.StandardError.ReadToEnd();

            process.WaitForExit();

            return (process.ExitCode, output.Result.Trim(), complaint.Trim());
        }

        private static Process Start(ProcessStartInfo start)
        {
            try
            {
                return Process.Start(start)!;
            }
            catch (System.ComponentModel.Win32Exception e)
            {
                throw new InvalidOperationException($"{start.FileName} cannot be run ({e.Message}); tools/setup.sh installs it.", e);
            }
        }
    }
}
