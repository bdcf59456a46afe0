using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Determines from the Manifest on the card which paths will become free when the resources of an earlier package are removed.
    /// </summary>
    internal sealed class OldResources
    {
        private const string Root = "/ext/";

        private readonly PreflightContext _context;

        internal OldResources(PreflightContext context)
        {
            _context = context;
        }

        /// <summary>
        /// Predicts whether stage 13 frees a path before it unpacks: a listed file is removed or set aside; a listed folder is removed if
        /// all its contents are listed and unchanged, and none of them is write-protected.
        /// </summary>
        /// <param name="path">Path in the archive.</param>
        /// <param name="entry">The entry at the path on the card.</param>
        /// <exception cref="CardIoException">The card failed.</exception>
        internal bool Frees(string path, CardEntry entry)
        {
            string manifest = Root + ResourceManifest.FileName;
            if (!_context.Exists(manifest))
            {
                return false;
            }

            using (ManifestCursor listed = new ManifestCursor(_context.Device, manifest, null))
            {
                listed.ReadAll();
                return listed.Find(path, entry.IsDirectory)
                    && (!entry.IsDirectory || (!entry.IsReadOnly && Vanishes(listed, path)));
            }
        }

        // A loop instead of recursion, because folders can be nested deeper than the stack allows.
        private bool Vanishes(ManifestCursor listed, string top)
        {
            ArrayList folders = new ArrayList();
            folders.Add(top);
            for (int at = 0; at < folders.Count; at++)
            {
                string folder = (string)folders[at]!;
                ArrayList entries = new ArrayList();
                CardFault.Check(_context.Device.Card.List(Root + folder, entries), folder, "listed");
                for (int i = 0; i < entries.Count; i++)
                {
                    CardEntry entry = (CardEntry)entries[i]!;
                    string path = folder + "/" + entry.Name;
                    if (entry.IsReadOnly || !listed.Find(path, entry.IsDirectory) || !(entry.IsDirectory || IsUnchanged(listed, path)))
                    {
                        return false;
                    }

                    if (entry.IsDirectory)
                    {
                        folders.Add(path);
                    }
                }
            }

            return true;
        }

        private bool IsUnchanged(ManifestCursor listed, string path)
        {
            byte[] digest = CardReading.Md5(_context.Device.Bytes, CardReading.Open(_context.Device.Card, Root + path), _context.Buffer);
            return _context.Device.Bytes.FirstDifference(digest, 0, listed.Md5, 0, digest.Length) < 0;
        }
    }
}
