using FlipperUpdaterNano.Emulator.CardImage.ExFat;

namespace FlipperUpdaterNano.Emulator.Tests.CardImage
{
    /// <summary>Generates random file trees.</summary>
    internal static class Trees
    {
        // The first nine letters are ASCII. The driver interprets path bytes as code page 850, as stock does, so it finds only ASCII names
        // on a card written by the host. The tests of Native/fat cover non-ASCII names.
        private const int AsciiLetters = 9;
        private const int LargestFile = 60_000;

        private static readonly string[] s_letters =
        [
            "a", "b", "Z", "7", " ", ".", "-", "_", "~", "ä", "ß", "É", "ñ", "Ω", "ж", "Я", "日", "本", "€", "ﬁ", "ÿ", "ı", "𝄞",
        ];

        /// <summary>Generates a tree.</summary>
        /// <param name="random">The seeded generator.</param>
        /// <param name="isAscii">Whether all names are ASCII.</param>
        /// <returns>The root.</returns>
        public static ExFatNode Random(Random random, bool isAscii = false) =>
            Folder(string.Empty, random, isAscii ? AsciiLetters : s_letters.Length, 0);

        /// <summary>Formats a tree as sorted lines, for comparison.</summary>
        /// <param name="withTimes">Whether to include times and attributes.</param>
        /// <param name="path">Path of <paramref name="node"/>.</param>
        public static IEnumerable<string> Lines(ExFatNode node, bool withTimes, string path = "")
        {
            foreach (ExFatNode child in node.Children!.OrderBy(child => child.Name, StringComparer.Ordinal))
            {
                string place = $"{path}/{child.Name}";
                string times = withTimes ? $" {child.Created:O} {child.Modified:O} {child.Accessed:O} {child.IsReadOnly}" : string.Empty;

                yield return child.IsDirectory
                    ? $"D {place}{times}"
                    : $"F {place} {child.Content.Length} {VirtualFlipper.Boot.Crc32.Compute(child.Content):X8}{times}";

                foreach (string line in child.IsDirectory ? Lines(child, withTimes, place) : [])
                {
                    yield return line;
                }
            }
        }

        private static ExFatNode Folder(string name, Random random, int letters, int depth)
        {
            Dictionary<string, ExFatNode> children = new(StringComparer.OrdinalIgnoreCase);

            for (int i = random.Next(depth == 0 ? 14 : 7); i > 0; i--)
            {
                string child = Name(random, letters);

                children[child] = depth < 4
                    && random.Next(3) == 0 ? Folder(child, random, letters, depth + 1) : File(child, random, LargestFile);
            }

            return new ExFatNode
            {
                Name = name,
                Children = [.. children.Values],
                Created = Time(random, 10),
                Modified = Time(random, 10),
                Accessed = Time(random, 2000),
            };
        }

        private static ExFatNode File(string name, Random random, int largest)
        {
            byte[] content = new byte[random.Next(4) == 0 ? random.Next(2) * 4096 : random.Next(largest)];

            // In some files the valid data ends before the end of the file.
            int unwritten = random.Next(4) == 0 ? random.Next(content.Length) : 0;

            random.NextBytes(content);
            content.AsSpan(content.Length - unwritten).Clear();

            return new ExFatNode
            {
                Name = name,
                Content = content,
                Unwritten = unwritten,
                Created = Time(random, 10),
                Modified = Time(random, 10),
                Accessed = Time(random, 2000),
                IsReadOnly = random.Next(5) == 0,
            };
        }

        private static string Name(Random random, int letters)
        {
            while (true)
            {
                int length = random.Next(6) == 0 ? random.Next(1, 120) : random.Next(1, 20);
                string name = string.Concat(
                    Enumerable.Range(0, length).Select(_ => s_letters[random.Next(letters)])).Trim(' ', '.');

                if (name.Length > 0)
                {
                    return name;
                }
            }
        }

        private static DateTimeOffset Time(Random random, int milliseconds)
        {
            TimeSpan offset = TimeSpan.FromMinutes(15 * random.Next(-48, 56));
            DateTimeOffset from = new(1980, 1, 3, 0, 0, 0, offset);
            long steps = random.NextInt64((long)TimeSpan.FromDays(127 * 365).TotalMilliseconds / milliseconds);

            return from.AddMilliseconds(steps * milliseconds);
        }
    }
}
