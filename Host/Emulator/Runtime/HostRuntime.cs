using System.Diagnostics;
using System.Text;

namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>Runs images on the desktop build of the runtime.</summary>
    /// <param name="preset">The CMake preset to build it with: <c>host</c>, or <c>host-sanitize</c>.</param>
    /// <param name="target">The CMake target of the runtime.</param>
    /// <param name="binary">What it builds, relative to the build folder.</param>
    public sealed class HostRuntime(string preset = "host", string target = "nano-host", string binary = "Native/runtime/nano-host")
    {
        /// <summary>Gets the runtime's executable; builds it when it is missing or old.</summary>
        public string Executable => NativeBuild.Ensure(preset, target, binary);

        /// <summary>Runs an image and keeps what it prints.</summary>
        /// <param name="image">Path of the image.</param>
        /// <param name="settings">How.</param>
        /// <returns>The outcome.</returns>
        public RuntimeOutcome Run(string image, RuntimeSettings settings)
        {
            StringBuilder output = new();
            StringBuilder error = new();
            int code = Run(image, settings, text => output.Append(text), text => error.Append(text));

            return new RuntimeOutcome(code, output.ToString(), error.ToString(), 0);
        }

        /// <summary>Runs an image and passes on what it prints as it comes.</summary>
        /// <param name="image">Path of the image.</param>
        /// <param name="settings">How.</param>
        /// <param name="output">Takes the program's text.</param>
        /// <param name="error">Takes the runtime's.</param>
        /// <returns>The exit code.</returns>
        public int Run(string image, RuntimeSettings settings, Action<string> output, Action<string> error)
        {
            List<string> arguments = [Path.GetFullPath(image), "--stack", settings.StackBytes.ToString()];

            if (settings.HeapBytes is int heap)
            {
                arguments.AddRange(["--heap", heap.ToString()]);
            }

            if (settings.GcStress)
            {
                arguments.Add("--gc-stress");
            }

            ProcessStartInfo start = new(Executable, arguments)
            {
                WorkingDirectory = settings.WorkingFolder ?? string.Empty,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            };
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("the runtime does not start");
            Task errors = Task.Run(() => Pump(process.StandardError, error));
            Pump(process.StandardOutput, output);
            errors.Wait();
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
    }
}
