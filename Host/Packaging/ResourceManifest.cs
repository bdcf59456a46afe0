using System.Security.Cryptography;
using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Writes <c>Manifest</c>, the list of a resource archive's contents (docs/reference/stock-updater.md 3.4).</summary>
    public static class ResourceManifest
    {
        /// <summary>Name of the list. Files with this name are not listed.</summary>
        public const string FileName = "Manifest";

        /// <summary>
        /// Writes the list. The stock packager keeps a list that still matches the tree, and stamps a new one with the time of the last
        /// commit. Here a new list gets <paramref name="timestamp"/>, so that the same inputs give the same bytes.
        /// </summary>
        /// <param name="timestamp">Unix time in seconds.</param>
        /// <returns>The text, with LF line endings.</returns>
        public static string Write(ResourceFolder root, long timestamp = 0)
        {
            StringBuilder entries = new();
            List(root, string.Empty, entries);
            if (root.Files.TryGetValue(FileName, out byte[]? existing))
            {
                string text = Encoding.UTF8.GetString(existing);
                int body = text.StartsWith("V:0\nT:", StringComparison.Ordinal) ? text.IndexOf('\n', 4) + 1 : 0;
                if (body > 0 && text[body..] == entries.ToString())
                {
                    return text;
                }
            }

            return $"V:0\nT:{timestamp}\n{entries}";
        }

        private static void List(ResourceFolder folder, string prefix, StringBuilder entries)
        {
            foreach (string name in folder.Folders.Keys)
            {
                entries.Append("D:").Append(prefix).Append(name).Append('\n');
            }

            foreach ((string name, byte[] data) in folder.Files)
            {
                if (name != FileName)
                {
                    string digest = Convert.ToHexStringLower(MD5.HashData(data));
                    entries.Append($"F:{digest}:{data.Length}:{prefix}{name}\n");
                }
            }

            foreach ((string name, ResourceFolder child) in folder.Folders)
            {
                List(child, $"{prefix}{name}/", entries);
            }
        }
    }
}
