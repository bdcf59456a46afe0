using global::System;
using global::System.IO;

namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>
    /// The card slot. There is only one slot, with fixed wiring, so the only parameter with an effect is the one that enables card
    /// detection. The card is mounted at the first use of drive D:, or by <see cref="Mount"/>.
    /// </summary>
    public class SDCard : IDisposable
    {
        private CardDetectStateEventHandler _changed;
        private bool _watching;
        private bool _disposed;

        /// <summary>Creates an object for the card in a slot.</summary>
        public SDCard(uint slotIndex)
        {
            SlotIndex = slotIndex;
            CardType = SDInterfaceType.System;
        }

        /// <summary>Creates an object for a card on the SDMMC bus.</summary>
        public SDCard(SDCardMmcParameters parameters, CardDetectParameters cdParameters = null)
        {
            MmcParameters = parameters;
            CdParameters = cdParameters;
            CardType = SDInterfaceType.Mmc;
            SlotIndex = parameters.slotIndex;
        }

        /// <summary>Creates an object for a card on SPI.</summary>
        public SDCard(SDCardSpiParameters parameters, CardDetectParameters cdParameters = null)
        {
            SpiParameters = parameters;
            CdParameters = cdParameters;
            CardType = SDInterfaceType.Spi;
            SlotIndex = parameters.slotIndex;
        }

        /// <summary>Raised when a card has been inserted or removed; the slot is polled four times a second.</summary>
        public event CardDetectStateEventHandler CardDetectChanged
        {
            add
            {
                _changed += value;

                if (!_watching)
                {
                    _watching = true;
                    CardWatch.Add(Tell);
                }
            }

            remove
            {
                _changed -= value;
            }
        }

        /// <summary>Number of data lines.</summary>
        public enum SDDataWidth
        {
            /// <summary>One data line.</summary>
            _1_bit = 1,

            /// <summary>Four data lines.</summary>
            _4_bit = 2,
        }

        /// <summary>Interface types of a card.</summary>
        public enum SDInterfaceType
        {
            /// <summary>The system's default.</summary>
            System = 0,

            /// <summary>SDMMC bus.</summary>
            Mmc = 1,

            /// <summary>SPI bus.</summary>
            Spi = 2,
        }

        /// <summary>Whether card detection is enabled.</summary>
        public bool CardDetectEnabled => CdParameters != null && CdParameters.enableCardDetectPin;

        /// <summary>The interface type of the card.</summary>
        public SDInterfaceType CardType { get; }

        /// <summary>The card detection parameters given to the constructor; null if none were given.</summary>
        public CardDetectParameters CdParameters { get; }

        /// <summary>Whether a card is inserted.</summary>
        public bool IsCardDetected => NativeIO.IsCardPresent();

        /// <summary>Whether <see cref="Mount"/> has been called, and <see cref="Unmount"/> has not been called since.</summary>
        public bool IsMounted { get; private set; }

        /// <summary>The SDMMC parameters given to the constructor; null if none were given.</summary>
        public SDCardMmcParameters MmcParameters { get; }

        /// <summary>The slot number.</summary>
        public uint SlotIndex { get; }

        /// <summary>The SPI parameters given to the constructor; null if none were given.</summary>
        public SDCardSpiParameters SpiParameters { get; }

        /// <summary>Unmounts the card.</summary>
        public void Dispose()
        {
            if (!_disposed)
            {
                OpenFiles.Flush();
                _disposed = true;
                IsMounted = false;
            }
        }

        /// <summary>Mounts the file system of the card; open files become invalid.</summary>
        public void Mount()
        {
            CheckUse();
            IOError.Check(NativeIO.Mount(), "D:");
            IsMounted = true;
        }

        /// <summary>Flushes all open files, so that the card can be removed. The next use of drive D: mounts the card again.</summary>
        public void Unmount()
        {
            CheckUse();

            if (!IsMounted)
            {
                throw new InvalidOperationException();
            }

            OpenFiles.Flush();
            IsMounted = false;
        }

        private void CheckUse()
        {
            if (_disposed)
            {
                throw new ObjectDisposedException("SDCard");
            }
        }

        private void Tell(bool present)
        {
            if (!present)
            {
                IsMounted = false;
            }
            else if (CdParameters != null && CdParameters.autoMount)
            {
                IsMounted = NativeIO.Mount() >= 0;
            }

            if (_changed != null && !_disposed)
            {
                _changed(this, new CardDetectChangedEventArgs(present ? CardDetectState.Inserted : CardDetectState.Removed, SlotIndex));
            }
        }
    }
}
