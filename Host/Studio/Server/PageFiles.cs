using System.Reflection;

namespace FlipperUpdaterNano.Studio.Server
{
    /// <summary>The files of the page, which are embedded resources of this assembly.</summary>
    internal static class PageFiles
    {
        /// <summary>Gets a file.</summary>
        /// <param name="name">Name of the file; empty for the page itself.</param>
        /// <returns>The content and the media type of the file, or <see langword="null"/> if there is no such file.</returns>
        public static (Stream Content, string Type)? Get(string name)
        {
            name = name.Length == 0 ? "index.html" : name;
            string? type = Path.GetExtension(name) switch
            {
                ".html" => "text/html; charset=utf-8",
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                _ => null,
            };
            Stream? content = type == null ? null : Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
            return content == null ? null : (content, type!);
        }
    }
}
