using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>Builds targets of the root CMake project on demand. Builds print nothing. Only one process builds at a time.</summary>
    public static class NativeBuild
    {
        private static readonly Dictionary<(string, string), string> s_built = [];

        /// <summary>Builds a target unless it is up to date.</summary>
        /// <param name="preset">CMake configure preset.</param>
        /// <param name="target">Name of the target.</param>
        /// <param name="file">Path of the target's output file, relative to the build folder.</param>
        /// <exception cref="InvalidOperationException">The build failed; the message contains the output of CMake.</exception>
        public static string Ensure(string preset, string target, string file)
        {
            lock (s_built)
            {
                if (!s_built.TryGetValue((preset, target), out string? path))
                {
                    path = Build(preset, target, file);
                    s_built.Add((preset, target), path);
                }

                return path;
            }
        }

        private static string Build(string preset, string target, string file)
        {
            string root = Checkout.Of();
            string folder = Path.Combine(root, "build", preset);
            using IDisposable turn = BuildLock.Take(folder, Console.Error.WriteLine);

            if (!File.Exists(Path.Combine(folder, "build.ninja")))
            {
                Run(root, "--preset", preset);
            }

            Run(root, "--build", folder, "--target", target);

            return Path.Combine(folder, file);
        }

        private static void Run(string folder, params string[] arguments)
        {
            ProgramResult result = new HostProgram("cmake", arguments) { WorkingFolder = folder }.Run();

            if (!result.IsSuccess)
            {
                throw new InvalidOperationException($"cmake {string.Join(' ', arguments)} failed:\n{result.Output}{result.Error}");
            }
        }
    }
}
