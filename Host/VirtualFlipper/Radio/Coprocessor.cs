using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// CPU2 at the system channel of the mailbox: FUS and the wireless stack as a state machine
    /// (docs/reference/hardware.md 4.8 to 4.12). Start a command, let virtual time pass, take the response; meanwhile it may
    /// reset the whole device.
    /// </summary>
    /// <remarks>
    /// What it remembers over resets and losses of power is here: what it runs, the installed stack, the operation it is in. What a
    /// reset loses is in a session that is made anew at each boot. Like the hardware it does nothing until it is started, so an
    /// operation continues only after the next <see cref="Start"/>.
    /// </remarks>
    public sealed partial class Coprocessor
    {
        private readonly VirtualDevice _device;
        private CoprocessorSession _session;

        internal Coprocessor(VirtualDevice device)
        {
            _device = device;
            _session = new CoprocessorSession(device, this);
        }

        /// <summary>Raised when a response or an event may be there to take.</summary>
        public event Action? Answered;

        /// <summary>Gets or sets what runs once it is started after the next reset.</summary>
        public CoprocessorFirmware Runs { get; set; } = CoprocessorFirmware.Stack;

        /// <summary>Gets or sets the version of FUS.</summary>
        public StackVersion FusVersion { get; set; } = new(1, 2, 0);

        /// <summary>Gets or sets the installed stack, or <see langword="null"/>.</summary>
        public InstalledStack? Stack { get; set; } = new(new StackVersion(1, 13, 3, 0, 2), 3, 0x080D7000);

        /// <summary>Gets or sets the operation FUS is in the middle of, or <see langword="null"/>.</summary>
        public FusJob? Job { get; set; }

        /// <summary>Gets or sets the error the last operation of FUS ended in, as its information table shows it.</summary>
        public byte LastError { get; set; }

        /// <summary>
        /// Gets the stack types of images by their CRC32. The image is encrypted, so the model cannot read the type from it; without an
        /// entry it is guessed (<see cref="RadioImage.GuessType"/>).
        /// </summary>
        public Dictionary<uint, int> ImageTypes { get; } = [];

        /// <summary>Gets what is wrong with it.</summary>
        public CoprocessorFaults Faults { get; } = new();

        /// <summary>Gets in which ways a CPU2 that works is not the usual one.</summary>
        public CoprocessorQuirks Quirks { get; private set; } = new();

        /// <summary>Gets how long it takes.</summary>
        public FusTiming Timing { get; private set; } = new();

        /// <summary>Gets a value indicating whether it was started in this boot.</summary>
        public bool IsStarted => _session.IsStarted;

        /// <summary>Gets a value indicating whether it is started and ready.</summary>
        public bool IsReady => _session.IsReady;

        /// <summary>Gets a value indicating whether a command waits for its response.</summary>
        public bool IsCommandPending => _session.IsCommandPending;

        /// <summary>Gets a value indicating whether the stack took BLE_INIT in this boot.</summary>
        public bool IsBleInitialised => _session.IsBleInitialised;

        /// <summary>Gets a value indicating whether an operation of FUS runs in this boot, also before FUS is ready.</summary>
        public bool IsOngoing => _session.IsOngoing;

        /// <summary>Gets the program counter of a hard fault, or 0.</summary>
        public uint FaultAddress => _session.FaultAddress;

        /// <summary>Gets the 56 bytes of the information table, or <see langword="null"/> before it is ready.</summary>
        public byte[]? Table => _session.IsReady ? InfoTable.Build(this, _device.Options, _session.Running) : null;

        /// <summary>Makes the option words that belong to a stack, in their full form.</summary>
        /// <param name="page">First secure page (SFSA).</param>
        /// <param name="sram2a">Open KB of SRAM2a (SBRSA).</param>
        /// <param name="sram2b">Open KB of SRAM2b (SNBRSA).</param>
        /// <returns>FLASH_SFR and FLASH_SRRVR.</returns>
        public static (uint SecureFlash, uint SecureSram) SecureWords(int page, int sram2a, int sram2b) =>
            (0xFFFFFE00u | (uint)page,
             0x81000000u | ((uint)Math.Min(sram2b, 31) << 25) | ((uint)Math.Min(sram2a, 31) << 18) | (uint)(page * 0x400));

        /// <summary>Starts the core (C2BOOT): once per reset, later calls have no effect.</summary>
        public void Start()
        {
            _session.Start();
        }

        /// <summary>Sends it an event (SEV of CPU1): a stack that took C2_REINIT begins anew, otherwise it has no effect.</summary>
        public void SignalEvent()
        {
            _session.SignalEvent();
        }

        /// <summary>Takes the oldest event that was not taken.</summary>
        /// <returns>The event, or <see langword="null"/>.</returns>
        public CoprocessorEvent? TakeEvent() => _session.TakeEvent();

        /// <summary>Sends a system command. The response comes with virtual time.</summary>
        public void Send(int opcode, ReadOnlySpan<byte> parameters)
        {
            _session.Send(opcode, parameters.ToArray());
        }

        /// <summary>Removes and returns the response to the last command.</summary>
        /// <returns>
        /// The payload, beginning with the status; empty when it is malformed; <see langword="null"/> before there is one.
        /// </returns>
        public byte[]? TakeResponse() => _session.TakeResponse();

        /// <summary>
        /// Preloads a stack with the option words of ST's image of that version from outside the device: no operation, no time.
        /// </summary>
        /// <param name="stack">The stack, or <see langword="null"/> for FUS alone (secure start 0x080F4000).</param>
        public void Preload(InstalledStack? stack)
        {
            StackLayout layout = stack is null ? StackLayout.BleLight : StackLayout.Of(stack.Type, stack.Version);
            Preload(stack, layout.Sram2a, layout.Sram2b);
        }

        /// <summary>Preloads a stack and its option words from outside the device: no operation, no time.</summary>
        /// <param name="stack">The stack, or <see langword="null"/> for FUS alone (secure start 0x080F4000).</param>
        /// <param name="sram2a">Open KB of SRAM2a.</param>
        /// <param name="sram2b">Open KB of SRAM2b.</param>
        public void Preload(InstalledStack? stack, int sram2a, int sram2b)
        {
            Stack = stack;
            Runs = stack is null ? CoprocessorFirmware.Fus : CoprocessorFirmware.Stack;
            int page = stack is null ? FlashMap.FusPage : (int)(stack.Address - FlashMap.Base) / FlashMap.PageSize;
            uint[] words = new uint[OptionWord.Count];
            for (int i = 0; i < words.Length; i++)
            {
                words[i] = _device.Options.Stored(i);
            }

            (words[OptionWord.SecureFlash], words[OptionWord.SecureSram]) = SecureWords(page, sram2a, sram2b);
            _device.Options.Preload(words);
        }

        /// <summary>Copies the persistent state and the quirks of another CPU2, but not its faults.</summary>
        internal void CopyFrom(Coprocessor other)
        {
            Runs = other.Runs;
            FusVersion = other.FusVersion;
            Stack = other.Stack;
            Job = other.Job;
            LastError = other.LastError;
            Quirks = other.Quirks.Copy();
            Timing = other.Timing.Copy();
            foreach ((uint crc, int type) in other.ImageTypes)
            {
                ImageTypes[crc] = type;
            }
        }

        internal void NoticeAnswer()
        {
            Answered?.Invoke();
        }

        internal void BeginBoot()
        {
            _session = new CoprocessorSession(_device, this);
        }

        internal void Stop()
        {
            _session.Stop();
        }

        internal void NoticeForeignReset(string why)
        {
            if (!IsOngoing)
            {
                return;
            }

            _device.Violate("fus.reset-while-ongoing", $"The chip was reset ({why}) while FUS reported an operation ongoing");
            if (Faults.ForeignResetDestroysFus)
            {
                Runs = CoprocessorFirmware.None;
                Job = null;
            }
        }
    }
}
