namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Answers that no firmware gives.</summary>
    public enum Hostility
    {
        /// <summary>The device answers as it should.</summary>
        None,

        /// <summary>A message of 2 GiB is announced.</summary>
        OversizedFrame,

        /// <summary>The length of a message does not end.</summary>
        BadVarint,

        /// <summary>A message cannot be decoded.</summary>
        Garbage,

        /// <summary>An answer goes on without end, message after message, or on the command line byte after byte.</summary>
        Endless,

        /// <summary>As endless, in messages of 1,000 bytes with the right content.</summary>
        Flood,

        /// <summary>An answer that does not end comes one byte in 50 ms.</summary>
        Dribble,

        /// <summary>Answers belong to commands that were not given.</summary>
        WrongCommand,

        /// <summary>An answer has the content of another command.</summary>
        WrongContent,

        /// <summary>Nothing is answered.</summary>
        Silence,
    }
}
