using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FlipperUpdaterNano.Updater.Tests.Formats.LittleFs
{
    /// <summary>Reads the images in Tests/Data/littlefs and their listings, both made by the original littlefs.</summary>
    public static class StoredImage
    {
        private static string Folder([CallerFilePath] string here = "") =>
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../Data/littlefs"));

        public static IEnumerable<string> Names()
        {
            return Directory.GetFiles(Folder(), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);
        }

        public static byte[] Read(string name)
        {
            using GZipStream stream = new(File.OpenRead(Path.Combine(Folder(), name + ".img.gz")), CompressionMode.Decompress);
            using MemoryStream data = new();
            stream.CopyTo(data);
            return data.ToArray();
        }

        public static List<string> Listing(string name, out int blockCount, out uint version)
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), name + ".json")));
            blockCount = json.RootElement.GetProperty("blockCount").GetInt32();
            version = uint.Parse(
                json.RootElement.GetProperty("diskVersion").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            List<string> lines = [];
            foreach (JsonElement entry in json.RootElement.GetProperty("entries").EnumerateArray())
            {
                string path = entry.GetProperty("path").GetString()![1..];
                lines.Add(entry.GetProperty("type").GetString() == "dir"
                    ? path + " dir"
                    : $"{path} file {entry.GetProperty("size").GetInt32()} {entry.GetProperty("crc32").GetString()}");
            }

            lines.Sort(StringComparer.Ordinal);
            return lines;
        }
    }
}
