using System;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>The locations at which firmware keeps /int.</summary>
    [Flags]
    public enum InternalStorageTargets
    {
        /// <summary>Not determined.</summary>
        None = 0,

        /// <summary>A LittleFS volume in the pages between the firmware and the secure start.</summary>
        Flash = 1,

        /// <summary>The folder <c>/ext/.int</c>.</summary>
        Card = 2,

        /// <summary>Both locations, if the image does not show which of them the firmware uses.</summary>
        Both = Flash | Card,
    }
}
