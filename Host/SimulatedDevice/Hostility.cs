namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Kinds of malformed answers, to test that the host rejects them.</summary>
    public enum Hostility
    {
        /// <summary>The device answers correctly.</summary>
        None,

        /// <summary>A message of 2 GiB is announced.</summary>
        OversizedFrame,

        /// <summary>The varint length of a message is unterminated.</summary>
        BadVarint,

        /// <summary>A message cannot be decoded.</summary>
        Garbage,

        /// <summary>An answer never ends: messages over RPC, bytes on the command line.</summary>
        Endless,

        /// <summary>Like <see cref="Endless"/>, with valid messages of 1,000 bytes.</summary>
        Flood,

        /// <summary>An endless answer arrives at one byte per 50 ms.</summary>
        Dribble,

        /// <summary>Answers have numbers of commands that were not sent.</summary>
        WrongCommand,

        /// <summary>An answer has the content type of a different command.</summary>
        WrongContent,

        /// <summary>No answer is sent.</summary>
        Silence,
    }
}
