using System;
using System.Collections;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>The contents of a folder on the card as a tree. At most one file of the folder is open at a time.</summary>
    public sealed class CardFolderTree : IFileTree, IDisposable
    {
        private readonly ICard _card;
        private readonly string _root;
        private readonly ArrayList _paths = new ArrayList();
        private readonly ArrayList _entries = new ArrayList();
        private ICardFile _open;
        private int _at = -1;

        /// <summary>Creates the tree and lists the whole folder.</summary>
        /// <param name="card">The card.</param>
        /// <param name="root">The folder.</param>
        /// <param name="leftOut">Name of a file to omit; the file is located directly in the folder.</param>
        /// <exception cref="CardIoException">A directory cannot be listed.</exception>
        public CardFolderTree(ICard card, string root, string leftOut)
        {
            _card = card;
            _root = root + "/";
            List(root, string.Empty, leftOut);
            for (int i = 0; i < _paths.Count; i++)
            {
                if (EntryAt(i).IsDirectory)
                {
                    string path = (string)_paths[i];
                    List(_root + path, path + "/", null);
                }
            }
        }

        /// <summary>Gets the number of files and folders in the tree.</summary>
        public int Count
        {
            get { return _paths.Count; }
        }

        /// <inheritdoc/>
        public string Path
        {
            get { return PathAt(_at); }
        }

        /// <inheritdoc/>
        public bool IsDirectory
        {
            get { return EntryAt(_at).IsDirectory; }
        }

        /// <inheritdoc/>
        public uint Size
        {
            get { return IsDirectory ? 0 : EntryAt(_at).Size; }
        }

        /// <inheritdoc/>
        /// <remarks>The index of the entry in the list.</remarks>
        public uint Position
        {
            get { return (uint)_at; }
        }

        /// <summary>Returns the path of a file or folder. A folder precedes its contents.</summary>
        /// <param name="number">The index of the entry, from 0.</param>
        /// <returns>The path, relative to the tree.</returns>
        public string PathAt(int number)
        {
            return (string)_paths[number];
        }

        /// <inheritdoc/>
        public bool Next()
        {
            _at++;
            return _at < _paths.Count;
        }

        /// <inheritdoc/>
        public IByteSource Open(uint position, uint size)
        {
            Dispose();
            _open = CardReading.Open(_card, _root + PathAt((int)position));
            return new CardFileSource(_open, size);
        }

        /// <summary>Closes the open file, if any.</summary>
        public void Dispose()
        {
            if (_open != null)
            {
                _open.Dispose();
                _open = null;
            }
        }

        private CardEntry EntryAt(int number)
        {
            return (CardEntry)_entries[number];
        }

        private void List(string folder, string prefix, string leftOut)
        {
            ArrayList found = new ArrayList();
            CardFault.Check(_card.List(folder, found), folder, "listed");
            for (int i = 0; i < found.Count; i++)
            {
                CardEntry entry = (CardEntry)found[i]!;
                if (entry.Name != leftOut)
                {
                    _paths.Add(prefix + entry.Name);
                    _entries.Add(entry);
                }
            }
        }
    }
}
