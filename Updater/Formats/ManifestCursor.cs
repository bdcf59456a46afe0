using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Looks entries of a resource manifest up without holding it in memory: lookups in the manifest's own order are one pass over the
    /// file. A manifest that is in another order is searched from its beginning each time.
    /// </summary>
    public sealed class ManifestCursor : IDisposable
    {
        private readonly IDevice _device;
        private readonly ICardFile _file;
        private readonly string _path;
        private readonly bool _sorted;
        private ResourceManifest _entries;
        private bool _valid;
        private string _last;
        private bool _lastIsDirectory;

        /// <summary>Initializes a new instance of the <see cref="ManifestCursor"/> class.</summary>
        /// <param name="device">The device.</param>
        /// <param name="path">The manifest.</param>
        public ManifestCursor(IDevice device, string path)
        {
            _device = device;
            _path = path;
            _file = CardReading.Open(device.Card, path);
            try
            {
                _sorted = IsSorted();
            }
            catch
            {
                _file.Dispose();
                throw;
            }
        }

        /// <summary>Gets the number of files listed.</summary>
        public int Files { get; private set; }

        /// <summary>Gets the MD5 of the file that was found.</summary>
        public byte[] Md5
        {
            get { return _entries.Md5; }
        }

        /// <summary>Finds an entry.</summary>
        /// <param name="path">Its path.</param>
        /// <param name="isDirectory">Whether it is a directory.</param>
        /// <returns>Whether it is listed.</returns>
        public bool Find(string path, bool isDirectory)
        {
            // Usually the current entry comes before the path, and the next one is it: then one comparison is enough.
            bool isAhead = _sorted && _valid && Order(path, isDirectory) < 0;
            bool isBehind = _last != null && !isAhead && Compare(path, isDirectory, _last, _lastIsDirectory) < 0;
            if (!_sorted || isBehind)
            {
                Rewind();
            }

            _last = path;
            _lastIsDirectory = isDirectory;
            _valid = isAhead ? _entries.Next() : _valid;
            while (_valid)
            {
                int order = Order(path, isDirectory);
                if (order == 0 || (order > 0 && _sorted))
                {
                    return order == 0;
                }

                _valid = _entries.Next();
            }

            return false;
        }

        /// <summary>Closes the file.</summary>
        public void Dispose()
        {
            _file.Dispose();
        }

        private int Compare(string left, bool leftIsDirectory, string right, bool rightIsDirectory)
        {
            return ManifestOrder.Compare(_device.Bytes, left, leftIsDirectory, right, rightIsDirectory);
        }

        private int Order(string path, bool isDirectory)
        {
            return _entries.IsDirectory == isDirectory && _entries.Path == path
                ? 0 : Compare(_entries.Path, _entries.IsDirectory, path, isDirectory);
        }

        // Reads the whole file once and counts its files; ends before the first entry.
        private bool IsSorted()
        {
            bool sorted = true;
            Rewind();
            string before = null;
            bool beforeIsDirectory = false;
            while (_valid)
            {
                sorted = sorted
                    && (before == null || Compare(before, beforeIsDirectory, _entries.Path, _entries.IsDirectory) < 0);
                before = _entries.Path;
                beforeIsDirectory = _entries.IsDirectory;
                Files += beforeIsDirectory ? 0 : 1;
                _valid = _entries.Next();
            }

            Rewind();
            return sorted;
        }

        private void Rewind()
        {
            CardFault.Check(_file.Seek(0), _path, "read");
            _entries = new ResourceManifest(new CardFileSource(_file), _device.Bytes, false);
            _last = null;
            _valid = _entries.Next();
        }
    }
}
