using FlipperUpdaterNano.Emulator.CardImage;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// Saves a running boot to a snapshot and restores it. The snapshot contains the device, the progress of the sequence of boots, this
    /// engine, and the microcontroller.
    /// </summary>
    public sealed partial class EmulatorEngine : IResumableEngine, ISnapshotPart
    {
        private SnapshotArchive? _held;
        private bool _continues;

        /// <summary>Gets or sets the request for a snapshot; null if none is requested.</summary>
        public SnapshotRequest? SnapshotRequest { get; set; }

        /// <inheritdoc/>
        public BootProgress? Progress { get; set; }

        /// <inheritdoc/>
        public bool HoldsBoot => _held is not null;

        /// <summary>
        /// Gets the number of scheduled clock events that the last snapshot does not contain because the run, not the machine, scheduled
        /// them.
        /// </summary>
        public int EventsOfRun { get; private set; }

        /// <summary>Restores the device and the engine; <see cref="ContinueBoot"/> then continues the boot.</summary>
        /// <param name="device">The device, which must be switched off; its whole state is replaced.</param>
        /// <param name="archive">The archive of a snapshot, which must stay open until the boot is continued.</param>
        /// <exception cref="SnapshotException">This program does not support the snapshot's version.</exception>
        public void Restore(VirtualDevice device, SnapshotArchive archive)
        {
            archive.Part(device, "device");
            Progress = new BootProgress();
            archive.Part(Progress);

            if (archive.Value(false, nameof(_card)))
            {
                _card = CardBlocks.CreateEmpty(device);
                archive.Part(_card);
            }

            archive.Part(this, "engine");
            _held = archive;
        }

        /// <inheritdoc/>
        public RestState ContinueBoot(VirtualDevice device)
        {
            _continues = true;

            if (Progress!.Phase != BootPhase.Updater)
            {
                return RunFlash(device, _ => 0);
            }

            RunLoader(device, (emulator, _) =>
            {
                emulator.LimitStack(_imageLength);

                return 0;
            });

            throw new InvalidOperationException("The updater returned instead of stopping the device.");
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _imageLength = archive.Value(_imageLength);
            _imageIsBuilt = archive.Value(_imageIsBuilt);
            Instructions = archive.Value(Instructions);
            LoadersStarted = archive.Value(LoadersStarted);
            FirmwareTime = archive.Optional(FirmwareTime);
            Memory = archive.Value(Memory is not null, nameof(Memory)) ? Exchange(archive, Memory) : null;
            archive.Objects(_violations, broken => VirtualDevice.Exchange(archive, broken));
            archive.Part(_light);
            archive.Part(_gauge);
        }

        private static MemoryUse Exchange(SnapshotArchive archive, MemoryUse? use) => new(
            archive.Value(use?.Image ?? 0, nameof(use.Image)),
            archive.Value(use?.NativeStack ?? 0, nameof(use.NativeStack)),
            archive.Value(use?.NativeStackPeak ?? 0, nameof(use.NativeStackPeak)),
            archive.Value(use?.ManagedStack ?? 0, nameof(use.ManagedStack)),
            archive.Value(use?.ManagedStackPeak ?? 0, nameof(use.ManagedStackPeak)),
            archive.Value(use?.Heap ?? 0, nameof(use.Heap)),
            archive.Value(use?.HeapFilled ?? 0, nameof(use.HeapFilled)),
            archive.Value(use?.Collections ?? 0, nameof(use.Collections)),
            archive.Value(use?.HeapAlive ?? 0, nameof(use.HeapAlive)));

        /// <summary>
        /// Saves the whole machine, in the order in which <see cref="Restore"/> and <see cref="RestoreBoot"/> restore it.
        /// </summary>
        private void SaveOrRestore(SnapshotArchive archive, Boot boot)
        {
            archive.Part(boot.Emulator.Device, "device");
            archive.Part(Progress!, nameof(Progress));

            if (archive.Value(_card is not null, nameof(_card)))
            {
                archive.Part(_card!, nameof(_card));
            }

            archive.Part(this, "engine");
            SaveOrRestoreBoot(archive, boot);
            EventsOfRun = boot.Emulator.Device.Clock.Planned - archive.Events;
        }

        private void RestoreBoot(Boot boot)
        {
            if (_held is { } archive)
            {
                _held = null;
                SaveOrRestoreBoot(archive, boot);
            }
        }

        private void SaveOrRestoreBoot(SnapshotArchive archive, Boot boot)
        {
            VirtualDevice device = boot.Emulator.Device;

            archive.Objects(boot.Cards, session => Exchange(archive, device, session));
            archive.Part(boot.Emulator, nameof(boot.Emulator));
            archive.Part(boot.Board, nameof(boot.Board));
            archive.Part(boot.Wait, nameof(boot.Wait));
            _end = archive.Event(device.Clock, _end, _endOfTime);

            bool isPowered = archive.Value(boot.Board.PoweredCard is not null, nameof(boot.Board.PoweredCard));

            boot.Board.PoweredCard = isPowered ? boot.Cards[^1] : null;
            archive.Part(device.Clock, nameof(device.Clock));
        }

        private SdCard Exchange(SnapshotArchive archive, VirtualDevice device, SdCard? session)
        {
            SdCard card = session ?? CreateCard(device, _card!);

            archive.Part(card, "card");

            return card;
        }

        /// <summary>The objects that exist during one boot.</summary>
        private sealed record Boot(Stm32Wb55 Emulator, FlipperBoard Board, KeyWait Wait, List<SdCard> Cards);
    }
}
