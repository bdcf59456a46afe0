using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The updater's RAM image, built from this checkout on demand.</summary>
    internal static partial class LoaderImage
    {
        /// <summary>The board whose image is built by default, identified by its folder's name in boards/.</summary>
        public const string DefaultBoard = "FLIPPER_F7";

        // The CMake preset that supplies compiler and build type for every board.
        private const string Preset = "flipper-f7";

        /// <summary>
        /// Gets the path of the ELF file (the image with its symbols), or <see langword="null"/> if none has been built. A build may
        /// replace the file at any time, so its content must be read from <see cref="Built"/>.
        /// </summary>
        public static string? WithSymbols => PathOf(DefaultBoard, "updater.elf") is var elf && File.Exists(elf) ? elf : null;

        /// <summary>Gets the image of the last build, or <see langword="null"/> if none has been built.</summary>
        public static BuiltLoader? Built =>
            Checkout.Root is { } root ? BuiltLoader.Read(Path.Combine(root, BuildFolder(DefaultBoard)), DefaultBoard) : null;

        /// <summary>Acquires the lock on the build folder of the default board's image.</summary>
        /// <returns>An object that releases the lock on disposal.</returns>
        public static IDisposable TakeLock() => BuildLock.Take(Checkout.Of(BuildFolder(DefaultBoard)));

        /// <summary>Builds <c>updater.bin</c> if it is out of date.</summary>
        /// <param name="board">Name of the board's folder in boards/.</param>
        /// <param name="announce">Receives one line before the build starts.</param>
        /// <returns>The content of <c>updater.bin</c>.</returns>
        /// <exception cref="InputException">
        /// The program is not in a checkout, there is no such board, or the image cannot be built.
        /// </exception>
        public static byte[] Build(string board = DefaultBoard, Action<string>? announce = null)
        {
            string root = Checkout.Root ?? throw new InputException(
                "fupd is not in a checkout, so updater.bin cannot be built; give one with --loader");
            string[] boards = BoardsIn(root);
            if (!boards.Contains(board))
            {
                throw new InputException($"there is no board '{board}'; boards/ contains {string.Join(", ", boards)}");
            }

            announce?.Invoke($"Building updater.bin for board {board} ...");
            string folder = BuildFolder(board);
            using IDisposable turn = BuildLock.Take(Path.Combine(root, folder), announce);
            string[] configure = ["--preset", Preset, "-B", folder, $"-DFUPD_BOARD={board}"];
            Run(root, IsMoved(root, folder) ? [.. configure, "--fresh"] : configure);
            Run(root, "--build", folder, "--target", "updater");
            return File.ReadAllBytes(PathOf(board, PackageFiles.Loader));
        }

        /// <summary>Gets the resume stub that is built together with the image of a board.</summary>
        /// <returns>The content of <c>resume.bin</c>, or <see langword="null"/> if the board has none.</returns>
        public static byte[]? StubOf(string board) => Read(board, PackageFiles.Resume);

        /// <summary>Gets the ELF file with symbols that is built together with the image of a board.</summary>
        /// <returns>The content of <c>updater.elf</c>, or <see langword="null"/> if none has been built.</returns>
        public static byte[]? ElfOf(string board) => Read(board, "updater.elf");

        private static byte[]? Read(string board, string name)
        {
            using IDisposable? turn = BuildLock.TakeForReading(Path.Combine(Checkout.Root ?? string.Empty, BuildFolder(board)));
            return PathOf(board, name) is var file && File.Exists(file) ? File.ReadAllBytes(file) : null;
        }

        private static string PathOf(string board, string name) =>
            Path.Combine(Checkout.Root ?? string.Empty, BuildFolder(board), "boards", board, name);

        private static string BuildFolder(string board) => $"build/{board.ToLowerInvariant().Replace('_', '-')}";

        // A folder in boards/ is a board if it contains a linker script; boards/common contains none.
        private static string[] BoardsIn(string root) =>
        [
            .. Directory.GetDirectories(Path.Combine(root, "boards"))
                .Where(folder => File.Exists(Path.Combine(folder, "memory.ld")))
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal),
        ];

        // CMake rejects a build folder that was copied or moved with its checkout, because its cache contains the original path.
        private static bool IsMoved(string root, string folder)
        {
            const string key = "CMAKE_HOME_DIRECTORY:INTERNAL=";
            string cache = Path.Combine(root, folder, "CMakeCache.txt");
            string? home = File.Exists(cache)
                ? File.ReadLines(cache).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))
                : null;
            return home != null && HostEntry.RealPath(home[key.Length..]) != HostEntry.RealPath(root);
        }

        private static void Run(string root, params string[] arguments)
        {
            try
            {
                ProgramResult result = new HostProgram("cmake", arguments) { WorkingFolder = root }.Run();
                if (!result.IsSuccess)
                {
                    string reason = ReasonIn($"{result.Output}\n{result.Error}") ?? $"cmake ended with {result.Status}";
                    throw new InputException($"updater.bin cannot be built (cmake {string.Join(' ', arguments)}): {reason}");
                }
            }
            catch (InvalidOperationException e)
            {
                throw new InputException(e.Message);
            }
        }

        /// <summary>Finds the reason for a failed build in the output of the build.</summary>
        /// <returns>
        /// The line that the compiler or CMake marks as an error, otherwise the linker's message, otherwise the last line before
        /// ninja's own; <see langword="null"/> if there is none.
        /// </returns>
        internal static string? ReasonIn(string output)
        {
            string[] lines = [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
            return Array.Find(lines, line => CompilerError().IsMatch(line))
                ?? lines.Select(line => LinkerMessage().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value
                ?? lines.TakeWhile(line => !line.StartsWith("ninja: build stopped", StringComparison.Ordinal)).LastOrDefault();
        }

        // The line "collect2: error: ld returned 1 exit status" states no reason.
        [GeneratedRegex(@"^(?!collect2:).*\berror( [A-Z]+\d+)?:|^CMake Error")]
        private static partial Regex CompilerError();

        [GeneratedRegex(@"(?:^|[/-])ld(?:\.bfd)?: (?!warning:)(.+)$")]
        private static partial Regex LinkerMessage();
    }
}
