using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;
using FlipperUpdaterNano.Studio;
using FlipperUpdaterNano.Studio.Reload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>
    /// Relinks <c>updater.bin</c> in this process after a change that affects only managed sources. The C++ objects produced by link-time
    /// optimization are reused from the build. The relinker is used only if it reproduces the built image byte for byte. The relinker holds
    /// the lock on the build folder while it reads and writes there, because another process may build in the same folder.
    /// </summary>
    internal sealed class ImageRelinker
    {
        private const string Compiler = "arm-none-eabi-g++";
        private static readonly string[] s_nativeInputs = ["Native", "boards", "Host/Linker"];
        private static readonly CSharpParseOptions s_dialect = new(LanguageVersion.CSharp9, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);

        private readonly string _board = Path.GetDirectoryName(LoaderImage.WithSymbols!)!;
        private readonly DateTime _built;
        private readonly string[] _references;
        private readonly SourceTrees _sources;

        private ImageRelinker(DateTime built, string updater)
        {
            _built = built;
            _references = [.. Directory.GetFiles(Path.Combine(Managed, "bin"), "*.dll")
                .Where(file => Path.GetFileNameWithoutExtension(file) != "FlipperUpdaterNano.Image").Order(StringComparer.Ordinal)];
            _sources = new SourceTrees(Empty(), s_dialect, Checkout.Of("Hal"), updater, Checkout.Of("Native", "image"));
        }

        private string Managed => Path.Combine(_board, "managed");

        private string Arguments => $"@{Path.Combine(Managed, "relink.args")}";

        private string Work => Path.Combine(_board, "relinked");

        /// <summary>Creates a relinker for an image that has just been built, if a trial link reproduces the image byte for byte.</summary>
        /// <param name="began">The time at which the build of the image started.</param>
        /// <param name="updater">Folder of the updater's sources.</param>
        /// <returns>The relinker, or <see langword="null"/> if this build cannot be relinked.</returns>
        public static ImageRelinker? After(byte[] image, DateTime began, string updater)
        {
            using IDisposable turn = LoaderImage.TakeLock();
            ImageRelinker relinker = new(began, updater);
            return relinker.AssembleNative() && relinker.LinkLocked().AsSpan().SequenceEqual(image) ? relinker : null;
        }

        /// <summary>Links the image with the current managed sources.</summary>
        /// <returns>The image, or <see langword="null"/> if the C++ must be rebuilt.</returns>
        /// <exception cref="StudioException">The sources do not compile, or the image is too large.</exception>
        public byte[]? Link()
        {
            using IDisposable turn = LoaderImage.TakeLock();
            return LinkLocked();
        }

        private byte[]? LinkLocked()
        {
            if (s_nativeInputs.Any(HasChanged))
            {
                return null;
            }

            LinkResult result = LinkManaged();
            if (result.NativeHeader != File.ReadAllText(Path.Combine(Managed, "natives.g.hpp")))
            {
                return null;
            }

            File.WriteAllBytes(Path.Combine(Work, "updater.img"), result.Image);
            string elf = Path.Combine(Work, "updater.elf");
            string image = Path.ChangeExtension(elf, ".bin");
            string common = Checkout.Of("boards", "common", "managed.S");
            Run(Compiler, [Arguments, $"-I{Work}", .. NativeObjects(), common, "-o", elf, "-lc", "-lgcc"]);
            Run("arm-none-eabi-objcopy", "-O", "binary", "-S", elf, image);
            return File.ReadAllBytes(image);
        }

        private static void Run(string program, params string[] arguments)
        {
            ProgramResult result = new HostProgram(program, arguments).Run();
            if (!result.IsSuccess)
            {
                throw new StudioException(LoaderImage.ReasonIn(result.Error) ?? $"{program} ended with {result.Status}");
            }
        }

        private bool HasChanged(string folder) => SourceFiles.IsChangedSince(Checkout.Of(folder), _built);

        private CSharpCompilation Empty() => CSharpCompilation.Create(
            "FlipperUpdaterNano.Image",
            references: _references.Where(path => Path.GetFileNameWithoutExtension(path) != "FlipperUpdaterNano.CoreLibrary")
                .Select(path => MetadataReference.CreateFromFile(path)),
            options: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));

        private LinkResult LinkManaged()
        {
            using MemoryStream assembly = new();
            ResourceDescription frequent = new(
                "frequent.txt", () => File.OpenRead(Checkout.Of("Native", "image", "frequent.txt")), isPublic: true);
            EmitResult compiled = _sources.Read().Emit(assembly, manifestResources: [frequent]);
            if (!compiled.Success)
            {
                throw new StudioException(compiled.Diagnostics.First(item => item.Severity == DiagnosticSeverity.Error).ToString());
            }

            try
            {
                return ImageLinker.Link(new LinkOptions
                {
                    Program = assembly.ToArray(),
                    References = _references,
                    Names = NameLevel.Exceptions,
                    OwnNatives = true,
                    NativeSources = [Checkout.Of("Native", "runtime"), Checkout.Of("Native", "interop")],
                });
            }
            catch (LinkException refused)
            {
                throw new StudioException(string.Join('\n', refused.Errors));
            }
        }

        // With -save-temps, link-time optimization leaves assembly files and a list of the objects assembled from them.
        private bool AssembleNative()
        {
            if (!File.Exists(Path.Combine(_board, "updater.elf.ltrans.out")))
            {
                return false;
            }

            Directory.CreateDirectory(Work);
            foreach (string made in NativeObjects().SkipLast(1))
            {
                string source = Path.Combine(_board, $"{Path.GetFileNameWithoutExtension(made)}.ltrans.s");
                Run(Compiler, Arguments, "-c", source, "-o", made);
                // Drop the debug information, because it refers to debug information that exists only in the unoptimized object files.
                Run("arm-none-eabi-objcopy", "-g", made);
            }

            return true;
        }

        // Lists the object files in link order: the optimized ones, then that of memory.cpp, which is not optimized at link time.
        private IEnumerable<string> NativeObjects() => File.ReadLines(Path.Combine(_board, "updater.elf.ltrans.out"))
            .Where(line => line.EndsWith(".o", StringComparison.Ordinal))
            .Select(line => Path.Combine(Work, Path.GetFileName(line)))
            .Append(Path.Combine(_board, "CMakeFiles", "updater.dir", "__", "common", "memory.cpp.obj"));
    }
}
