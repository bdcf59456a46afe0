using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// Switches a device on and runs boots until it reaches a final state. In each boot the model of the stock code decides what runs, and
    /// the engine runs the updater. Each reset begins the next boot. If the engine is an <see cref="IFirmwareEngine"/>, it may instead
    /// execute the code in flash, which then decides what runs.
    /// </summary>
    public static class BootSequence
    {
        /// <summary>
        /// Time for which the stock firmware samples the keys before it decides what to boot (docs/reference/stock-updater.md 4.1).
        /// </summary>
        private const long KeySampling = 100 * VirtualTime.Millisecond;

        /// <summary>
        /// Time that the stock loader takes from the reset to its jump, excluding key sampling, mounting and reading. The total measured
        /// with the real loader is 0.67 s for an image of 116 KB (docs/reference/stock-on-emulator.md 5).
        /// </summary>
        private const long LoaderOverhead = 434 * VirtualTime.Millisecond;

        /// <summary>Runs boots of a device until the sequence ends for one of the reasons in <see cref="BootEnding"/>.</summary>
        /// <param name="device">
        /// The device: running if the engine is about to resume a boot from a snapshot, otherwise switched off or just reset.
        /// </param>
        /// <param name="engine">The engine that runs the updater.</param>
        /// <param name="limits">Limits on the number of boots and on time.</param>
        /// <param name="progress">
        /// The boots completed so far, if the device is a copy that was made between two boots and continues their sequence.
        /// </param>
        /// <param name="bootFollows">Called before each boot; the device is off or was just reset.</param>
        /// <returns>The result. After the sequence, the device is off or was just reset at a cut point.</returns>
        public static BootReport Play(
            VirtualDevice device,
            IUpdaterEngine engine,
            BootLimits? limits = null,
            BootProgress? progress = null,
            Action<BootProgress>? bootFollows = null)
        {
            limits ??= new BootLimits();
            progress = ProgressOf(device, engine, progress);
            device.Clock.Deadline = progress.Began + limits.Nanoseconds;
            try
            {
                while (progress.Boots.Count < limits.Boots)
                {
                    bootFollows?.Invoke(progress);
                    (BootDecision decision, Exception? stopped) = PlayOne(device, engine, progress);
                    if (ReportOf(device, progress, decision, stopped) is { } report)
                    {
                        return report;
                    }
                }

                return Report(
                    device, progress, BootEnding.TooManyBoots, $"The device was still booting after {limits.Boots} boots.");
            }
            finally
            {
                device.Clock.Deadline = long.MaxValue;
            }
        }

        /// <summary>Reports the end of the sequence.</summary>
        /// <returns>The report, or <see langword="null"/> if another boot follows.</returns>
        private static BootReport? ReportOf(VirtualDevice device, BootProgress progress, BootDecision decision, Exception? stopped) =>
            stopped switch
            {
                DeviceResetException { IsFromOutside: true } reset => Report(device, progress, BootEnding.ResetFromOutside, reset.Message),
                DeviceResetException => null,
                null => Report(device, progress, BootEnding.Rests, decision.Why, decision.State),
                PowerLostException lost => Report(device, progress, BootEnding.PowerLost, lost.Message),
                DeviceHangsException stuck => Report(device, progress, BootEnding.Hangs, stuck.Message, RestState.Hang),
                TimeLimitException late => Report(device, progress, BootEnding.TooLong, late.Message),
                _ => Report(device, progress, BootEnding.WaitsForPerson, stopped.Message),
            };

        private static BootReport Report(
            VirtualDevice device, BootProgress progress, BootEnding ending, string why, RestState? rests = null) => new(
                progress.Boots,
                ending,
                rests ?? StockBoot.WouldBoot(device),
                why,
                (device.Clock.Now - progress.Began) / VirtualTime.Millisecond);

        private static BootProgress ProgressOf(VirtualDevice device, IUpdaterEngine engine, BootProgress? progress)
        {
            if (engine is IResumableEngine { HoldsBoot: true, Progress: { } restored })
            {
                return restored;
            }

            progress ??= new BootProgress { Began = device.Clock.Now };

            if (engine is IResumableEngine resumable)
            {
                resumable.Progress = progress;
            }

            return progress;
        }

        private static (BootDecision Decision, Exception? Stopped) PlayOne(
            VirtualDevice device, IUpdaterEngine engine, BootProgress progress)
        {
            Exception? stopped = null;
            try
            {
                BootDecision decision = engine is IResumableEngine { HoldsBoot: true } held
                    ? Continue(device, held, progress)
                    : Begin(device, engine, progress);

                device.Rest(decision.Why);
            }
            catch (Exception end) when (end is DeviceStoppedException or TimeLimitException)
            {
                stopped = end;
                device.SwitchOffUnlessReset();
            }

            progress.Boots.Add(new BootRecord(
                device.Cause, progress.Cause, progress.State, (device.Clock.Now - device.BootBegan) / VirtualTime.Millisecond));

            return (new BootDecision(progress.State, progress.Why), stopped);
        }

        /// <summary>
        /// Begins a boot and runs it to its end. Does not return from a boot of the updater, which ends with an exception.
        /// </summary>
        private static BootDecision Begin(VirtualDevice device, IUpdaterEngine engine, BootProgress progress)
        {
            progress.Cause = (device.Stopped as DeviceResetException)?.Why ?? string.Empty;
            device.BeginBoot();
            IFirmwareEngine? firmware = (engine as IFirmwareEngine)?.FirmwareTime is null ? null : (IFirmwareEngine)engine;
            BootDecision decision = Note(progress, firmware is null ? StockBoot.Decide(device, false) : Executing(device));
            if (firmware is not null && decision.FirmwareRuns)
            {
                progress.Phase = BootPhase.Firmware;
                decision = Note(progress, AfterFirmware(firmware.RunFirmware(device)));
            }

            if (decision.StubRuns)
            {
                progress.Phase = BootPhase.Stub;
                decision = Note(progress, RunStub(device, engine, decision));
            }

            RunStockCode(device, decision);
            if (decision.State == RestState.Updater)
            {
                progress.Phase = BootPhase.Updater;
                engine.Run(device, decision.Loader);
                throw new InvalidOperationException("The updater returned instead of resetting the device or waiting for the user.");
            }

            return decision;
        }

        /// <summary>Continues the boot that a snapshot contains. The boot began in the run that took the snapshot.</summary>
        private static BootDecision Continue(VirtualDevice device, IResumableEngine engine, BootProgress progress)
        {
            RestState state = engine.ContinueBoot(device);

            return Note(progress, progress.Phase == BootPhase.Stub ? AfterStub(state) : AfterFirmware(state));
        }

        private static BootDecision Note(BootProgress progress, BootDecision decision)
        {
            (progress.State, progress.Why) = (decision.State, decision.Why);

            return decision;
        }

        private static BootDecision Executing(VirtualDevice device) => StockBoot.DecideInChip(device, false)
            ?? new BootDecision(RestState.Firmware, "The core starts at the reset vector in flash.") { FirmwareRuns = true };

        private static BootDecision AfterFirmware(RestState state) => new(
            state,
            state == RestState.SystemDfu
                ? "The firmware jumped into the ROM, which runs its USB DFU."
                : "The firmware reached its time limit.");

        private static BootDecision AfterStub(RestState state) => state == RestState.SystemDfu
            ? new BootDecision(RestState.SystemDfu, "The resume stub jumped into the ROM, which runs its USB DFU.")
            : new BootDecision(RestState.ResumeStub, "The resume stub waits for a card with a package.");

        /// <summary>
        /// Runs the resume stub up to the loader's first instruction. An engine that executes code in flash executes the stub's
        /// instructions; otherwise the stub is modelled.
        /// </summary>
        private static BootDecision RunStub(VirtualDevice device, IUpdaterEngine engine, BootDecision decision)
        {
            if (engine is IFirmwareEngine chip)
            {
                return AfterStub(chip.RunFirmware(device));
            }

            if (decision.State == RestState.Updater)
            {
                device.Spend(StubBoot.Time(decision.CardBytes));
                StubBoot.SelectUpdate(device.Backup, decision.StubFolder);
            }

            return decision;
        }

        /// <summary>
        /// Applies the effects of the stock firmware's boot code up to the boot hand-off, and advances virtual time by the duration of this
        /// code.
        /// </summary>
        private static void RunStockCode(VirtualDevice device, BootDecision decision)
        {
            if (!decision.FirmwareRuns)
            {
                return;
            }

            device.Spend(KeySampling);
            device.Backup.CheckHeader();
            if (decision.CardBytes > 0)
            {
                device.Spend(LoaderOverhead + CardTiming.Mount + CardTiming.Read(0, decision.CardBytes));
            }

            if (decision.ClearsBootMode)
            {
                device.Backup.Write(1, device.Backup.Read(1) & ~(0xFu << 16));
            }

            if (decision.TakesAnotherReset)
            {
                throw device.Reset(ResetCause.Software, decision.Why);
            }
        }
    }
}
