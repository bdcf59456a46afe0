using System.Globalization;
using System.Text.RegularExpressions;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>
    /// Compares and sorts versions. Versions with a number (<c>0.58.1</c>, <c>1.4.3-rc2</c>, a fork's <c>mntm-012</c>) are ordered by
    /// number; a release candidate is older than its release. All other versions, such as <c>dev-12052022-deadbeef</c>, are ordered by
    /// time and are older than any version with a number.
    /// </summary>
    public static partial class VersionOrder
    {
        /// <summary>Sorts versions by number, then by timestamp, then by name.</summary>
        /// <returns>The versions, newest first.</returns>
        public static IEnumerable<ChannelVersion> Sort(IEnumerable<ChannelVersion> versions) =>
            versions.Select(version => (version, Key: KeyOf(version.Version)))
                .OrderByDescending(pair => pair.Key, Comparer<int[]?>.Create(Compare))
                .ThenByDescending(pair => pair.version.Timestamp)
                .ThenByDescending(pair => pair.version.Version, StringComparer.Ordinal)
                .Select(pair => pair.version);

        /// <summary>Compares two names.</summary>
        /// <returns>
        /// Negative if the first version is older, positive if it is newer, 0 if the version numbers are equal or both are missing.
        /// </returns>
        public static int Compare(string one, string other) => Compare(KeyOf(one), KeyOf(other));

        private static int Compare(int[]? one, int[]? other)
        {
            if (one == null || other == null)
            {
                return (one == null ? 0 : 1) - (other == null ? 0 : 1);
            }

            // The last element is the number of the release candidate. Any other missing number counts as 0.
            int length = Math.Max(one.Length, other.Length) - 1;
            for (int i = 0; i < length; i++)
            {
                int order = At(one, i).CompareTo(At(other, i));
                if (order != 0)
                {
                    return order;
                }
            }

            return one[^1].CompareTo(other[^1]);
        }

        private static int At(int[] key, int index) => index < key.Length - 1 ? key[index] : 0;

        private static int[]? KeyOf(string name)
        {
            Match match = Numbered().Match(name);
            if (!match.Success)
            {
                return null;
            }

            IEnumerable<int> numbers = match.Groups["numbers"].Value.Split('.').Select(Number);
            int candidate = !match.Groups["rc"].Success ? int.MaxValue
                : match.Groups["candidate"].Length == 0 ? 0 : Number(match.Groups["candidate"].Value);
            return [.. numbers, candidate];
        }

        private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

        [GeneratedRegex(
            @"^(?:v|[a-z]{2,10}-)?(?<numbers>[0-9]{1,7}(?:\.[0-9]{1,7}){0,5})[a-z]?(?<rc>-rc[.-]?(?<candidate>[0-9]{0,7}))?$",
            RegexOptions.CultureInvariant)]
        private static partial Regex Numbered();
    }
}
