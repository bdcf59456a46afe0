using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>
    /// The assumptions that the code and the model make about the chip and that have not yet been measured on hardware
    /// (docs/reference/silicon.md 3), each with the constant that depends on it.
    /// </summary>
    internal static class AssumedFacts
    {
        /// <summary>The mask of a fact that is a number rather than a register value.</summary>
        public const long Number = long.MaxValue;

        private const long Register = 0xFFFFFFFF;
        private const long Cpu2Ready = 0x9200;
        private const string Flash = "Host/VirtualFlipper/Flash/FlashController.cs";
        private const string FlashTimes = "Host/VirtualFlipper/Flash/FlashTiming.cs";
        private const string Shared = "Host/Emulator/Memory/SharedSram.cs";
        private const string Handoff = "Host/Emulator/LoaderHandoff.cs";
        private const string Card = "Host/Emulator/Devices/SdTiming.cs";

        private static IReadOnlyList<AssumedFact> Board { get; } =
        [
            Bits(
                "entry.flash-acr", 0x703, 0x0000FFFF,
                "three wait states are set; caches and prefetch are on", "Host/Emulator/Peripherals/FlashRegisters.cs", "SetHandoffState"),
            Bits(
                "entry.rcc-cr", 0x03030000, 0x03030000,
                "HSE and PLL are on and ready", "Host/Emulator/Peripherals/Rcc.cs", "SetHandoffState"),
            Bits("entry.rcc-cfgr", 0xF, 0xF, "the PLL is the system clock", "Host/Emulator/Peripherals/Rcc.cs", "SetHandoffState"),
            Bits("entry.pwr-cr1", 0x300, 0x700, "the backup domain is writable; voltage range 1", Handoff, "State"),
            Bits("entry.memory-mode", 3, 7, "SRAM1 is mapped at address 0", Handoff, "MemoryModeSram1"),
            Bits(
                "entry.rail-pin", 0x1D, 0x1F,
                "PA3 is an open-drain output and high, so card and header have power", Handoff, "PA3"),
            Range(
                "entry.flash-empty", 0, 0,
                "EMPTY is 0 while firmware is installed", "Host/VirtualFlipper/VirtualDevice.cs", "SetEmptyFlag"),
            Range("boot0.level", 0, 0, "PH3 is low while OK is released", "boards/FLIPPER_F7/pins.hpp", "buttonOk"),
            Bits(
                "option.00", 0x0C800000, 0x0C800000,
                "nSWBOOT0 (BOOT0 is taken from the pin), nBOOT0 and nBOOT1 are 1", "Host/VirtualFlipper/Boot/StockBoot.cs", "HeldAtBoot"),
            Bits("chip.id", 0x495, 0xFFF, "STM32WB55", "Host/Emulator/Peripherals/Dbgmcu.cs", "IDCODE"),
            Bits(
                "flash.sr", FlashErrors.OptionValidity, FlashErrors.OptionValidity,
                "OPTVERR is set after every reset", "Host/VirtualFlipper/Flash/FlashErrors.cs", nameof(FlashErrors.OptionValidity)),
            Bits(
                "flash.eccr", 0, 0xC0000000,
                "no read of flash below the secure start has caused an ECC error so far",
                "Host/Emulator/Peripherals/FlashRegisters.cs", "NoteEccError"),
            Near(
                "clock.cycles-per-rtc-second", 64_000_000, 1,
                "the core runs at 64 MHz", "Native/drivers/clock/clock.hpp", "cyclesPerMicrosecond"),
            Range(
                "clock.cycles-in-10-ms-of-sleep", 0, 64_000,
                "the cycle counter stops in sleep", "Native/drivers/clock/clock.cpp", "nap"),
            Range("i2c.led-driver-answers", 1, 1, "the LED driver has I2C address 0x30", "Native/drivers/leds/leds.cpp", "chip"),
            Range("i2c.gauge-answers", 1, 1, "the gauge has I2C address 0x55", "Native/drivers/power/power.cpp", "gauge"),
            Range("i2c.charger-answers", 1, 1, "the charger has I2C address 0x6B", "Native/drivers/power/power.cpp", "charger"),
            Range(
                "i2c.unused-address-answers", 0, 0,
                "an unused I2C address gets a NACK", "Host/Emulator/Peripherals/I2c.cs", "FindAddressed"),
            Range(
                "i2c.led-reset-acknowledged", 1, 1,
                "the LED chip acknowledges its reset command, although its software driver does not require this",
                "Host/Emulator/Devices/Lp5562.cs", "reset"),
            Range(
                "i2c.led-driver-starts-again", 1, 1,
                "the LED driver works immediately after its reset", "Native/drivers/leds/leds.cpp", "startUpMicroseconds"),
            Range("power.failed-reads", 0, 0, "gauge and charger respond to every read", "Native/drivers/i2c/i2c.cpp", "read"),
            Range("card.read-apart-us", 170, 700, "a card delivers the first block within 0.2 ms", Card, "FirstBlockNanoseconds"),
            Range("card.read-8-onward-us", 500, 2_200, "a card delivers the next block within 0.01 ms", Card, "NextBlockNanoseconds"),
            Range(
                "card.write-8-most-us", 1, 1_000_000,
                "a card is busy for less than the driver's time-out", "Native/drivers/card/sd_card.cpp", "limits"),
        ];

        private static IReadOnlyList<AssumedFact> FlashAlone { get; } =
        [
            Near(
                "flash.erase-us", FlashTiming.PageErase / VirtualTime.Microsecond, 15,
                "time to erase a page", FlashTimes, nameof(FlashTiming.PageErase)),
            Near(
                "flash.row-us", FlashTiming.FastRow / VirtualTime.Microsecond, 15,
                "time to program a row in fast mode", FlashTimes, nameof(FlashTiming.FastRow)),
            Near(
                "flash.double-word-us", FlashTiming.DoubleWord / VirtualTime.Microsecond, 30,
                "time to program a double word", FlashTimes, nameof(FlashTiming.DoubleWord)),
            Range(
                "flash.sleeps-while-busy", 1, 1,
                "an erase completes while the core sleeps", "Native/drivers/flash/controller.cpp", "takeErrors"),
            Bits(
                "flash.rows-ascending-sr", 0, Register,
                "programming rows in ascending order from the start of the page erased last is accepted", Flash, "FlashController"),
            Range("flash.rows-read-back", 1, 1, "rows programmed in ascending order read back correctly", Flash, "FlashController"),
            Bits(
                "flash.row-descending-sr", FlashErrors.NotErasedLast, Register,
                "programming a row below a programmed row is refused", Flash, nameof(FlashErrors.NotErasedLast)),
            Bits(
                "flash.row-in-page-not-erased-last-sr", FlashErrors.NotErasedLast, Register,
                "programming a row outside the page erased last is refused", Flash, nameof(FlashErrors.NotErasedLast)),
            Bits(
                "flash.double-word-sr", 0, Register,
                "programming a double word in an erased page is accepted", Flash, "ProgramDoubleWord"),
            Bits(
                "flash.row-after-double-word-sr", FlashErrors.NotErasedLast, Register,
                "programming a row after a double word is refused", Flash, nameof(FlashErrors.NotErasedLast)),
            Bits("flash.ones-sr", 0, Register, "a double word of all ones can be programmed", Flash, "ProgramDoubleWord"),
            Bits(
                "flash.again-after-ones-sr", FlashErrors.Program, Register,
                "a double word programmed with all ones cannot be programmed again", Flash, nameof(FlashErrors.Program)),
            Bits(
                "flash.other-over-word-sr", FlashErrors.Program, Register,
                "programming another value over a double word is refused", Flash, nameof(FlashErrors.Program)),
            Range(
                "flash.ecc-error-after-refusal", 0, 0,
                "refused programming of a double word causes no ECC error", "Host/VirtualFlipper/Flash/FlashArray.cs", "Accepts"),
            Range(
                "flash.refused-word-unchanged", 1, 1,
                "refused programming leaves a double word unchanged", "Host/VirtualFlipper/Flash/FlashArray.cs", "Accepts"),
            Bits(
                "flash.zeros-over-word-sr", 0, Register,
                "programming zeros over a double word is accepted", "Host/VirtualFlipper/Flash/FlashArray.cs", "Accepts"),
            Range(
                "flash.zeros-read-back", 1, 1,
                "zeros programmed over a double word read back correctly", "Host/VirtualFlipper/Flash/FlashArray.cs", "Accepts"),
            Near(
                "flash.read-while-busy-us", FlashTiming.PageErase / VirtualTime.Microsecond, 15,
                "a read of flash during an erase stalls until the erase ends", "Host/Emulator/Memory/FlashMemory.cs", "Stall"),
        ];

        private static IReadOnlyList<AssumedFact> BesideCpu2 { get; } =
        [
            Range(
                "cpu2.ready-us", 1, 1_000_000,
                "CPU2 is ready within 1 s", "Host/VirtualFlipper/Radio/FusTiming.cs", "FusTiming"),
            Bits("cpu2.event", Cpu2Ready, Register, "the first event of CPU2 is READY", "Hal/Shci.cs", "EventReady"),
            Bits(
                "cpu2.fault-address", 0, Register,
                "CPU2 has recorded no hard fault", "Native/drivers/mailbox/mailbox.cpp", "faultMagic"),
            Bits(
                "cpu2.erase-activity-answer", 1, Register,
                "the response to the erase announcement is one byte long", "Native/drivers/flash/flash.cpp", "announceErase"),
            Bits(
                "cpu2.semaphores", 0, 0xC4,
                "an idle CPU2 holds none of the flash's semaphores 2, 6 and 7", "Host/Emulator/Peripherals/Hsem.cs", "FlashRegisters"),
            Bits(
                "cpu2.flash-sr", 0, 1 << 19,
                "an idle CPU2 does not suspend flash operations (PESD)", "Native/drivers/flash/controller.cpp", "waitIdle"),
            Near(
                "cpu2.row-us", FlashTiming.FastRow / VirtualTime.Microsecond, 15,
                "time to program a row in fast mode while CPU2 runs", FlashTimes, nameof(FlashTiming.FastRow)),
            Bits("cpu2.rows-ascending-sr", 0, Register, "programming rows while CPU2 runs is accepted", Flash, "FlashController"),
            Range("cpu2.rows-read-back", 1, 1, "rows programmed while CPU2 runs read back correctly", Flash, "FlashController"),
            Range("border.sram2a-open-reads", 1, 1, "CPU1 can read SRAM2a below SBRSA", Shared, "IsOpen"),
            Range("border.sram2a-secure-reads", 0, 0, "reading SRAM2a from SBRSA upwards causes a bus fault", Shared, "IsOpen"),
            Range("border.sram2b-open-reads", 1, 1, "CPU1 can read SRAM2b below SNBRSA", Shared, "IsOpen"),
            Range("border.sram2b-secure-reads", 0, 0, "reading SRAM2b from SNBRSA upwards causes a bus fault", Shared, "IsOpen"),
            Range("border.flash-open-reads", 1, 1, "CPU1 can read flash below SFSA", "Host/Emulator/Memory/FlashMemory.cs", "IsSecure"),
            Range(
                "border.flash-secure-reads", 0, 0,
                "reading flash from SFSA upwards causes a bus fault", "Host/Emulator/Memory/FlashMemory.cs", "IsSecure"),
            Bits(
                "border.fault-status", 0x8200, 0x8200,
                "the bus faults are precise, and BFAR contains the address", "Host/Emulator/Peripherals/SystemControl.cs",
                "BusFault.Precise"),
            Range(
                "border.flash-is-locked", 1, 1,
                "the drivers leave the flash controller locked", "Native/drivers/flash/controller.cpp", "release"),
            Range(
                "border.lock-while-locked-passes", 0, 0,
                "writing LOCK while it is set causes a bus fault", "Host/Emulator/Peripherals/FlashRegisters.cs", "LockWrittenWhileLocked"),
        ];

        /// <summary>Gets all assumptions, in the order of the steps.</summary>
        public static IReadOnlyList<AssumedFact> All { get; } = [.. Board, .. FlashAlone, .. BesideCpu2];

        private static AssumedFact Bits(string name, long value, long mask, string meaning, string file, string constant) =>
            new(name, value, value, mask, meaning, file, constant);

        private static AssumedFact Range(string name, long least, long most, string meaning, string file, string constant) =>
            new(name, least, most, Number, meaning, file, constant);

        private static AssumedFact Near(string name, long value, int percent, string meaning, string file, string constant) =>
            Range(name, value - (value * percent / 100), value + (value * percent / 100), meaning, file, constant);
    }
}
