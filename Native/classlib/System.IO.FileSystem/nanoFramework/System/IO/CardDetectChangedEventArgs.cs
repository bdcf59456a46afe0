using global::System;

namespace nanoFramework.System.IO
{
    /// <summary>Arguments of the event raised when a card has been inserted or removed.</summary>
    public class CardDetectChangedEventArgs : EventArgs
    {
        internal CardDetectChangedEventArgs(CardDetectState state, uint slotIndex)
        {
            CardState = state;
            SlotIndex = slotIndex;
        }

        /// <summary>Insertion or removal.</summary>
        public CardDetectState CardState { get; }

        /// <summary>The slot number.</summary>
        public uint SlotIndex { get; }
    }
}
