using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>
    /// The faults that <c>--fault</c> accepts, which are the same on mock and emulator. <c>--help</c> prints this list, and a test compares
    /// docs/FUPD.md with it.
    /// </summary>
    internal static class FaultCatalog
    {
        private const int Byte = 0xFF;
        private const int Opcode = 0xFFFF;

        public static readonly IReadOnlyList<FaultKind> All =
        [
            new("flash.erase:PAGE", "erasing the page fails and leaves its content undefined", (_, _, arguments) =>
            {
                int page = arguments.Number(0, FlashMap.Pages - 1);
                return on => on.FlashController.Faults.EraseFails.Add(page);
            }),
            new("flash.program:PAGE", "every attempt to program the page fails", (_, _, arguments) =>
            {
                int page = arguments.Number(0, FlashMap.Pages - 1);
                return on => on.FlashController.Faults.ProgramFails.Add(page);
            }),
            new("flash.rows:PAGE", "the controller refuses fast programming in the page", (_, _, arguments) =>
            {
                int page = arguments.Number(0, FlashMap.Pages - 1);
                return on => on.FlashController.Faults.RowsFail.Add(page);
            }),
            new("flash.weak:ADDRESS/MASK", "the bits of MASK flip in the byte immediately after it is programmed", (_, _, arguments) =>
            {
                (uint address, byte mask) = (arguments.Address(), (byte)arguments.Number(1, Byte));
                return on => on.FlashController.Faults.WeakBytes[address] = mask;
            }),
            new("flash.flip:ADDRESS/MASK", "the bits of MASK flip once in the byte", (_, _, arguments) =>
            {
                (uint address, byte mask) = (arguments.Address(), (byte)arguments.Number(1, Byte));
                return on => on.Flash.Flip(address, mask);
            }),
            new("flash.ecc:ADDRESS", "the double word has an uncorrectable ECC error", (_, _, arguments) =>
            {
                uint address = arguments.Address();
                return on => on.Flash.Mark(
                    (int)(address - FlashMap.Base) / FlashMap.DoubleWordSize, DoubleWordState.EccError);
            }),
            new("flash.ecc-unflagged", "an ECC error raises the NMI without setting ECCD (chip only)", (_, _, _) =>
                on => on.FlashController.Faults.EccFlagIsLost = true),
            new("flash.busy", "a flash operation never ends", (_, _, _) => on => on.FlashController.Faults.StaysBusy = true),
            new("flash.held", "CPU2 never releases the flash (semaphore 7)", (_, _, _) =>
                on => on.FlashController.Faults.HeldByCoprocessor = true),
            new("options.ignored", "programming the option bytes changes nothing", (_, _, _) =>
                on => on.FlashController.Faults.OptionWritesDoNotTake = true),
            new("options.fail", "programming the option bytes ends with an error", (_, _, _) =>
                on => on.FlashController.Faults.OptionProgramFails = true),
            .. Card,
            .. CardState,
            .. Radio,
            .. Answers,
            new("battery.percent:N", "the gauge reports this state of charge in percent", (_, _, arguments) =>
            {
                int percent = arguments.Number(0, 100);
                return on => on.Battery.Percent = percent;
            })
            {
                Keep = device => Kept(device.Battery.Percent, was => device.Battery.Percent = was),
            },
            new("battery.silent", "the gauge does not respond", (_, _, _) => on => on.Battery.GaugeIsSilent = true),
        ];

        private static Action Kept<T>(T was, Action<T> restore) => () => restore(was);

        private static IReadOnlyList<FaultKind> Card =>
        [
            new("card.pull", "the card is pulled", (_, _, _) => on => on.Card.Remove()),
            new("card.insert", "the card is inserted", (_, _, _) => on => on.Card.Insert()),
            new("card.bounce:MILLISECONDS", "the card-detect contact bounces (chip only)", (_, _, arguments) =>
            {
                long time = arguments.Number(0, 10_000) * VirtualTime.Millisecond;
                return on => on.Card.Bounce(time);
            }),
            new("card.read:PATH+OFFSET", "a read that touches the byte fails", (device, folder, arguments) =>
            {
                (string path, uint offset, _) = arguments.Place(folder);
                FaultArguments.CheckByte(device, path, offset);
                return on => on.Card.Faults.FailReads(path, offset);
            }),
            new("card.write:PATH+OFFSET", "a write that touches the byte fails", (device, folder, arguments) =>
            {
                (string path, uint offset, _) = arguments.Place(folder);
                return on => on.Card.Faults.FailWrites(path, offset);
            }),
            new(
                "card.change:PATH+OFFSET/MASK/READS",
                "the bits of MASK flip in the byte after this number of reads",
                (device, folder, arguments) =>
                {
                    (string path, uint offset, FaultArguments rest) = arguments.Place(folder);
                    FaultArguments.CheckByte(device, path, offset);
                    (byte mask, int reads) = ((byte)rest.Number(0, Byte), rest.Number(1, int.MaxValue));
                    return on => on.Card.Faults.ChangeAfterReads(path, offset, mask, reads);
                }),
        ];

        private static IReadOnlyList<FaultKind> CardState =>
        [
            new("card.readonly", "the card is write-protected", (_, _, _) => on => on.Card.IsReadOnly = true)
            {
                Keep = device => Kept(device.Card.IsReadOnly, was => device.Card.IsReadOnly = was),
            },
            new("card.unreadable", "the card has no readable file system", (_, _, _) =>
                on => on.Card.Faults.NoFileSystem = true),
            new("card.free:CLUSTERS", "the card has only this number of free clusters", (_, _, arguments) =>
            {
                int clusters = arguments.Number(0, 1 << 20);
                return on => on.Card.LeaveFree(clusters);
            })
            {
                Keep = device => Kept(device.Card.Capacity, capacity => device.Card.Capacity = capacity),
                IsFixedOnChip = true,
            },
        ];

        private static IReadOnlyList<FaultKind> Radio =>
        [
            new("radio.not-ready[:STARTS]", "CPU2 never becomes ready, or only after this number of starts", (_, _, arguments) =>
            {
                int starts = arguments.IsEmpty ? -1 : arguments.Number(0, 1000);
                return on => on.Coprocessor.Faults.StartsWithoutReady = starts;
            }),
            new("radio.stall", "FUS stays busy forever", (_, _, _) => on => on.Coprocessor.Faults.OperationsStall = true),
            new("radio.no-reset", "FUS does not reset the chip after an operation", (_, _, _) =>
                on => on.Coprocessor.Faults.NoResetAfterOperation = true),
            new("radio.extra-resets:N", "FUS resets the chip this number of times during an operation", (_, _, arguments) =>
            {
                int resets = arguments.Number(0, 1000);
                return on => on.Coprocessor.Faults.ExtraResets = resets;
            }),
            new("radio.stays", "the stack does not switch to FUS", (_, _, _) =>
                on => on.Coprocessor.Faults.StackNeverLeaves = true),
            new("radio.ends-in-fus", "FUS does not start the installed stack", (_, _, _) =>
                on => on.Coprocessor.Timing.InstallationEndsInStack = false),
            new("radio.hard-fault", "CPU2 ends in a hard fault instead of becoming ready", (_, _, _) =>
                on => on.Coprocessor.Faults.HardFaultAt = FlashMap.FusBase),
        ];

        private static IReadOnlyList<FaultKind> Answers =>
        [
            new("radio.refuse:OPCODE/STATUS", "a command is refused with this status", (_, _, arguments) =>
            {
                (int opcode, byte status) = (arguments.Number(0, Opcode), (byte)arguments.Number(1, Byte));
                return on => on.Coprocessor.Faults.Refused[opcode] = status;
            }),
            new("radio.silent:OPCODE", "a command gets no response", (_, _, arguments) =>
            {
                int opcode = arguments.Number(0, Opcode);
                return on => on.Coprocessor.Faults.Unanswered.Add(opcode);
            }),
            new("radio.malformed:OPCODE", "a command gets a malformed response", (_, _, arguments) =>
            {
                int opcode = arguments.Number(0, Opcode);
                return on => on.Coprocessor.Faults.Malformed.Add(opcode);
            }),
            new("radio.error:ERROR", "the next operation of FUS ends with this error", (_, _, arguments) =>
            {
                byte error = (byte)arguments.Number(0, Byte);
                return on => on.Coprocessor.Faults.OperationErrors.Enqueue(error);
            }),
            new("radio.state:STATE/ERROR", "FUS always reports this state and error", (_, _, arguments) =>
            {
                (byte state, byte error) = ((byte)arguments.Number(0, Byte), (byte)arguments.Number(1, Byte));
                return on => on.Coprocessor.Faults.ReportedState = (state, error);
            }),
            new("radio.type:TYPE", "the stack reports this type", (_, _, arguments) =>
            {
                int type = arguments.Number(0, Byte);
                return on => on.Coprocessor.Faults.ReportedType = type;
            }),
        ];
    }
}
