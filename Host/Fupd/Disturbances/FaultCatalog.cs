using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>
    /// The faults of <c>--fault</c>, the same on mock and emulator. <c>--help</c> prints this list; a test compares docs/FUPD.md with it.
    /// </summary>
    internal static class FaultCatalog
    {
        private const int Byte = 0xFF;
        private const int Opcode = 0xFFFF;

        public static readonly IReadOnlyList<FaultKind> All =
        [
            new("flash.erase:PAGE", "erasing the page fails and leaves it undefined", (device, _, arguments) =>
            {
                int page = arguments.Number(0, FlashMap.Pages - 1);
                return () => device.FlashController.Faults.EraseFails.Add(page);
            }),
            new("flash.program:PAGE", "programming in the page fails", (device, _, arguments) =>
            {
                int page = arguments.Number(0, FlashMap.Pages - 1);
                return () => device.FlashController.Faults.ProgramFails.Add(page);
            }),
            new("flash.rows:PAGE", "fast programming in the page is refused", (device, _, arguments) =>
            {
                int page = arguments.Number(0, FlashMap.Pages - 1);
                return () => device.FlashController.Faults.RowsFail.Add(page);
            }),
            new("flash.weak:ADDRESS/MASK", "bits of the byte flip directly after programming", (device, _, arguments) =>
            {
                (uint address, byte mask) = (arguments.Address(), (byte)arguments.Number(1, Byte));
                return () => device.FlashController.Faults.WeakBytes[address] = mask;
            }),
            new("flash.flip:ADDRESS/MASK", "bits of the byte flip once", (device, _, arguments) =>
            {
                (uint address, byte mask) = (arguments.Address(), (byte)arguments.Number(1, Byte));
                return () => device.Flash.Flip(address, mask);
            }),
            new("flash.ecc:ADDRESS", "the double word has an uncorrectable ECC error", (device, _, arguments) =>
            {
                uint address = arguments.Address();
                return () => device.Flash.Mark(
                    (int)(address - FlashMap.Base) / FlashMap.DoubleWordSize, DoubleWordState.EccError);
            }),
            new("flash.ecc-unflagged", "an ECC error raises the NMI without its flag (chip only)", (device, _, _) =>
                () => device.FlashController.Faults.EccFlagIsLost = true),
            new("flash.busy", "a flash operation never ends", (device, _, _) => () => device.FlashController.Faults.StaysBusy = true),
            new("flash.held", "CPU2 never releases the flash (semaphore 7)", (device, _, _) =>
                () => device.FlashController.Faults.HeldByCoprocessor = true),
            new("options.ignored", "programming the option bytes changes nothing", (device, _, _) =>
                () => device.FlashController.Faults.OptionWritesDoNotTake = true),
            new("options.fail", "programming the option bytes ends with an error", (device, _, _) =>
                () => device.FlashController.Faults.OptionProgramFails = true),
            .. Card,
            .. CardState,
            .. Radio,
            .. Answers,
            new("battery.percent:N", "the gauge shows this charge", (device, _, arguments) =>
            {
                int percent = arguments.Number(0, 100);
                return () => device.Battery.Percent = percent;
            })
            {
                Keep = device => Kept(device.Battery.Percent, was => device.Battery.Percent = was),
            },
            new("battery.silent", "the gauge does not answer", (device, _, _) => () => device.Battery.GaugeIsSilent = true),
        ];

        private static Action Kept<T>(T was, Action<T> restore) => () => restore(was);

        private static IReadOnlyList<FaultKind> Card =>
        [
            new("card.pull", "the card is pulled", (device, _, _) => device.Card.Remove),
            new("card.insert", "the card is inserted", (device, _, _) => device.Card.Insert),
            new("card.bounce:MILLISECONDS", "the card-detect contact bounces (chip only)", (device, _, arguments) =>
            {
                long time = arguments.Number(0, 10_000) * VirtualTime.Millisecond;
                return () => device.Card.Bounce(time);
            }),
            new("card.read:PATH+OFFSET", "a read that touches the byte fails", (device, folder, arguments) =>
            {
                (string path, uint offset, _) = arguments.Place(folder);
                FaultArguments.CheckByte(device, path, offset);
                return () => device.Card.Faults.FailReads(path, offset);
            }),
            new("card.write:PATH+OFFSET", "a write that touches the byte fails", (device, folder, arguments) =>
            {
                (string path, uint offset, _) = arguments.Place(folder);
                return () => device.Card.Faults.FailWrites(path, offset);
            }),
            new(
                "card.change:PATH+OFFSET/MASK/READS",
                "bits of the byte flip after this many reads",
                (device, folder, arguments) =>
                {
                    (string path, uint offset, FaultArguments rest) = arguments.Place(folder);
                    FaultArguments.CheckByte(device, path, offset);
                    (byte mask, int reads) = ((byte)rest.Number(0, Byte), rest.Number(1, int.MaxValue));
                    return () => device.Card.Faults.ChangeAfterReads(path, offset, mask, reads);
                }),
        ];

        private static IReadOnlyList<FaultKind> CardState =>
        [
            new("card.readonly", "the card is write-protected", (device, _, _) => () => device.Card.IsReadOnly = true)
            {
                Keep = device => Kept(device.Card.IsReadOnly, was => device.Card.IsReadOnly = was),
            },
            new("card.unreadable", "the card has no readable file system", (device, _, _) =>
                () => device.Card.Faults.NoFileSystem = true),
            new("card.free:CLUSTERS", "the card has this many free clusters", (device, _, arguments) =>
            {
                int clusters = arguments.Number(0, 1 << 20);
                return () => device.Card.Capacity = (device.Card.UsedClusters + clusters) * device.Card.ClusterSize;
            })
            {
                Keep = device => Kept(device.Card.Capacity, capacity => device.Card.Capacity = capacity),
                IsFixedOnChip = true,
            },
        ];

        private static IReadOnlyList<FaultKind> Radio =>
        [
            new("radio.not-ready[:STARTS]", "CPU2 never becomes ready, or not in this many starts", (device, _, arguments) =>
            {
                int starts = arguments.IsEmpty ? -1 : arguments.Number(0, 1000);
                return () => device.Coprocessor.Faults.StartsWithoutReady = starts;
            }),
            new("radio.stall", "FUS stays busy forever", (device, _, _) => () => device.Coprocessor.Faults.OperationsStall = true),
            new("radio.no-reset", "FUS does not reset the chip after an operation", (device, _, _) =>
                () => device.Coprocessor.Faults.NoResetAfterOperation = true),
            new("radio.extra-resets:N", "FUS resets the chip this many times during an operation", (device, _, arguments) =>
            {
                int resets = arguments.Number(0, 1000);
                return () => device.Coprocessor.Faults.ExtraResets = resets;
            }),
            new("radio.stays", "the stack does not switch to FUS", (device, _, _) =>
                () => device.Coprocessor.Faults.StackNeverLeaves = true),
            new("radio.ends-in-fus", "FUS does not start the installed stack", (device, _, _) =>
                () => device.Coprocessor.Timing.InstallationEndsInStack = false),
            new("radio.hard-fault", "CPU2 ends in a hard fault instead of becoming ready", (device, _, _) =>
                () => device.Coprocessor.Faults.HardFaultAt = FlashMap.FusBase),
        ];

        private static IReadOnlyList<FaultKind> Answers =>
        [
            new("radio.refuse:OPCODE/STATUS", "a command is refused with this status", (device, _, arguments) =>
            {
                (int opcode, byte status) = (arguments.Number(0, Opcode), (byte)arguments.Number(1, Byte));
                return () => device.Coprocessor.Faults.Refused[opcode] = status;
            }),
            new("radio.silent:OPCODE", "a command is not answered", (device, _, arguments) =>
            {
                int opcode = arguments.Number(0, Opcode);
                return () => device.Coprocessor.Faults.Unanswered.Add(opcode);
            }),
            new("radio.malformed:OPCODE", "a command is answered malformed", (device, _, arguments) =>
            {
                int opcode = arguments.Number(0, Opcode);
                return () => device.Coprocessor.Faults.Malformed.Add(opcode);
            }),
            new("radio.error:ERROR", "the next operation of FUS ends in this error", (device, _, arguments) =>
            {
                byte error = (byte)arguments.Number(0, Byte);
                return () => device.Coprocessor.Faults.OperationErrors.Enqueue(error);
            }),
            new("radio.state:STATE/ERROR", "FUS always reports this state and error", (device, _, arguments) =>
            {
                (byte state, byte error) = ((byte)arguments.Number(0, Byte), (byte)arguments.Number(1, Byte));
                return () => device.Coprocessor.Faults.ReportedState = (state, error);
            }),
            new("radio.type:TYPE", "the stack reports this type", (device, _, arguments) =>
            {
                int type = arguments.Number(0, Byte);
                return () => device.Coprocessor.Faults.ReportedType = type;
            }),
        ];
    }
}
