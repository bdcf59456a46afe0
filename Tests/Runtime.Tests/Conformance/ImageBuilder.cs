using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>Compiles and links sources into an image, like fupd nano build.</summary>
    internal static class ImageBuilder
    {
        public static byte[] Build(IReadOnlyList<(string Path, string Text)> sources, bool forSize = false)
        {
            byte[] program = SourceCompiler.Compile(sources, ClassLibrary.Assemblies);

            return ImageLinker.Link(new LinkOptions { Program = program, References = ClassLibrary.Assemblies, ForSize = forSize }).Image;
        }
    }
}
