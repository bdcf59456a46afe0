namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>A card on the bus of its own kind.</summary>
    public class SDCardMmcParameters
    {
        /// <summary>Wires for data.</summary>
        public SDCard.SDDataWidth dataWidth;

        /// <summary>The slot.</summary>
        public uint slotIndex;
    }
}
