namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>Outcome of a device run.</summary>
    internal enum RunOutcome
    {
        /// <summary>The update is complete, or no update was armed.</summary>
        Completed,

        /// <summary>The update was refused. Flash, option bytes, CPU2 and /int are unchanged, bit for bit.</summary>
        Refused,

        /// <summary>The update stopped after something had been changed.</summary>
        Failed,

        /// <summary>The device is in a state that needs the user's help.</summary>
        NeedsPerson,
    }
}
