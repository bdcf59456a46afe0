using System.Net;
using System.Text;
using FlipperUpdaterNano.Fupd.Views;

namespace FlipperUpdaterNano.Fupd.Screens
{
    /// <summary>Writes all views as PNG files, and an HTML page that shows them.</summary>
    internal static class Gallery
    {
        private const string Head = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Screens of the updater</title>
            <style>
            body { font-family: sans-serif; margin: 1em; display: flex; flex-wrap: wrap; gap: 1em; }
            figure { margin: 0; width: 256px; }
            img { width: 256px; image-rendering: pixelated; border: 1px solid; }
            </style>

            """;

        /// <summary>Writes the files and <c>index.html</c>.</summary>
        public static void Write(string folder, IReadOnlyList<View> views)
        {
            StringBuilder page = new(Head);
            foreach (View view in views)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{view.Name}.png"), Png.Write(view.Pixels));
                string caption = WebUtility.HtmlEncode(view.Caption);
                page.Append($"<figure><img src=\"{view.Name}.png\" alt=\"{caption}\"><figcaption>{caption}</figcaption></figure>\n");
            }

            File.WriteAllText(Path.Combine(folder, "index.html"), page.ToString());
        }
    }
}
