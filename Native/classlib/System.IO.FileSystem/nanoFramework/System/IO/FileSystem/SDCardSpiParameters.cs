namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>A card on SPI.</summary>
    public class SDCardSpiParameters
    {
        /// <summary>The pin that selects the card.</summary>
        public uint chipSelectPin;

        /// <summary>The slot.</summary>
        public uint slotIndex;

        /// <summary>The bus.</summary>
        public uint spiBus;
    }
}
