using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Saves the state of the card to a snapshot and restores it.</summary>
    public sealed partial class VirtualCard : ISnapshotPart
    {
        /// <inheritdoc/>
        /// <remarks>
        /// Injected faults and a scheduled removal belong to the run and are not saved. Open files are not saved either, because the
        /// emulator opens no files in the model.
        /// </remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            if (_open.Count > 0)
            {
                throw new InvalidOperationException("A snapshot cannot contain files that a program on the host has open.");
            }

            Capacity = archive.Value(Capacity);
            ClusterSize = archive.Value(ClusterSize);
            Format = archive.Value(Format);
            IsReadOnly = archive.Value(IsReadOnly);
            IsInserted = archive.Value(IsInserted);
            _insertion = archive.Value(_insertion);
            _mounted = archive.Value(_mounted);
            _contactOpenUntil = archive.Value(_contactOpenUntil);
            BytesRead = archive.Value(BytesRead);
            BytesWritten = archive.Value(BytesWritten);
            Operations = archive.Value(Operations);
            archive.Part(Quirks);
            CardNode root = Exchange(archive, Root, nameof(_tree));

            if (archive.IsRestoring)
            {
                _tree.Become(root);
            }

            _tree.UsedClusters = archive.Value(_tree.UsedClusters);
        }

        private static CardNode Exchange(SnapshotArchive archive, CardNode? node, string name = nameof(CardNode.Children))
        {
            string called = archive.Text(node?.Name, name)!;

            if (archive.Value(node?.IsDirectory ?? false, nameof(node.IsDirectory)))
            {
                CardNode directory = node ?? CardNode.Directory(called);
                bool isProtected = archive.Value(directory.IsReadOnly, nameof(directory.IsReadOnly));
                List<CardNode> children = [.. node?.Children!.Values ?? []];

                archive.Objects(children, child => Exchange(archive, child));

                if (archive.IsRestoring)
                {
                    directory = CardNode.Directory(called);
                    directory.IsReadOnly = isProtected;
                    children.ForEach(directory.Children!.Put);
                }

                return directory;
            }

            byte[] content = archive.Block(node?.Content.ToArray(), nameof(node.Content))!;
            bool isIncomplete = archive.Value(node?.IsIncomplete ?? false, nameof(node.IsIncomplete));
            bool isReadOnly = archive.Value(node?.IsReadOnly ?? false, nameof(node.IsReadOnly));

            if (!archive.IsRestoring)
            {
                return node!;
            }

            CardNode file = CardNode.File(called);

            file.Put(0, content);
            file.Length = (uint)content.Length;
            file.IsIncomplete = isIncomplete;
            file.IsReadOnly = isReadOnly;

            return file;
        }
    }
}
