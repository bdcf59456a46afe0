using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockCard(MockDevice mock) : ICard
    {
        private const string Prefix = "/ext";

        public bool IsPresent => Device.IsInserted;

        public bool IsReadOnly => Device.IsReadOnly;

        public long FreeBytes => Device.IsMounted ? Device.FreeBytes : -1;

        public long CountFreeBytes() => Device.CountFreeBytes();

        public int ClusterSize => Device.ClusterSize;

        private VirtualCard Device => mock.Alive().Card;

        public CardStatus Mount() => (CardStatus)Device.Mount();

        public CardStatus Open(string path, CardMode mode, out ICardFile file)
        {
            file = null!;
            if (OnCard(path) is not string inner)
            {
                return CardStatus.BadName;
            }

            CardResult opened = Device.Open(inner, (CardOpenMode)mode, out VirtualCardFile? found);
            if (found is not null)
            {
                file = new MockCardFile(mock, found);
            }

            return (CardStatus)opened;
        }

        public CardStatus Stat(string path, out CardEntry entry)
        {
            entry = null!;
            if (OnCard(path) is not string inner)
            {
                return CardStatus.BadName;
            }

            CardResult found = Device.Stat(inner, out CardItem? item);
            if (item is not null)
            {
                entry = ToEntry(item);
            }

            return (CardStatus)found;
        }

        public CardStatus HashPath(string path, uint seed, out uint hash)
        {
            hash = 0;
            return OnCard(path) is string inner ? (CardStatus)VirtualCard.HashPath(inner, seed, out hash) : CardStatus.BadName;
        }

        public CardStatus Identify(string path, out uint identity)
        {
            identity = 0;
            return OnCard(path) is string inner ? (CardStatus)Device.Identify(inner, out identity) : CardStatus.BadName;
        }

        public CardStatus List(string path, ArrayList entries)
        {
            if (OnCard(path) is not string inner)
            {
                return CardStatus.BadName;
            }

            CardResult listed = Device.List(inner, out IReadOnlyList<CardItem> items);
            foreach (CardItem item in items)
            {
                entries.Add(ToEntry(item));
            }

            return (CardStatus)listed;
        }

        public CardStatus MakeDirectory(string path) =>
            OnCard(path) is string inner ? (CardStatus)Device.MakeDirectory(inner) : CardStatus.BadName;

        public CardStatus Delete(string path) => OnCard(path) is string inner ? (CardStatus)Device.Delete(inner) : CardStatus.BadName;

        public CardStatus Replace(string from, string to) =>
            OnCard(from) is string source && OnCard(to) is string target ? (CardStatus)Device.Replace(source, target) : CardStatus.BadName;

        // The model has no write cache: a closed file is already on the card.
        public CardStatus Sync() => Device.IsMounted ? CardStatus.Ok : CardStatus.NoCard;

        private static CardEntry ToEntry(CardItem item) =>
            new(CodePage850.ToPath(item.Name), item.IsDirectory, item.Size, item.IsIncomplete, item.IsReadOnly);

        /// <summary>Removes the firmware's prefix for the card from a path, and converts the rest to code page 850.</summary>
        private static string? OnCard(string path) =>
            path == Prefix ? "/"
                : path.StartsWith(Prefix + "/", StringComparison.Ordinal) ? CodePage850.ToName(path[Prefix.Length..])
                : null;
    }
}
