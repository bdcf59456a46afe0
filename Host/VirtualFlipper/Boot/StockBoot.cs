using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// Models the decisions that follow a reset: the boot selection of the STM32WB55 (docs/reference/hardware.md 1.7), then the decision of
    /// the stock firmware (docs/reference/stock-updater.md 4.1) or of the resume stub.
    /// </summary>
    public static class StockBoot
    {
        private const uint UserBoot1 = 1u << 23;
        private const uint UserSoftwareBoot0 = 1u << 26;
        private const uint UserBoot0 = 1u << 27;

        /// <summary>Determines the final state to which a power-on would lead now, without changing the device.</summary>
        public static RestState WouldBoot(VirtualDevice device) => Decide(device, true).State;

        /// <summary>Decides the outcome of a boot without changing the device.</summary>
        /// <param name="powerOn">
        /// True for a power-on, which loads the stored option bytes and repeats the empty check; false for a boot that has already begun,
        /// in which these steps are complete.
        /// </param>
        public static BootDecision Decide(VirtualDevice device, bool powerOn) =>
            DecideInChip(device, powerOn) is { } chip ? chip
            : FindFault(device) is string fault ? new BootDecision(RestState.Hang, fault)
            : StubBoot.FindPage(device.Flash) is int stub ? StubBoot.Decide(device, stub)
            : FindIncomplete(device) is string missing ? new BootDecision(RestState.Hang, missing)
            : DecideAsFirmware(device) with { FirmwareRuns = true };

        /// <summary>Decides whether the chip boots from a memory other than its main flash, without changing the device.</summary>
        /// <param name="powerOn">As in <see cref="Decide"/>.</param>
        /// <returns>The decision, or null if the core starts at the reset vector in flash.</returns>
        public static BootDecision? DecideInChip(VirtualDevice device, bool powerOn)
        {
            OptionBytes options = device.Options;
            if (powerOn ? !options.IsAreaValid : options.LoadFailed)
            {
                return new BootDecision(
                    RestState.SystemDfu, "The option bytes do not match their complements: the chip starts the ROM's USB DFU.");
            }

            uint user = powerOn ? options.Stored(OptionWord.User) : options.Loaded(OptionWord.User);
            bool isOkDown = device.Buttons.HeldAtBoot == HeldKey.Ok || (!powerOn && device.Buttons.TimeToRelease(Key.Ok) > 0);
            bool boot0 = (user & UserSoftwareBoot0) != 0 ? isOkDown : (user & UserBoot0) == 0;
            if (boot0)
            {
                return (user & UserBoot1) != 0
                    ? new BootDecision(RestState.SystemDfu, "BOOT0 is set, by the OK button or by the option bytes.")
                    : new BootDecision(RestState.Hang, "BOOT0 is set and nBOOT1 is 0: the chip boots from uninitialised SRAM.");
            }

            bool empty = powerOn ? device.IsFirstWordErased : device.IsEmptyFlagSet;

            return empty ? new BootDecision(RestState.SystemDfu, "The first flash word is erased: the ROM starts its USB DFU.") : null;
        }

        /// <summary>Returns the reason why the code in flash cannot run; if it can, returns null.</summary>
        private static string? FindFault(VirtualDevice device)
        {
            FlashArray flash = device.Flash;
            if (!flash.IsReadable(0, FlashMap.DoubleWordSize))
            {
                return "The vector table has an ECC error.";
            }

            uint stack = BinaryPrimitives.ReadUInt32LittleEndian(flash.Bytes);
            uint reset = BinaryPrimitives.ReadUInt32LittleEndian(flash.Bytes[4..]);
            if (stack is <= FlashMap.SramBase or > FlashMap.SramEnd || stack % 4 != 0)
            {
                return $"The stack pointer in the vector table ({stack:X8}) does not point into SRAM.";
            }

            if (reset % 2 == 0 || reset < FlashMap.Base || reset - FlashMap.Base >= FlashMap.Size)
            {
                return $"The reset vector ({reset:X8}) is not an address of Thumb code in flash.";
            }

            return null;
        }

        private static string? FindIncomplete(VirtualDevice device) =>
            device.Images.HasFirmware && device.Images.FindWhole(device.Flash) is null
                ? "There is a vector table, but none of the firmware images that this device has held is complete."
                : null;

        private static BootDecision DecideAsFirmware(VirtualDevice device)
        {
            BootMode mode = device.Backup.HasValidHeader ? device.Backup.BootMode : BootMode.Normal;
            if (mode == BootMode.Dfu || device.Buttons.HeldAtBoot == HeldKey.Left)
            {
                return new BootDecision(
                    RestState.SystemDfu, "The boot mode is DFU, or LEFT is held: the firmware enters the ROM's USB DFU.")
                {
                    ClearsBootMode = true,
                };
            }

            return mode == BootMode.Update
                ? StockLoader.Load(device.Card)
                : new BootDecision(RestState.Firmware, $"The boot mode is {mode}: the firmware starts.");
        }
    }
}
