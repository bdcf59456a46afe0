using System.Globalization;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The shards to be merged, which must include each shard of one sweep exactly once.</summary>
    internal sealed class SweepShards
    {
        private readonly SortedDictionary<int, string> _files = [];
        private string _first = string.Empty;
        private int _count;

        /// <summary>Gets the names of the shards as <c>I/N</c>, in order.</summary>
        public IEnumerable<string> Names => _files.Keys.Select(NameOf);

        /// <summary>Adds the shards that a file contains.</summary>
        /// <param name="shards">Names of the file's shards, as <c>I/N</c>.</param>
        /// <exception cref="InputException">
        /// A shard has already been added, or belongs to a sweep with a different number of shards.
        /// </exception>
        /// <exception cref="FormatException">A string is not the name of a shard.</exception>
        public void Add(string file, IEnumerable<string> shards)
        {
            foreach (string shard in shards)
            {
                (int index, int count) = Parse(file, shard);
                if (_count != 0 && count != _count)
                {
                    throw new InputException(
                        $"--merge {file}: shard {shard} is from a sweep of {count} shards, but {_first} is from a sweep of {_count}; merge "
                        + "shards of one sweep");
                }

                if (!_files.TryAdd(index, file))
                {
                    throw new InputException($"--merge {file}: shard {shard} is also in {_files[index]}; give each shard once");
                }

                (_first, _count) = (_count == 0 ? file : _first, count);
            }
        }

        /// <summary>Checks that no shard is missing.</summary>
        /// <exception cref="InputException">A shard is missing.</exception>
        public void CheckComplete()
        {
            const int most = 10;
            if (_files.Count < _count)
            {
                string[] missing = [.. Enumerable.Range(0, _count).Where(index => !_files.ContainsKey(index)).Take(most).Select(NameOf)];
                string more = _count - _files.Count > most ? " and more" : string.Empty;
                throw new InputException(
                    $"--merge: there is no file for shard {string.Join(", ", missing)}{more}; run the missing shards and add their files");
            }
        }

        private string NameOf(int index) => $"{index}/{_count}";

        private static (int Index, int Count) Parse(string file, string shard)
        {
            string[] parts = shard.Split('/');
            return parts.Length == 2
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && index < count
                ? (index, count)
                : throw new InputException($"--merge {file} is damaged: '{shard}' is not a shard; run the shard of this file again");
        }
    }
}
