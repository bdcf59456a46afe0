using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>Builds programs from the on-target tests: sources for .NET and images for the RAM runtime.</summary>
    public static class OnTargetImage
    {
        private static readonly string s_root = Checkout.Of();
        private static readonly string[] s_nativeSources = [Checkout.Of("Native", "runtime"), Checkout.Of("Native", "interop")];

        /// <summary>Reads the sources of Tests/OnTarget.</summary>
        /// <returns>Path and text of each file.</returns>
        public static IEnumerable<(string Path, string Text)> Sources() => Files("Tests/OnTarget");

        /// <summary>Finds the tests of Tests/OnTarget.</summary>
        public static IReadOnlyList<TestClassSource> Tests() => TestDiscovery.Find(Files("Tests/OnTarget"));

        /// <summary>
        /// Gets the test folders. On a Flipper Zero each folder is a separate RAM image, because one image of all tests is too large for
        /// the loader.
        /// </summary>
        public static IReadOnlyList<string> Parts { get; } = ["ClassLibrary", "Formats", "Hal"];

        /// <summary>
        /// Name of the image with the tests of Tests/OnTarget.Board, which test STM32 hardware and need libraries that .NET lacks.
        /// </summary>
        public const string Board = "Board";

        /// <summary>Finds the tests of Tests/OnTarget.Board.</summary>
        public static IReadOnlyList<TestClassSource> BoardTests() => TestDiscovery.Find(Files("Tests/OnTarget.Board"));

        /// <summary>Returns the additional sources: the launcher, which calls every test, and the classes that it uses.</summary>
        /// <param name="tests">The tests to call.</param>
        /// <returns>Path and text of each file.</returns>
        public static IReadOnlyList<(string Path, string Text)> Launcher(IReadOnlyList<TestClassSource> tests) =>
        [
            ("AllTests.g.cs", LauncherSource.Write(tests)),
            Device("TestBody"),
            Device("TestRun"),
        ];

        /// <summary>Links the tests for the RAM runtime without Flipper hardware, on the desktop or on a Cortex-M4.</summary>
        /// <returns>The image, and the header for its runtime.</returns>
        /// <exception cref="LinkException">The tests do not compile, or use unsupported features.</exception>
        public static LinkResult LinkBare() =>
            Link(Tests(), NameLevel.Types, [Device("BareDevice"), Device("BareClock"), Device("BareMain")]);

        /// <summary>Links one part of the tests for a RAM image on a Flipper Zero.</summary>
        /// <param name="part">One of <see cref="Parts"/>, or <see cref="Board"/>.</param>
        /// <returns>The image, and the header for its runtime.</returns>
        /// <exception cref="LinkException">The tests do not compile, or use unsupported features.</exception>
        public static LinkResult LinkFlipper(string part) => Link(
            [.. Tests().Concat(BoardTests())
                .Where(test => test.Name.StartsWith($"FlipperUpdaterNano.OnTarget.{part}.", StringComparison.Ordinal))],
            NameLevel.Exceptions,
            part == Board ? [Device("FlipperMain"), .. Files("Tests/OnTarget.Board")] : [Device("FlipperMain")]);

        private static LinkResult Link(IReadOnlyList<TestClassSource> tests, NameLevel names, IEnumerable<(string Path, string Text)> entry)
        {
            IReadOnlyList<string> library = ClassLibrary.Assemblies();
            byte[] program = SourceCompiler.Compile(
                [.. Files("Hal"), .. Files("Updater"), .. Files("Tests/OnTarget"), .. Launcher(tests), .. entry], library);

            return ImageLinker.Link(new LinkOptions
            {
                Program = program,
                References = library,
                Names = names,
                OwnNatives = true,
                NativeSources = s_nativeSources,
            });
        }

        private static (string Path, string Text) Device(string name) => Read(Path.Combine(s_root, "Tests/OnTarget.Image", name + ".cs"));

        private static IEnumerable<(string Path, string Text)> Files(string folder)
        {
            string full = Path.Combine(s_root, folder);

            return Directory.EnumerateFiles(full, "*.cs", SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(full, path).Split(Path.DirectorySeparatorChar)
                    .Any(part => part is "bin" or "obj" or "Properties"))
                .Order(StringComparer.Ordinal)
                .Select(Read);
        }

        private static (string Path, string Text) Read(string path) => (path, File.ReadAllText(path));
    }
}
