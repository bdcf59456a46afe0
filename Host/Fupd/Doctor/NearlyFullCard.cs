using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>Leaves only a few free clusters on the card of an armed device.</summary>
    internal static class NearlyFullCard
    {
        /// <summary>Keyword for the smallest number of free clusters that the doctor accepts.</summary>
        public const string Least = "least";

        private const int Most = 1 << 20;

        /// <summary>Sets the number of free clusters.</summary>
        /// <param name="armed">The armed device, switched off.</param>
        /// <param name="text">The number of clusters to leave free, or <see cref="Least"/>.</param>
        /// <returns>The number of free clusters.</returns>
        /// <exception cref="InputException">The text is not a valid number, or the update is refused on a card of any size.</exception>
        public static int Limit(VirtualDevice armed, string text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int free) || free > Most)
            {
                free = text == Least ? LeastOf(armed)
                    : throw new InputException($"--card-free {text}: give a number of clusters up to {Most}, or {Least}");
            }

            armed.Card.LeaveFree(free);
            return free;
        }

        /// <summary>Finds the smallest number of free clusters with which the doctor accepts the update.</summary>
        /// <param name="armed">The device, switched off; it is not changed.</param>
        /// <exception cref="InputException">The update is refused on a card of any size.</exception>
        public static int LeastOf(VirtualDevice armed)
        {
            (int refused, int accepted) = (-1, 64);
            while (IsRefused(armed, accepted))
            {
                (refused, accepted) = accepted < Most ? (accepted, 2 * accepted)
                    : throw new InputException($"--card-free {Least}: the doctor refuses the update on a card of any size");
            }

            while (accepted - refused > 1)
            {
                int free = (refused + accepted) / 2;
                (refused, accepted) = IsRefused(armed, free) ? (free, accepted) : (refused, free);
            }

            return accepted;
        }

        // A copy is used, because the doctor unpacks the resources on the device that it checks.
        private static bool IsRefused(VirtualDevice armed, int free)
        {
            VirtualDevice copy = armed.Copy();
            copy.Card.LeaveFree(free);
            return DoctorFindings.OfArmed(copy).IsRefused;
        }
    }
}
