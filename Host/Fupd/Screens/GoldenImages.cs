using FlipperUpdaterNano.Fupd.Views;

namespace FlipperUpdaterNano.Fupd.Screens
{
    /// <summary>The golden images of the views, which are PNG files in a folder.</summary>
    internal sealed class GoldenImages(string folder)
    {
        private const string Extension = ".png";

        /// <summary>Compares every view with its golden image, and finds golden images without a view.</summary>
        /// <param name="differences">
        /// Folder for the images of each view that differs: <c>NAME.actual.png</c>, <c>NAME.expected.png</c>, and
        /// <c>NAME.difference.png</c>, in which the differing pixels are dark.
        /// </param>
        /// <returns>A sentence for each difference; empty if all images are equal.</returns>
        public IReadOnlyList<string> Compare(IReadOnlyList<View> views, string differences)
        {
            List<string> found = [];
            foreach (View view in views)
            {
                string file = Path.Combine(folder, view.Name + Extension);
                byte[]? expected = File.Exists(file) ? Png.Read(file) : null;
                if (expected != null && expected.AsSpan().SequenceEqual(view.Pixels))
                {
                    continue;
                }

                found.Add(expected == null ? $"{view.Name}: there is no golden image" : $"{view.Name}: differs from its golden image");
                Save(differences, $"{view.Name}.actual", view.Pixels);
                if (expected != null)
                {
                    Save(differences, $"{view.Name}.expected", expected);
                    Save(differences, $"{view.Name}.difference", [.. expected.Zip(view.Pixels, (left, right) => (byte)(left ^ right))]);
                }
            }

            HashSet<string> names = [.. views.Select(view => view.Name)];
            IEnumerable<string> images = Directory.EnumerateFiles(folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension)!;
            found.AddRange(images.Where(name => !names.Contains(name)).Order().Select(name => $"{name}: no view has this name"));
            return found;
        }

        private static void Save(string folder, string name, byte[] pixels) =>
            File.WriteAllBytes(Path.Combine(folder, name + Extension), Png.Write(pixels));
    }
}
