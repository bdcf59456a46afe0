using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Orders names by their UTF-8 bytes, as the stock packager does.</summary>
    internal sealed class BytewiseOrder : IComparer<string>
    {
        public static readonly BytewiseOrder Instance = new();

        public int Compare(string? x, string? y) =>
            Encoding.UTF8.GetBytes(x ?? string.Empty).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? string.Empty));
    }
}
