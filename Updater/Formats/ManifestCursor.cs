using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Looks up entries of a resource Manifest without loading the Manifest into memory. If the look-ups follow the order of
    /// <see cref="ManifestOrder"/>, all of them together require one pass over the file. If the Manifest turns out to be in a different
    /// order, each further look-up starts at the beginning of the file.
    /// </summary>
    /// <remarks>
    /// If a set to compare is given, each entry is removed from the set when it is first read, so that a package's list is read only once
    /// for look-up and comparison.
    /// </remarks>
    public sealed class ManifestCursor : IDisposable
    {
        private readonly IDevice _device;
        private readonly ICardFile _file;
        private readonly string _path;
        private readonly ResourceSet _compared;
        private ResourceManifest _entries;
        private bool _isSorted = true;
        private bool _isValid;
        private bool _isFound;
        private byte[] _name;
        private byte[] _before;
        private bool _beforeIsDirectory;
        private int _number;
        private int _known;
        private int _files;

        /// <summary>Opens the Manifest.</summary>
        /// <param name="device">The device.</param>
        /// <param name="path">Path of the Manifest on the card.</param>
        /// <param name="compared">
        /// The set from which the entries are removed, or <see langword="null"/>. If a set is given, the Manifest is treated as that of a
        /// package, so a malformed line causes an exception.
        /// </param>
        /// <exception cref="CardIoException">The card failed, or the first line of a package's Manifest is malformed.</exception>
        public ManifestCursor(IDevice device, string path, ResourceSet compared)
        {
            _device = device;
            _path = path;
            _compared = compared;
            _file = CardReading.Open(device.Card, path);
            try
            {
                Rewind();
            }
            catch
            {
                _file.Dispose();
                throw;
            }
        }

        /// <summary>Gets the MD5 of the file found last.</summary>
        public byte[] Md5
        {
            get { return _entries.Md5; }
        }

        /// <summary>Gets the size of the file found last.</summary>
        public uint Size
        {
            get { return _entries.Size; }
        }

        /// <summary>
        /// Reads the Manifest to its end to determine its order. Before this call, an entry that is out of order might not be found.
        /// </summary>
        /// <returns>The number of files listed.</returns>
        public int ReadAll()
        {
            while (_isValid)
            {
                Advance();
            }

            return _files;
        }

        /// <summary>Finds an entry.</summary>
        /// <param name="path">Path of the entry.</param>
        /// <param name="isDirectory">Whether the entry is a directory.</param>
        /// <returns>True if the entry is listed.</returns>
        public bool Find(string path, bool isDirectory)
        {
            // Usually the wanted entry directly follows the one found last, so no search is needed.
            if (_isFound)
            {
                Advance();
            }

            if (!Is(path, isDirectory))
            {
                Search(path, isDirectory);
            }

            _isFound = _isValid && Is(path, isDirectory);
            return _isFound;
        }

        /// <summary>Closes the file.</summary>
        public void Dispose()
        {
            _file.Dispose();
        }

        // Stop at the wanted entry, or at the position at which it would be listed.
        private void Search(string path, bool isDirectory)
        {
            byte[] name = Utf8.ToBytes(path);
            if (!_isSorted || (_before != null && Compare(name, isDirectory, _before, _beforeIsDirectory) <= 0))
            {
                Rewind();
            }

            while (_isValid && !Is(path, isDirectory) && (!_isSorted || Compare(_name, _entries.IsDirectory, name, isDirectory) < 0))
            {
                Advance();
            }
        }

        private bool Is(string path, bool isDirectory)
        {
            return _isValid && _entries.IsDirectory == isDirectory && _entries.Path == path;
        }

        private int Compare(byte[] left, bool leftIsDirectory, byte[] right, bool rightIsDirectory)
        {
            return ManifestOrder.Compare(_device.Bytes, left, leftIsDirectory, right, rightIsDirectory);
        }

        private void Advance()
        {
            _before = _name;
            _beforeIsDirectory = _entries.IsDirectory;
            _isValid = _entries.Next();
            if (!_isValid)
            {
                return;
            }

            _name = Utf8.ToBytes(_entries.Path);
            _number++;
            if (_number > _known)
            {
                _known = _number;
                _files += _entries.IsDirectory ? 0 : 1;
                if (_compared != null)
                {
                    _compared.Remove(_entries);
                }

                _isSorted = _isSorted && (_before == null || Compare(_before, _beforeIsDirectory, _name, _entries.IsDirectory) < 0);
            }
        }

        private void Rewind()
        {
            CardFault.Check(_file.Seek(0), _path, "read");
            _entries = new ResourceManifest(new CardFileSource(_file), _device.Bytes, _compared != null);
            _name = null;
            _number = 0;
            _isFound = false;
            Advance();
        }
    }
}
