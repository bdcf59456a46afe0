namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>How a card is noticed. The slot's own contact is asked, whatever pin is named.</summary>
    public class CardDetectParameters
    {
        /// <summary>Whether a card that is put in is mounted.</summary>
        public bool autoMount;

        /// <summary>The pin of the contact.</summary>
        public uint cardDetectPin;

        /// <summary>The level of the pin with a card in.</summary>
        public bool cardDetectedState;

        /// <summary>Whether the contact is asked.</summary>
        public bool enableCardDetectPin;
    }
}
