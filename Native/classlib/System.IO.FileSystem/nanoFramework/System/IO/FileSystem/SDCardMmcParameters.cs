namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>Parameters of a card on the SDMMC bus.</summary>
    public class SDCardMmcParameters
    {
        /// <summary>Number of data lines.</summary>
        public SDCard.SDDataWidth dataWidth;

        /// <summary>The slot number.</summary>
        public uint slotIndex;
    }
}
