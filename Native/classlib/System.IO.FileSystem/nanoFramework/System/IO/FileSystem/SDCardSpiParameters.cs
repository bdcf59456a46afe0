namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>Parameters of a card on SPI.</summary>
    public class SDCardSpiParameters
    {
        /// <summary>The chip select pin.</summary>
        public uint chipSelectPin;

        /// <summary>The slot number.</summary>
        public uint slotIndex;

        /// <summary>The SPI bus number.</summary>
        public uint spiBus;
    }
}
