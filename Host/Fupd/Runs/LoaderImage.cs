using System.Diagnostics;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The updater's own RAM image, built from this checkout when it is wanted.</summary>
    internal static class LoaderImage
    {
        private const string Preset = "flipper-f7";
        private const string Folder = "build/flipper-f7/boards/FLIPPER_F7";

        /// <summary>Gets the place of the image with its symbols, or <see langword="null"/> when none was built.</summary>
        public static string? WithSymbols
        {
            get
            {
                string? elf = Root() is { } root ? Path.Combine(root, Folder, "updater.elf") : null;
                return elf != null && File.Exists(elf) ? elf : null;
            }
        }

        /// <summary>Builds <c>updater.bin</c>, or what of it is out of date.</summary>
        /// <returns>Its bytes.</returns>
        /// <exception cref="InputException">There is no checkout around this program, or it does not build.</exception>
        public static byte[] Build()
        {
            string root = Root() ?? throw new InputException("there is no checkout around fupd to build updater.bin from; give one with --loader");
            Run(root, "--preset", Preset);
            Run(root, "--build", "--preset", Preset, "--target", "updater");
            return File.ReadAllBytes(Path.Combine(root, Folder, "updater.bin"));
        }

        private static string? Root()
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "CMakePresets.json")))
                {
                    return folder.FullName;
                }
            }

            return null;
        }

        private static void Run(string root, params string[] arguments)
        {
            ProcessStartInfo start = new("cmake", arguments) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };

            // The build calls fupd for the linker; the host it runs in is this one, already built.
            try
            {
                using Process process = Process.Start(start)!;
                Task<string> output = process.StandardOutput.ReadToEndAsync();
                string complaint = process.StandardError.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode != 0)
                {
                    string reason = $"{complaint}\n{output.Result}".Split('\n').FirstOrDefault(line => line.Contains("rror")) ?? $"cmake ended with {process.ExitCode}";
                    throw new InputException($"updater.bin does not build (cmake {string.Join(' ', arguments)}): {reason.Trim()}");
                }
            }
            catch (System.ComponentModel.Win32Exception e)
            {
                throw new InputException($"cmake cannot be run ({e.Message}); tools/setup.sh installs it");
            }
        }
    }
}
