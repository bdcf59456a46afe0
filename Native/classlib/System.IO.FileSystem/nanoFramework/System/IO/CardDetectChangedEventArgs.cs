using global::System;

namespace nanoFramework.System.IO
{
    /// <summary>A card was put in or taken out.</summary>
    public class CardDetectChangedEventArgs : EventArgs
    {
        internal CardDetectChangedEventArgs(CardDetectState state, uint slotIndex)
        {
            CardState = state;
            SlotIndex = slotIndex;
        }

        /// <summary>Which of both.</summary>
        public CardDetectState CardState { get; }

        /// <summary>The slot.</summary>
        public uint SlotIndex { get; }
    }
}
