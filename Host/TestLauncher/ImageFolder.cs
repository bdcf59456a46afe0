using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>
    /// A folder with a linked image and the files from which its runtime is built. Unchanged files are not rewritten, so that the build
    /// does not recompile them.
    /// </summary>
    public static class ImageFolder
    {
        /// <summary>File name of the image.</summary>
        public const string Image = "tests.image";

        /// <summary>File name of the header that numbers the image's natives.</summary>
        public const string Natives = "natives.g.hpp";

        /// <summary>File name of the image's map.</summary>
        public const string Map = "tests.map";

        /// <summary>Writes the folder.</summary>
        /// <param name="folder">The folder; created if missing.</param>
        public static void Write(string folder, LinkResult result)
        {
            Directory.CreateDirectory(folder);
            WriteChanged(Path.Combine(folder, Image), result.Image);
            WriteChanged(Path.Combine(folder, Natives), System.Text.Encoding.UTF8.GetBytes(result.NativeHeader));
            WriteChanged(Path.Combine(folder, Map), System.Text.Encoding.UTF8.GetBytes(result.Map));
        }

        private static void WriteChanged(string path, byte[] bytes)
        {
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            {
                File.WriteAllBytes(path, bytes);
            }
        }
    }
}
