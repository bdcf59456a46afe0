using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>Runs a program on the host, waits for it to exit, and reads its output.</summary>
    /// <param name="name">Name or path of the program.</param>
    public sealed class HostProgram(string name, params IEnumerable<string> arguments)
    {
        /// <summary>Gets the working folder; empty for that of this process.</summary>
        public string WorkingFolder { get; init; } = string.Empty;

        /// <summary>Gets the text for standard input; if null, the program inherits the standard input of this process.</summary>
        public string? Input { get; init; }

        /// <summary>Gets the environment variables to add or change.</summary>
        public Dictionary<string, string> Environment { get; init; } = [];

        /// <summary>Runs the program and collects its output.</summary>
        /// <returns>Exit status and output.</returns>
        /// <exception cref="ToolException">The program cannot be started.</exception>
        public ProgramResult Run()
        {
            StringBuilder output = new();
            StringBuilder error = new();
            int status = Run(text => output.Append(text), text => error.Append(text));

            return new ProgramResult(status, output.ToString(), error.ToString());
        }

        /// <summary>Runs the program and forwards its output as it arrives.</summary>
        /// <param name="output">Receives standard output.</param>
        /// <param name="error">Receives standard error on another thread.</param>
        /// <exception cref="ToolException">The program cannot be started.</exception>
        public int Run(Action<string> output, Action<string> error)
        {
            using Process process = Start();
            Task errors = Task.Run(() => Pump(process.StandardError, error));
            Task input = Task.Run(() => Write(process));
            Pump(process.StandardOutput, output);
            Task.WaitAll(errors, input);
            process.WaitForExit();

            return process.ExitCode;
        }

        private static void Pump(StreamReader from, Action<string> to)
        {
            char[] buffer = new char[4096];

            for (int count = from.Read(buffer); count > 0; count = from.Read(buffer))
            {
                to(new string(buffer, 0, count));
            }
        }

        private void Write(Process process)
        {
            if (Input != null)
            {
                process.StandardInput.Write(Input);
                process.StandardInput.Close();
            }
        }

        private Process Start()
        {
            ProcessStartInfo start = new(name, arguments)
            {
                WorkingDirectory = WorkingFolder,
                RedirectStandardInput = Input != null,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            };

            foreach ((string variable, string value) in Environment)
            {
                start.Environment[variable] = value;
            }

            try
            {
                return Process.Start(start)!;
            }
            catch (Win32Exception e)
            {
                throw new ToolException($"{name} cannot be run ({e.Message}); tools/setup.sh installs it", e);
            }
        }
    }
}
