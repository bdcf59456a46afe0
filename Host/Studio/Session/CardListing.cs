using System.Text.Json.Nodes;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The content of the card, compared with its content at the start of the run.</summary>
    /// <param name="before">The card at the start of the run.</param>
    internal sealed class CardListing(VirtualCard now, VirtualCard before)
    {
        private const string Added = "new";
        private const string Changed = "changed";
        private const string Gone = "gone";
        private const string Same = "";

        /// <summary>Lists all entries of the card, and those removed since the start of the run.</summary>
        /// <returns>The path, size in bytes (-1 for a folder) and kind of change of each entry; a folder precedes its content.</returns>
        public JsonArray List()
        {
            JsonArray entries = [];
            Add(entries, string.Empty, isGone: false);
            return entries;
        }

        private void Add(JsonArray entries, string folder, bool isGone)
        {
            Dictionary<string, CardItem> old = before.PeekFolder(folder).ToDictionary(item => item.Name, StringComparer.OrdinalIgnoreCase);
            foreach (CardItem item in isGone ? [] : now.PeekFolder(folder))
            {
                string path = $"{folder}/{item.Name}";
                old.Remove(item.Name, out CardItem? was);
                bool isNew = was == null || was.IsDirectory != item.IsDirectory;
                Add(entries, path, item, isNew ? Added : IsSame(path, item, was!) ? Same : Changed);
            }

            foreach (CardItem item in old.Values)
            {
                Add(entries, $"{folder}/{item.Name}", item, Gone);
            }
        }

        private void Add(JsonArray entries, string path, CardItem item, string change)
        {
            entries.Add(new JsonArray(path, item.IsDirectory ? -1 : item.Size, change));
            if (item.IsDirectory)
            {
                Add(entries, path, change == Gone);
            }
        }

        private bool IsSame(string path, CardItem item, CardItem was) => item.IsDirectory
            || (item.Size == was.Size && now.Peek(path).AsSpan().SequenceEqual(before.Peek(path)));
    }
}
