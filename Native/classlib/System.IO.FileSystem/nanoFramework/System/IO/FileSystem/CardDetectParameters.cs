namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>Parameters of card detection. The slot's own switch is used, regardless of the given pin.</summary>
    public class CardDetectParameters
    {
        /// <summary>Whether an inserted card is mounted automatically.</summary>
        public bool autoMount;

        /// <summary>The pin of the switch.</summary>
        public uint cardDetectPin;

        /// <summary>The level of the pin with a card inserted.</summary>
        public bool cardDetectedState;

        /// <summary>Whether card detection is enabled.</summary>
        public bool enableCardDetectPin;
    }
}
