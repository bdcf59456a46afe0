using FlipperUpdaterNano.Emulator.CardImage;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.Emulator.Gdb;
using FlipperUpdaterNano.Emulator.Managed;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Profiling;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// Runs the package's loader image on the emulator, or boots from the main flash if <see cref="FirmwareTime"/> is set. Between
    /// boots the engine keeps only the state that survives a reset: SRAM1, the LED driver, the gauge and the card's blocks.
    /// </summary>
    public sealed partial class EmulatorEngine : IFirmwareEngine, IDisposable
    {
        private const int Sram1Size = 0x30000;

        /// <summary>
        /// Time limit for the resume stub. The stub makes ten attempts, one per second, to find a package before it waits for a card.
        /// </summary>
        private const long StubTime = 20 * VirtualTime.Second;

        private readonly HostMemory _sram1 = new(Sram1Size);
        private readonly Lp5562 _light = new();
        private readonly GaugeMemory _gauge = new();
        private readonly List<Violation> _violations = [];
        private Action _endOfTime = () => { };
        private ClockEvent? _end;
        private int _imageLength;
        private bool _imageIsBuilt;
        private CardBlocks? _card;

        /// <summary>Gets the symbols of <see cref="Built"/>.</summary>
        public SymbolTable Symbols { get; init; } = SymbolTable.Empty;

        /// <summary>Gets the image to which <see cref="Symbols"/> belong; any other image runs without symbols.</summary>
        public ReadOnlyMemory<byte> Built { get; init; }

        /// <inheritdoc/>
        public long? FirmwareTime { get; set; }

        /// <inheritdoc/>
        public int LoadersStarted { get; private set; }

        /// <summary>Gets or sets the symbols of the firmware in flash.</summary>
        public SymbolTable FirmwareSymbols { get; set; } = SymbolTable.Empty;

        /// <summary>
        /// Gets or sets the managed methods of <see cref="Built"/>, which <see cref="Profile"/> and <see cref="Debugger"/> need; null if
        /// unknown.
        /// </summary>
        public ManagedMap? Managed { get; set; }

        /// <summary>Gets the SRAM1 usage over all boots; null if there are no symbols.</summary>
        public MemoryUse? Memory { get; private set; }

        /// <summary>Gets or sets the limits for hang detection.</summary>
        public HangLimits Limits { get; set; } = HangLimits.Ordinary;

        /// <summary>Gets or sets the action that runs before the first instruction of each boot; null for none.</summary>
        public Action<Stm32Wb55>? BootBegun { get; set; }

        /// <summary>Gets or sets the profile that counts instructions by function; null for none.</summary>
        public ExecutionProfile? Profile { get; set; }

        /// <summary>Gets or sets the debugger that controls all boots; null for none.</summary>
        public GdbServer? Debugger { get; set; }

        /// <summary>Gets the violations of all boots.</summary>
        public IReadOnlyList<Violation> Violations => _violations;

        /// <summary>Gets the number of instructions executed in all boots.</summary>
        public long Instructions { get; private set; }

        /// <inheritdoc/>
        public void Run(VirtualDevice device, ReadOnlyMemory<byte> image)
        {
            RefuseLarge(device, image.Length);
            (_imageLength, _imageIsBuilt) = (image.Length, image.Span.SequenceEqual(Built.Span));
            RunLoader(device, (emulator, cards) =>
            {
                uint start = LoaderHandoff.Prepare(emulator, image.Span);

                cards.LastOrDefault()?.LeaveInitialised();
                _light.LightAsLoader();

                return start;
            });
        }

        private void RunLoader(VirtualDevice device, Func<Stm32Wb55, List<SdCard>, uint> prepare)
        {
            SymbolTable symbols = _imageIsBuilt ? Symbols : SymbolTable.Empty;

            try
            {
                RunBoot(device, symbols, prepare);
            }
            finally
            {
                Memory = MemoryUse.Measure(_sram1, symbols, _imageLength, LoaderHandoff.StaleByte)?.With(Memory) ?? Memory;
            }
        }

        /// <inheritdoc/>
        public RestState RunFirmware(VirtualDevice device) => RunFlash(device, emulator =>
        {
            PlanEnd(device);

            return emulator.BootFromFlash();
        });

        private RestState RunFlash(VirtualDevice device, Func<Stm32Wb55, uint> prepare)
        {
            RestState? ending = null;

            try
            {
                RunBoot(device, FirmwareSymbols.With(Symbols), (emulator, _) =>
                {
                    emulator.HasSymbols = IsBuilt;
                    _endOfTime = () => EndAfterTime(emulator, () => ending = RestState.Firmware);
                    emulator.EnteredSystemDfu += () => ending = RestState.SystemDfu;
                    emulator.Syscfg.Remapped += () => FollowLoader(emulator);

                    return prepare(emulator);
                });
            }
            catch (DeviceRestsException) when (ending is not null)
            {
                return ending.Value;
            }

            throw new InvalidOperationException("A boot from flash ended without stopping the device.");
        }

        private void FollowLoader(Stm32Wb55 emulator)
        {
            bool starts = emulator.Syscfg.MemoryMode == Syscfg.MemoryModeSram1;

            LoadersStarted += starts ? 1 : 0;
            emulator.EndStackAt(starts ? LoadedImage.StackLimit(_sram1.Bytes, Built.Span, Symbols) : 0);
        }

        /// <summary>
        /// Checks whether <see cref="Symbols"/> apply to an address. The firmware may load any image into SRAM1, but the symbols describe
        /// only the code of <see cref="Built"/>.
        /// </summary>
        private bool IsBuilt(uint address)
        {
            const uint sram1 = 0x20000000;
            const int bytes = 16;

            return address < sram1 || (address - sram1 + bytes <= Built.Length
                && _sram1.Bytes.Slice((int)(address - sram1), bytes).SequenceEqual(Built.Span.Slice((int)(address - sram1), bytes)));
        }

        private void PlanEnd(VirtualDevice device) => _end = device.Clock.After(FirmwareTime ?? StubTime, _endOfTime);

        /// <summary>
        /// Ends the boot when the firmware reaches its time limit. If an image that the firmware loaded into SRAM1 is running, the time
        /// limit restarts instead.
        /// </summary>
        private void EndAfterTime(Stm32Wb55 emulator, Action end)
        {
            if (emulator.IsDisposed)
            {
                return;
            }

            if (emulator.ExecutesFromRam)
            {
                PlanEnd(emulator.Device);

                return;
            }

            end();
            emulator.Device.Rest("The firmware reached its time limit.");
        }

        private void RunBoot(VirtualDevice device, SymbolTable symbols, Func<Stm32Wb55, List<SdCard>, uint> prepare)
        {
            if (device.Card.IsInserted)
            {
                _card ??= CardBlocks.Create(device);
            }

            using Stm32Wb55 emulator = new(device, _sram1, symbols, Limits);
            List<SdCard> cards = [];
            FlipperBoard board = new(emulator, _light, () => PowerUp(device, cards), _gauge);
            uint start = prepare(emulator, cards);
            using KeyWait wait = new(device, board);
            device.Buttons.Pressed += board.Press;

            try
            {
                Run(new Boot(emulator, board, wait, cards), start, Track(emulator, symbols));
            }
            finally
            {
                device.Buttons.Pressed -= board.Press;
                StoreCard(device.Card, cards);
            }
        }

        private static void RefuseLarge(VirtualDevice device, int length)
        {
            if (length > Sram1Size)
            {
                throw device.Rest($"The loader image of {length} bytes does not fit into SRAM1.");
            }
        }

        private void StoreCard(VirtualCard card, List<SdCard> sessions)
        {
            _card?.Store();
            card.CountTransfer(sessions.Sum(session => session.BytesRead), sessions.Sum(session => session.BytesWritten));
        }

        /// <summary>Creates an engine for a copy of the device after a power loss, with a copy of the card's blocks.</summary>
        /// <param name="copy">The copy of the device for the new engine.</param>
        /// <returns>The engine; call <see cref="StoreCard()"/> before its first boot.</returns>
        public EmulatorEngine CopyFor(VirtualDevice copy) =>
            new()
            {
                Symbols = Symbols,
                Built = Built,
                Limits = Limits,
                FirmwareTime = FirmwareTime,
                FirmwareSymbols = FirmwareSymbols,
                _card = _card?.CopyFor(copy),
            };

        /// <summary>
        /// Creates an engine for a copy of the device between two boots, with a copy of all state that this engine keeps: SRAM1, the LED
        /// driver, the gauge, the card's blocks and their faults, counters and violations.
        /// </summary>
        /// <param name="copy">The copy of the device for the new engine (<see cref="VirtualDevice.CopyWithRun"/>).</param>
        /// <returns>The engine.</returns>
        public EmulatorEngine CopyWithRun(VirtualDevice copy)
        {
            EmulatorEngine engine = new()
            {
                Symbols = Symbols,
                Built = Built,
                Limits = Limits,
                FirmwareSymbols = FirmwareSymbols,
                _card = _card?.CopyWithRun(copy),
            };
            using MemoryStream state = new();

            SaveOrRestore(SnapshotArchive.To(state));
            state.Position = 0;
            engine.SaveOrRestore(SnapshotArchive.From(state));
            _sram1.Bytes.CopyTo(engine._sram1.Bytes);

            return engine;
        }

        /// <summary>Copies the content of the card's blocks to the device's card.</summary>
        public void StoreCard() => _card?.Store();

        /// <summary>Reads the card's blocks in their current state, while an operation of the updater may be incomplete.</summary>
        /// <returns>
        /// A separate card, or <see langword="null"/> if no card has been inserted or the file system cannot be read at this moment.
        /// </returns>
        public VirtualCard? PeekCard()
        {
            if (_card is null)
            {
                return null;
            }

            VirtualCard card = new VirtualDevice().Card;
            try
            {
                _card.CopyTo(card);

                return card;
            }
            catch (Exception unreadable) when (unreadable is ToolException or DeviceFolderException)
            {
                return null;
            }
        }

        /// <summary>Checks the card with fsck.</summary>
        /// <returns>The output of fsck, or <see langword="null"/> if the file system is clean.</returns>
        public string? FindCardDamage()
        {
            try
            {
                _card?.Check();

                return null;
            }
            catch (InvalidOperationException damage)
            {
                return damage.Message;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _card?.Dispose();
            _sram1.Dispose();
        }

        // Managed frames are tracked only for a profile or a debugger, because tracking slows down the run.
        private ManagedTracker? Track(Stm32Wb55 emulator, SymbolTable symbols)
        {
            Profile?.Enter([]);

            return (Profile is not null || Debugger is not null) && Managed is not null
                && InterpreterCode.Find(_sram1, symbols) is { } interpreter
                ? new ManagedTracker(emulator.Cpu, interpreter, new ManagedStack(_sram1, symbols, Managed), Profile)
                : null;
        }

        private void Run(Boot boot, uint start, ManagedTracker? managed)
        {
            Stm32Wb55 emulator = boot.Emulator;

            emulator.Cpu.Observer = (ICodeObserver?)managed ?? Profile;
            emulator.Device.ExecutingCode = () => emulator.Here;
            RestoreBoot(boot);
            BootBegun?.Invoke(emulator);
            SnapshotRequest?.Watch(emulator, archive => SaveOrRestore(archive, boot));

            try
            {
                if (_continues)
                {
                    _continues = false;
                    emulator.RunOn();
                }
                else if (Debugger is null)
                {
                    emulator.Run(start);
                }
                else
                {
                    Debugger.Run(emulator, start, managed);
                }
            }
            finally
            {
                emulator.Device.ExecutingCode = () => null;
                Instructions += emulator.Cpu.Instructions;
                _violations.AddRange(emulator.Violations.All);
            }
        }

        private SdCard? PowerUp(VirtualDevice device, List<SdCard> cards)
        {
            if (!device.Card.IsInserted || _card is null)
            {
                return null;
            }

            SdCard card = CreateCard(device, _card);

            cards.Add(card);

            return card;
        }

        private static SdCard CreateCard(VirtualDevice device, CardBlocks blocks)
        {
            CardQuirks quirks = device.Card.Quirks;
            SdCard card = new(device.Clock, blocks, SdTiming.Ordinary.Times(quirks.Slowness))
            {
                RefusesCrcCommand = quirks.RefusesCrcCommand,
                CrcCommandRefusals = quirks.CrcCommandRefusals,
                MissedIdleCommands = quirks.MissedIdleCommands,
                DataResponseDelay = quirks.DataResponseDelay,
                NextBusyNanoseconds = quirks.FirstBusyNanoseconds,
                Erasing = quirks.Erase,
            };
            card.InitialisationTries *= quirks.Slowness;

            return card;
        }
    }
}
