using System.Text;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>Runs managed images on the desktop build of the runtime.</summary>
    /// <param name="preset">The CMake preset with which to build the runtime: <c>host</c> or <c>host-sanitize</c>.</param>
    /// <param name="target">The CMake target of the runtime.</param>
    /// <param name="binary">Path of the target's output, relative to the build folder.</param>
    public sealed class HostRuntime(string preset = "host", string target = "nano-host", string binary = "Native/runtime/nano-host")
    {
        /// <summary>Gets the path of the runtime's executable, which is built if it is missing or outdated.</summary>
        public string Executable => NativeBuild.Ensure(preset, target, binary);

        /// <summary>Runs an image and captures its output.</summary>
        /// <param name="image">Path of the image.</param>
        public RuntimeOutcome Run(string image, RuntimeSettings settings)
        {
            StringBuilder output = new();
            StringBuilder error = new();
            int code = Run(image, settings, text => output.Append(text), text => error.Append(text));

            return new RuntimeOutcome(code, output.ToString(), error.ToString(), 0);
        }

        /// <summary>Runs an image and forwards its output.</summary>
        /// <param name="image">Path of the image.</param>
        /// <param name="output">Receives the program's output.</param>
        /// <param name="error">Receives the runtime's error output.</param>
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
