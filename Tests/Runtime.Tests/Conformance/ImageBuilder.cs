using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>Sources to image: the class library's compile and link, as fupd nano build does them.</summary>
    internal static class ImageBuilder
    {
        public static byte[] Build(IReadOnlyList<(string Path, string Text)> sources, bool forSize = false)
        {
            byte[] program = SourceCompiler.Compile(sources, ClassLibrary.Assemblies);

            return ImageLinker.Link(new LinkOptions { Program = program, References = ClassLibrary.Assemblies, ForSize = forSize }).Image;
        }
    }
}
