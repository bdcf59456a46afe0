namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>An assumption that the self-test image cannot measure; docs/HARDWARE.md describes the manual test.</summary>
    /// <param name="Name">Name of the fact in docs/HARDWARE.md.</param>
    /// <param name="Reason">Why the image does not measure the fact.</param>
    /// <param name="File">The file that contains the assumption, relative to the checkout.</param>
    /// <param name="Constant">The constant, type or function in that file that must be changed if the measurement differs.</param>
    internal sealed record UnmeasuredFact(string Name, string Meaning, string Reason, string File, string Constant)
    {
        private const string Fus = "Host/VirtualFlipper/Radio/FusProcedure.cs";

        /// <summary>Gets all assumptions that the image cannot measure, in the order of docs/HARDWARE.md.</summary>
        public static IReadOnlyList<UnmeasuredFact> All { get; } =
        [
            new(
                "ecc-nmi", "a double ECC error raises the NMI, and writing 1 clears ECCR",
                "the controller refuses to program a second value, so an error cannot be provoked",
                "Host/Emulator/Peripherals/FlashRegisters.cs", "NoteEccError"),
            new(
                "wrong-key", "a wrong key locks FLASH_CR until the next reset",
                "a wrong key would end the flash tests", "Host/Emulator/Registers/KeySequence.cs", "KeySequence"),
            new(
                "wfi-in-handler", "SysTick does not end WFI inside the hard fault handler and the NMI handler",
                "the self-test would hang", "Host/Emulator/Stm32Wb55.Exceptions.cs", "Sleep"),
            new(
                "boot0-sampled", "a reset while OK is held starts the ROM's USB DFU",
                "a key must be held", "Host/VirtualFlipper/Boot/StockBoot.cs", "HeldAtBoot"),
            new(
                "empty-flag", "FLASH_ACR.EMPTY survives a system reset, but not a power cycle",
                "measuring it requires two resets, after which the ROM may run instead of the image",
                "Host/VirtualFlipper/VirtualDevice.cs", "SetEmptyFlag"),
            new(
                "reset-flags", "reset flags are sticky until RMVF or power-on",
                "measuring it requires one reset of each kind", "Host/VirtualFlipper/Reset/ResetFlags.cs", "ResetFlags"),
            new(
                "rail-over-reset", "PA3 keeps the card powered across a system reset",
                "the image does not run during a reset", "Host/Emulator/FlipperBoard.cs", "SwitchCardPower"),
            new(
                "panel", "contrast, orientation and chip-select hold time of the display",
                "the panel has no data output", "Native/drivers/display/display.cpp", "Panel"),
            new(
                "fus-states", "states, error bytes, lengths, resets and durations of FUS; FUS also responds to FC69",
                "sending GET_STATE twice stops the radio stack, and measuring the other facts requires a radio change",
                Fus, "FusProcedure"),
            new(
                "fus-without-stack", "SFSA, SBRSA and SNBRSA while FUS is running without a stack, and the address of FUS's table",
                "measuring it would require deleting the radio stack", Fus, "FusProcedure"),
        ];
    }
}
