using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>
    /// A folder with a linked image and what a runtime for it is built of. A file that would stay the same is not touched, so that nothing
    /// is built anew.
    /// </summary>
    public static class ImageFolder
    {
        /// <summary>The image.</summary>
        public const string Image = "tests.image";

        /// <summary>The header that numbers its natives.</summary>
        public const string Natives = "natives.g.hpp";

        /// <summary>What every byte of it is.</summary>
        public const string Map = "tests.map";

        /// <summary>Writes the folder.</summary>
        /// <param name="folder">The folder; it is made when it does not exist.</param>
        /// <param name="result">The image.</param>
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
