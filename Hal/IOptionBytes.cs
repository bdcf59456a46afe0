namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// The option bytes: 16 words at 0x1FFF8000, each followed by its complement (RM0434 section 3.4).
    /// </summary>
    public interface IOptionBytes
    {
        /// <summary>Reads one option word.</summary>
        /// <param name="index">Word index, 0 to 15.</param>
        /// <returns>
        /// The word as stored, without its complement. If a reset interrupted <see cref="Program"/> and left a word that does not match
        /// its complement, writable words are read from their registers, which still hold the values loaded last: the words to be changed
        /// still differ, and are programmed again.
        /// </returns>
        uint Read(int index);

        /// <summary>Determines whether CPU1 can write a word: the word has a register that does not belong to CPU2.</summary>
        /// <param name="index">Word index, 0 to 15.</param>
        /// <returns><see langword="true"/> for 0 to 6 and 13.</returns>
        bool IsWritable(int index);

        /// <summary>
        /// Programs all given words in one operation of the controller. Takes effect at the next <see cref="Launch"/> or power-on.
        /// A power loss during programming can leave an invalid option area: the chip then falls back to its safe boot.
        /// </summary>
        /// <param name="words">16 words; only those marked in <paramref name="change"/> are used.</param>
        /// <param name="change">
        /// 16 flags; <see langword="true"/> where the word changes. Marking a word that is not writable, or word 0 with a different
        /// readout protection, is refused.
        /// </param>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        FlashStatus Program(uint[] words, bool[] change);

        /// <summary>Loads the option bytes (OBL_LAUNCH), which resets the chip. Does not return.</summary>
        void Launch();
    }
}
