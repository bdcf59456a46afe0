using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper
{
    /// <summary>Copies a device as it would be if it stopped at a given moment of its run. The run itself continues.</summary>
    /// <remarks>
    /// A copy starts with the memory contents, the time and the operation count of the original, so it continues exactly like a replay of
    /// the run with the cut point of this moment. Injected faults and scripted keys belong to the run and are copied only by
    /// <see cref="CopyWithRun"/>.
    /// </remarks>
    public sealed partial class VirtualDevice
    {
        /// <summary>Copies the device, which must be switched off.</summary>
        /// <returns>The copy, which is switched off.</returns>
        public VirtualDevice Copy()
        {
            if (IsRunning)
            {
                throw new InvalidOperationException($"The device is running; use {nameof(CopyCutAt)} to copy a running device.");
            }

            return CopyMemories(Stopped);
        }

        /// <summary>
        /// Copies the device, which must be off or just reset, including the state that belongs to the run: faults, scripted keys, the
        /// armed cut, screens, console, violations and counters. The copy continues as the device would.
        /// </summary>
        /// <remarks>
        /// Scheduled events are not copied. The component that has scheduled an event must schedule the event again on the copy
        /// (<see cref="Input.Buttons.Planned"/>).
        /// </remarks>
        /// <returns>The copy, which is switched off or just reset like the original.</returns>
        public VirtualDevice CopyWithRun()
        {
            VirtualDevice copy = Copy();
            (copy.BootBegan, copy.Cause) = (BootBegan, Cause);
            copy._violations.AddRange(_violations);
            foreach ((int boot, DeviceStoppedException end) in _ends)
            {
                copy._ends.Add(boot, end);
            }

            copy.Journal.CopyRunFrom(Journal);
            copy.FlashController.CopyRunFrom(FlashController);
            copy.Coprocessor.Faults.CopyFrom(Coprocessor.Faults);
            copy.Card.CopyRunFrom(Card);
            copy.Buttons.CopyRunFrom(Buttons);
            copy.Display.CopyRunFrom(Display);
            copy.Console.CopyRunFrom(Console);

            return copy;
        }

        /// <summary>Copies the device as a power cut would leave it.</summary>
        /// <param name="moment">The current moment, which the journal has just reported.</param>
        /// <param name="variant">Number of the torn result, as in <see cref="CutPoint.Variant"/>.</param>
        /// <returns>The copy, which is switched off.</returns>
        public VirtualDevice CopyCutAt(CutMoment moment, int variant)
        {
            return CopyStopped(moment, moment.Cut with { Variant = variant });
        }

        /// <summary>Copies the device as an external reset (the key combination or NRST) would leave it.</summary>
        /// <param name="moment">The current moment, which the journal has just reported.</param>
        /// <param name="variant">Number of the torn result, as in <see cref="CutPoint.Variant"/>.</param>
        /// <returns>The copy, which was just reset.</returns>
        public VirtualDevice CopyResetAt(CutMoment moment, int variant)
        {
            return CopyStopped(moment, moment.Cut with { Variant = variant, IsReset = true });
        }

        private static DeviceStoppedException StopOf(CutPoint cut) => cut.IsReset
            ? new DeviceResetException(ResetCause.Software, $"reset at {cut}", isFromOutside: true)
            : new PowerLostException(cut);

        private VirtualDevice CopyStopped(CutMoment moment, CutPoint cut)
        {
            VirtualDevice? copy = null;
            Card.KeepingCount(() =>
            {
                moment.Tear(cut.Variant);
                FlashController.TearRunning();
                copy = CopyMemories(StopOf(cut));
            });

            return copy!;
        }

        private VirtualDevice CopyMemories(DeviceStoppedException? stopped)
        {
            VirtualDevice copy = new() { UniqueNumber = UniqueNumber, Boot = Boot, IsEmptyFlagSet = IsEmptyFlagSet, Stopped = stopped };
            copy.Clock.ContinueFrom(Clock);
            copy.Journal.ContinueFrom(Journal);
            copy.Flash.CopyFrom(Flash);
            copy.Options.CopyFrom(Options);
            copy.Otp.Preload(Otp.Bytes);
            copy.Backup.CopyFrom(Backup);
            copy.Calendar.CopyFrom(Calendar);
            copy.Coprocessor.CopyFrom(Coprocessor);
            copy.Battery.CopyFrom(Battery);
            copy.Card.CopyFrom(Card);
            foreach (KnownImage image in Images.All)
            {
                copy.Images.Add(image);
            }

            return copy;
        }
    }
}
