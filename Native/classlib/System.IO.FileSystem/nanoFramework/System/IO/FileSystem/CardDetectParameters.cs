namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>Parameters of card detection. The pin given here has no effect, because the slot's own switch is used.</summary>
    public class CardDetectParameters
    {
        /// <summary>Whether an inserted card is mounted automatically.</summary>
        public bool autoMount;

        /// <summary>The pin of the switch.</summary>
        public uint cardDetectPin;

        /// <summary>The level of the pin while a card is inserted.</summary>
        public bool cardDetectedState;

        /// <summary>Whether card detection is enabled.</summary>
        public bool enableCardDetectPin;
    }
}
