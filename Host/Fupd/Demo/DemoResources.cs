using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>
    /// About 1 MiB of typical card files: text, which compresses well, and applications, which do not. The content is the same in every
    /// run.
    /// </summary>
    internal static class DemoResources
    {
        private static readonly string[] s_words =
        [
            "name:", "frequency:", "protocol:", "address:", "command:", "raw", "data", "00", "FF", "button", "type:", "parsed", "NEC",
            "Power", "Vol_up", "Ch_next", "#",
        ];

        /// <summary>Makes the resources.</summary>
        /// <param name="release">
        /// Number of the release, 1 or 2. Some files are the same in both releases, some differ, and some exist in only one of them.
        /// </param>
        /// <param name="bytes">Approximate total size in bytes.</param>
        public static ResourceFolder Make(int release, int bytes = 1 << 20)
        {
            ResourceFolder root = new();
            int left = bytes;
            for (int i = 0; left > 0; i++)
            {
                // Every fourth file differs between the releases; some of these files also have different names.
                bool changes = i % 4 == 3;
                string suffix = changes && i % 8 == 7 ? $"_v{release}" : string.Empty;
                uint seed = (uint)(changes ? (i * 100) + release : i * 100);
                int size = Math.Min(left, 1500 + (int)(seed * 7919 % 38000));
                bool isText = i % 3 != 0;
                string path = isText
                    ? $"infrared/assets/remote{i:D2}{suffix}.ir"
                    : $"apps/{(i % 2 == 0 ? "Tools" : "Games")}/app{i:D2}{suffix}.fap";
                root.Add(path, isText ? Text(size, seed) : StandIn.Firmware(Math.Max(1024, size), seed));
                left -= size;
            }

            root.Add("empty/.keep", []);
            return root;
        }

        private static byte[] Text(int size, uint seed)
        {
            StringBuilder text = new();
            uint state = seed + 1;
            while (text.Length < size)
            {
                state = (state * 1664525) + 1013904223;
                text.Append(s_words[(state >> 16) % (uint)s_words.Length]).Append(state >> 29 == 0 ? '\n' : ' ');
            }

            return Encoding.ASCII.GetBytes(text.ToString(0, size));
        }
    }
}
