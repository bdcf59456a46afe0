using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Updates that complete, each by another way through the stages.</summary>
    internal static class CompletingScenarios
    {
        private const string Completed = "completed";

        public static readonly IReadOnlyList<Scenario> All =
        [
            new("everything", string.Empty, Completed, _ => { }),
            new("everything, from an exFAT card", string.Empty, Completed,
                bench => bench.Recipe(recipe => recipe with { CardFormat = CardFormat.ExFat })),
            new("everything, from a slow card that has a partition table and no CRC", string.Empty, Completed, bench => bench.On(device =>
            {
                device.Card.Quirks.PartitionType = 0x83;
                device.Card.Quirks.HasStrayPartition = true;
                device.Card.Quirks.RefusesCrcCommand = true;
                device.Card.Quirks.Slowness = 5;
            })),
            new("firmware alone", string.Empty, Completed, bench => bench.Contents(contents =>
            {
                contents.Radio = null;
                contents.Resources = null;
                contents.OptionBytes = null;
                contents.Splash = null;
            })),
            new("a device without a stack", string.Empty, Completed,
                bench => bench.Recipe(recipe => recipe with { Radio = RadioRecipe.None })),
            new("a device without /int", string.Empty, Completed, bench => bench.Recipe(recipe => recipe with { HasInt = false })),
            new("settings from flash to card", string.Empty, Completed, bench => bench
                .Contents(contents => contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 5, StandIn.StorageOnCard))),
            new("settings from card to flash", string.Empty, Completed, bench => bench
                .Recipe(recipe => recipe with { IsIntOnCard = true, Firmware = DeviceRecipe.FirmwareWithIntOnCard })
                .Contents(contents => contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 5, StandIn.StorageInFlash))),
            new("settings stay on the card", string.Empty, Completed, bench => bench
                .Recipe(recipe => recipe with { IsIntOnCard = true, Firmware = DeviceRecipe.FirmwareWithIntOnCard })
                .Contents(contents => contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 5, StandIn.StorageOnCard))),
            new("double ECC errors in flash", string.Empty, Completed, bench => bench
                .Recipe(recipe => recipe with { Firmware = [new DfuElement(FlashMap.Base, StandIn.Firmware(16 * 1024))] })
                .On(device =>
                {
                    // Behind the old firmware, as a cut leaves them: reading one raises the NMI.
                    device.Flash.Mark(40_960 / 8, DoubleWordState.EccError);
                    device.Flash.Mark((40_960 / 8) + 1, DoubleWordState.EccError);
                    device.Flash.Mark(45_064 / 8, DoubleWordState.EccError);
                })),
            new("the log cannot be written", string.Empty, Completed,
                bench => bench.On(device => device.Card.Faults.FailWrites(Bench.Folder + "/update.log", 0))),
            new("FUS answers with one byte now and then, first after 3.6 s", string.Empty, Completed, bench => bench.On(device =>
            {
                device.Coprocessor.Quirks.Irregular = FusAnswer.Short;
                device.Coprocessor.Timing.FirstResponse = 3600 * VirtualTime.Millisecond;
            })),
            new("FUS says that it does not run now and then, and is ready late", string.Empty, Completed, bench => bench.On(device =>
            {
                device.Coprocessor.Quirks.Irregular = FusAnswer.NotRunning;
                device.Coprocessor.Timing.StartAtWork = 40 * VirtualTime.Second;
            })),
            new("FUS finds no image for four seconds while it works", string.Empty, Completed, bench => bench.On(device =>
            {
                device.Coprocessor.Quirks.Irregular = FusAnswer.NoImage;
                device.Coprocessor.Quirks.IrregularFor = 4 * VirtualTime.Second;
            })),
            new("FUS is ongoing and finds no image", string.Empty, Completed,
                bench => bench.On(device => device.Coprocessor.Quirks.Irregular = FusAnswer.OngoingWithNoImage)),
            new("FUS is ongoing with an error", string.Empty, Completed,
                bench => bench.On(device => device.Coprocessor.Quirks.Irregular = FusAnswer.OngoingWithError)),
            new("FUS and stack answer without payload", string.Empty, Completed, bench => bench.On(device =>
            {
                device.Coprocessor.Quirks.Irregular = FusAnswer.Empty;
                device.Coprocessor.Quirks.EraseAnswerIsEmpty = true;
            })),
            new("FUS does not answer to an erase", string.Empty, Completed, bench => bench
                .Recipe(recipe => recipe with { Radio = RadioRecipe.None })
                .On(device =>
                {
                    // In the radio area, which FUS has not erased then.
                    device.Flash.Preload(FlashMap.FusBase - FlashMap.PageSize, [1, 2, 3, 4]);
                    device.Coprocessor.Quirks.FusIgnoresEraseActivity = true;
                })),
            new("FUS does not start the stack it has installed", string.Empty, Completed,
                bench => bench.On(device => device.Coprocessor.Timing.InstallationEndsInStack = false)),
            new("FUS resets more often than it says", string.Empty, Completed,
                bench => bench.On(device => device.Coprocessor.Faults.ExtraResets = 2)),
        ];
    }
}
