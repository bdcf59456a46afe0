using global::System;
using global::System.IO;

namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>
    /// The card's slot. There is one, wired as it is: of the parameters only whether a card is to be noticed counts. The card is mounted
    /// by the first use of drive D:, or by <see cref="Mount"/>.
    /// </summary>
    public class SDCard : IDisposable
    {
        private CardDetectStateEventHandler _changed;
        private bool _watching;
        private bool _disposed;

        /// <summary>The card's slot in the file system.</summary>
        public SDCard(uint slotIndex)
        {
            SlotIndex = slotIndex;
            CardType = SDInterfaceType.System;
        }

        /// <summary>A card on the bus of its own kind.</summary>
        public SDCard(SDCardMmcParameters parameters, CardDetectParameters cdParameters = null)
        {
            MmcParameters = parameters;
            CdParameters = cdParameters;
            CardType = SDInterfaceType.Mmc;
            SlotIndex = parameters.slotIndex;
        }

        /// <summary>A card on SPI.</summary>
        public SDCard(SDCardSpiParameters parameters, CardDetectParameters cdParameters = null)
        {
            SpiParameters = parameters;
            CdParameters = cdParameters;
            CardType = SDInterfaceType.Spi;
            SlotIndex = parameters.slotIndex;
        }

        /// <summary>A card was put in or taken out; looked at four times a second.</summary>
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

        /// <summary>Wires for data.</summary>
        public enum SDDataWidth
        {
            /// <summary>One.</summary>
            _1_bit = 1,

            /// <summary>Four.</summary>
            _4_bit = 2,
        }

        /// <summary>How a card is connected.</summary>
        public enum SDInterfaceType
        {
            /// <summary>As the system has it.</summary>
            System = 0,

            /// <summary>By the bus of its own kind.</summary>
            Mmc = 1,

            /// <summary>By SPI.</summary>
            Spi = 2,
        }

        /// <summary>Whether a card is noticed.</summary>
        public bool CardDetectEnabled => CdParameters != null && CdParameters.enableCardDetectPin;

        /// <summary>How the card is connected.</summary>
        public SDInterfaceType CardType { get; }

        /// <summary>What was given to the constructor.</summary>
        public CardDetectParameters CdParameters { get; }

        /// <summary>Whether a card is in the slot.</summary>
        public bool IsCardDetected => NativeIO.IsCardPresent();

        /// <summary>Whether <see cref="Mount"/> was called, and not <see cref="Unmount"/> since.</summary>
        public bool IsMounted { get; private set; }

        /// <summary>What was given to the constructor.</summary>
        public SDCardMmcParameters MmcParameters { get; }

        /// <summary>The slot.</summary>
        public uint SlotIndex { get; }

        /// <summary>What was given to the constructor.</summary>
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

        /// <summary>Finds the file system of the card; files that are open are lost.</summary>
        public void Mount()
        {
            CheckUse();
            IOError.Check(NativeIO.Mount(), "D:");
            IsMounted = true;
        }

        /// <summary>Brings all open files to the card, so that it can be taken out. Who uses drive D: again mounts it again.</summary>
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
