using System;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Where a firmware keeps /int.</summary>
    [Flags]
    public enum InternalStorageTargets
    {
        /// <summary>Not determined.</summary>
        None = 0,

        /// <summary>A LittleFS volume in the pages between firmware and CPU2.</summary>
        Flash = 1,

        /// <summary>The folder <c>/ext/.int</c>.</summary>
        Card = 2,

        /// <summary>The image does not show which of the two: both.</summary>
        Both = Flash | Card,
    }
}
