namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>
    /// The parts of the device that are intact after an error. The values are the letters used in <see cref="StageTables.Errors"/>.
    /// </summary>
    public enum Safety
    {
        /// <summary>A check failed; this step has changed nothing.</summary>
        Unchanged = 'u',

        /// <summary>The radio stack may be missing; the firmware and the settings are intact.</summary>
        Radio = 'r',

        /// <summary>The firmware may be incomplete; the settings are in backup-N.tar.</summary>
        Flash = 'f',

        /// <summary>The option bytes may be partly corrected; the firmware is intact.</summary>
        Options = 'o',

        /// <summary>The new firmware is complete; the settings are in backup-N.tar.</summary>
        Settings = 's',

        /// <summary>Firmware and settings are intact; files on the card may be incomplete.</summary>
        Card = 'c',
    }
}
