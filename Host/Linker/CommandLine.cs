namespace FlipperUpdaterNano.Linker
{
    /// <summary>
    /// The linker as an executable for CMake; it links a built assembly into an image with its own native table. The linker depends on no
    /// other project in <c>Host/</c>, so that <c>updater.bin</c> can be built without the rest.
    /// </summary>
    internal static class CommandLine
    {
        private const string Usage =
            "usage: linker ASSEMBLY --image FILE --natives FILE --map FILE --sources PATH... "
            + "(PATH: a C++ file or folder that defines natives; the assemblies in the folder of ASSEMBLY are its class library)";

        private const int Done = 0;
        private const int BadInput = 2;

        private static int Main(string[] arguments)
        {
            try
            {
                return arguments switch
                {
                    [string assembly, "--image", string image, "--natives", string natives, "--map", string map, "--sources",
                        .. string[] sources] => Link(assembly, image, natives, map, sources),
                    _ => Fail(Usage),
                };
            }
            catch (LinkException problem)
            {
                return Fail([.. problem.Errors]);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or BadImageFormatException)
            {
                return Fail($"linker: {problem.Message}");
            }
        }

        private static int Link(string assembly, string image, string natives, string map, string[] sources)
        {
            string full = Path.GetFullPath(assembly);
            LinkResult result = ImageLinker.Link(new LinkOptions
            {
                Program = File.ReadAllBytes(full),
                References = [.. Directory.GetFiles(Path.GetDirectoryName(full)!, "*.dll").Where(file => file != full)
                    .Order(StringComparer.Ordinal)],
                Names = NameLevel.Exceptions,
                OwnNatives = true,
                NativeSources = sources,
            });

            File.WriteAllBytes(image, result.Image);
            WriteIfChanged(natives, result.NativeHeader);
            File.WriteAllText(map, result.Map);
            Console.WriteLine($"{image}: {result.Image.Length} bytes");

            return Done;
        }

        // The header is written only if its content changes, because a newer header causes the whole runtime to be compiled again.
        private static void WriteIfChanged(string file, string text)
        {
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                File.WriteAllText(file, text);
            }
        }

        private static int Fail(params string[] lines)
        {
            foreach (string line in lines)
            {
                Console.Error.WriteLine(line);
            }

            return BadInput;
        }
    }
}
