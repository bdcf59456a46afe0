using System.Diagnostics;

namespace FlipperUpdaterNano.Chip.CardImage
{
    /// <summary>Runs the programs of mtools and dosfstools.</summary>
    internal static class ToolRunner
    {
        /// <summary>Runs a program to its end.</summary>
        /// <param name="program">Its name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <exception cref="InvalidOperationException">It is missing or failed; the message holds what it said.</exception>
        public static void Run(string program, params string[] arguments)
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

            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {complaint.Trim()} {output.Result.Trim()}");
            }
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
