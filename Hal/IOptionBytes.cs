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
        /// The word as stored, without its complement. If a reset interrupted <see cref="Program"/> and left a word that does not match its
        /// complement, writable words are read from their registers, which still contain the values that were last loaded. The words to be
        /// changed then still differ from their new values, so they are programmed again.
        /// </returns>
        uint Read(int index);

        /// <summary>
        /// Determines whether CPU1 can write a word: the word must have a register, and that register must not belong to CPU2.
        /// </summary>
        /// <param name="index">Word index, 0 to 15.</param>
        /// <returns><see langword="true"/> for 0 to 6 and 13.</returns>
        bool IsWritable(int index);

        /// <summary>
        /// Programs the marked words in one operation of the controller. The new values take effect at the next <see cref="Launch"/> or
        /// power-on. A power loss during programming can leave an invalid option area, which makes the chip fall back to safe boot.
        /// </summary>
        /// <param name="words">16 words; only those marked in <paramref name="change"/> are used.</param>
        /// <param name="change">
        /// 16 flags; <see langword="true"/> marks a word to be programmed. The call is refused if a marked word is not writable, or if word
        /// 0 is marked and would change the readout protection.
        /// </param>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        FlashStatus Program(uint[] words, bool[] change);

        /// <summary>
        /// Loads the option bytes (OBL_LAUNCH), which resets the chip. Does not return. First waits up to 3 s for OK to be released,
        /// because OK drives BOOT0 and would make the reset start USB DFU.
        /// </summary>
        void Launch();
    }
}
