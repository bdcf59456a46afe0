using System.Text;
using FlipperUpdaterNano.HostPrograms;

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

            HostProgram runtime = new(Executable, arguments) { WorkingFolder = settings.WorkingFolder ?? string.Empty };

            return runtime.Run(output, error);
        }
    }
}
