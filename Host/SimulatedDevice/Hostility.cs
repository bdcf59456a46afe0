namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Kinds of malformed responses; tests verify that the host rejects each of them.</summary>
    public enum Hostility
    {
        /// <summary>The device responds correctly.</summary>
        None,

        /// <summary>The length prefix announces a message of 2 GiB.</summary>
        OversizedFrame,

        /// <summary>The varint that encodes the length of a message never ends.</summary>
        BadVarint,

        /// <summary>A message cannot be decoded.</summary>
        Garbage,

        /// <summary>
        /// A response never ends. Over RPC, the endless response consists of messages; on the command line, it consists of bytes.
        /// </summary>
        Endless,

        /// <summary>Like <see cref="Endless"/>, but with valid messages of 1,000 bytes.</summary>
        Flood,

        /// <summary>A response never ends, and is sent at a rate of one byte per 50 ms.</summary>
        Dribble,

        /// <summary>Responses contain command ids that the host has never sent.</summary>
        WrongCommand,

        /// <summary>A response has the content type of a different command.</summary>
        WrongContent,

        /// <summary>The device sends no response.</summary>
        Silence,
    }
}
