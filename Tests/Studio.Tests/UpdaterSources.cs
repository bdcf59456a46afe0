using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>A copy of the updater's sources, for tests that change them.</summary>
    internal sealed class UpdaterSources : IDisposable
    {
        public UpdaterSources()
        {
            string root = Checkout.Of("Updater");
            foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
            {
                string path = Path.GetRelativePath(root, file);
                if (path.Split('/')[0] is not ("bin" or "obj" or "Properties"))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
                    File.Copy(file, Path.Combine(Folder, path));
                }
            }
        }

        /// <summary>Gets the folder.</summary>
        public string Folder { get; } = Directory.CreateTempSubdirectory("studio-test-").FullName;

        private string Screens => Path.Combine(Folder, "Screens", "UpdaterScreen.cs");

        public void Dispose() => Directory.Delete(Folder, true);

        /// <summary>Changes the source of the screens in one save.</summary>
        /// <param name="changes">Strings to replace, and their replacements.</param>
        public void Edit(params (string Was, string Becomes)[] changes)
        {
            string text = File.ReadAllText(Screens);
            foreach ((string was, string becomes) in changes)
            {
                Assert.Contains(was, text, StringComparison.Ordinal);
                text = text.Replace(was, becomes, StringComparison.Ordinal);
            }

            File.WriteAllText(Screens, text);
        }

        /// <summary>Adds a line to the source of the screens.</summary>
        public void Append(string line) => File.AppendAllText(Screens, line + "\n");

        /// <summary>Finds a line in the source of the screens.</summary>
        /// <param name="text">Part of the line.</param>
        /// <returns>Number of the line, from 1.</returns>
        public int LineOf(string text) =>
            1 + Array.FindIndex(File.ReadAllLines(Screens), line => line.Contains(text, StringComparison.Ordinal));
    }
}
