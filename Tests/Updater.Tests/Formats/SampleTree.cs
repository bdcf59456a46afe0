using System.Globalization;
using System.Text;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>A tree of files in memory. Trees are compared by listings: one line for each entry, sorted.</summary>
    public sealed class SampleTree : IFileTree
    {
        private readonly List<(string Path, byte[]? Data)> _entries = [];
        private int _index = -1;

        public string Path => _entries[_index].Path;

        public bool IsDirectory => _entries[_index].Data is null;

        public uint Size => (uint)(_entries[_index].Data?.Length ?? 0);

        public uint Position => (uint)_index;

        /// <summary>
        /// Creates nested directories, and files of various sizes: empty, inline, about one block, several blocks.
        /// </summary>
        public static SampleTree Random(SeededRandom random, int entries = 24, int largest = 20_000)
        {
            SampleTree tree = new();
            List<string> directories = [string.Empty];
            HashSet<string> taken = [];
            int count = random.Next(entries + 1);
            while (count-- > 0)
            {
                string name = directories[random.Next(directories.Count)] + RandomName(random);
                if (name.Length > 90 || !taken.Add(name))
                {
                    continue;
                }

                if (random.Next(5) == 0)
                {
                    tree.AddDirectory(name);
                    directories.Add(name + "/");
                }
                else
                {
                    int size = random.Next(6) switch
                    {
                        0 => 0,
                        1 => random.Next(17),
                        2 => 14 + random.Next(6),
                        3 => 4090 + random.Next(12),
                        4 => random.Next(600),
                        _ => random.Next(largest),
                    };
                    tree.AddFile(name, random.Bytes(Math.Min(size, largest)));
                }
            }

            return tree;
        }

        /// <summary>Lists a tree: first all entries, then their contents.</summary>
        public static List<string> Listing(IFileTree tree)
        {
            List<(string Path, bool Directory, uint Position, uint Size)> entries = [];
            while (tree.Next())
            {
                entries.Add((tree.Path, tree.IsDirectory, tree.Position, tree.Size));
            }

            List<string> lines = [];
            foreach ((string path, bool directory, uint position, uint size) in entries)
            {
                lines.Add(Line(path, directory, directory ? [] : ArraySource.ReadAll(tree.Open(position, size), 333)));
            }

            lines.Sort(StringComparer.Ordinal);
            return lines;
        }

        public static string Line(string path, bool directory, byte[] data)
        {
            return directory
                ? path + " dir"
                : string.Create(CultureInfo.InvariantCulture, $"{path} file {data.Length} {Crc32.Compute(data):X8}");
        }

        public SampleTree AddDirectory(string path)
        {
            _entries.Add((path, null));
            return this;
        }

        public SampleTree AddFile(string path, byte[] data)
        {
            _entries.Add((path, data));
            return this;
        }

        /// <summary>Shuffles the entries, as in a backup written by other software.</summary>
        public SampleTree Shuffle(SeededRandom random)
        {
            for (int i = _entries.Count - 1; i > 0; i--)
            {
                int j = random.Next(i + 1);
                (_entries[i], _entries[j]) = (_entries[j], _entries[i]);
            }

            return this;
        }

        /// <summary>Reads a whole tree into memory.</summary>
        public static SampleTree CopyOf(IFileTree tree)
        {
            List<(string Path, bool IsDirectory, uint Position, uint Size)> entries = [];
            while (tree.Next())
            {
                entries.Add((tree.Path, tree.IsDirectory, tree.Position, tree.Size));
            }

            SampleTree copy = new();
            foreach ((string path, bool isDirectory, uint position, uint size) in entries)
            {
                copy._entries.Add((path, isDirectory ? null : ArraySource.ReadAll(tree.Open(position, size), 512)));
            }

            return copy;
        }

        /// <summary>Returns a copy positioned before its first entry.</summary>
        public SampleTree Copy()
        {
            SampleTree copy = new();
            copy._entries.AddRange(_entries);
            return copy;
        }

        public List<string> Listing() => Listing(Copy());

        public bool Next() => ++_index < _entries.Count;

        public IByteSource Open(uint position, uint size) => new ArraySource(_entries[(int)position].Data!);

        private static string RandomName(SeededRandom random)
        {
            const string Letters = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789._- \u00e9\u4e2d";
            StringBuilder name = new();
            int length = 1 + random.Next(random.Next(6) == 0 ? 40 : 10);
            while (name.Length < length)
            {
                name.Append(Letters[random.Next(Letters.Length)]);
            }

            return name.ToString().Trim(' ', '.') is { Length: > 0 } good ? good : "n" + length.ToString(CultureInfo.InvariantCulture);
        }
    }
}
