using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// CPU2 as seen on the system channel of the mailbox: a state machine of FUS and the radio stack (docs/reference/hardware.md 4.8 to
    /// 4.12). The caller sends a command, advances virtual time and fetches the response. CPU2 may reset the whole device before it
    /// responds.
    /// </summary>
    /// <remarks>
    /// This class holds the state that survives resets and power losses: the selected program, the installed stack and the current
    /// operation. The state that is lost at a reset is kept in a session, which is created anew at each boot. As on the hardware, CPU2 does
    /// nothing until it is started, so a FUS operation continues only after the next <see cref="Start"/>.
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

        /// <summary>Raised when a response or an event may be available.</summary>
        public event Action? Answered;

        /// <summary>Gets or sets the program that runs when CPU2 is next started after a reset.</summary>
        public CoprocessorFirmware Runs { get; set; } = CoprocessorFirmware.Stack;

        /// <summary>Gets or sets the version of FUS.</summary>
        public StackVersion FusVersion { get; set; } = new(1, 2, 0);

        /// <summary>Gets or sets the installed radio stack; <see langword="null"/> if none is installed.</summary>
        public InstalledStack? Stack { get; set; } = new(new StackVersion(1, 13, 3, 0, 2), 3, 0x080D7000);

        /// <summary>Gets or sets the unfinished FUS operation; <see langword="null"/> if there is none.</summary>
        public FusJob? Job { get; set; }

        /// <summary>Gets or sets the error with which the last FUS operation ended, as FUS reports it in its information table.</summary>
        public byte LastError { get; set; }

        /// <summary>
        /// Gets the stack type of each known image, by the CRC32 of the image. An image is encrypted, so the model cannot read the stack
        /// type from it. The type of an image that is not listed is guessed (<see cref="RadioImage.GuessType"/>).
        /// </summary>
        public Dictionary<uint, int> ImageTypes { get; } = [];

        /// <summary>Gets the injected faults.</summary>
        public CoprocessorFaults Faults { get; } = new();

        /// <summary>Gets the ways in which this CPU2 behaves differently from the default CPU2.</summary>
        public CoprocessorQuirks Quirks { get; private set; } = new();

        /// <summary>Gets the durations of CPU2's actions.</summary>
        public FusTiming Timing { get; private set; } = new();

        /// <summary>Gets a value indicating whether CPU2 was started in this boot.</summary>
        public bool IsStarted => _session.IsStarted;

        /// <summary>Gets a value indicating whether CPU2 is started and ready.</summary>
        public bool IsReady => _session.IsReady;

        /// <summary>Gets a value indicating whether a command is waiting for its response.</summary>
        public bool IsCommandPending => _session.IsCommandPending;

        /// <summary>Gets a value indicating whether the radio stack has accepted BLE_INIT in this boot.</summary>
        public bool IsBleInitialised => _session.IsBleInitialised;

        /// <summary>Gets a value indicating whether a FUS operation is running in this boot, even if FUS is not ready yet.</summary>
        public bool IsOngoing => _session.IsOngoing;

        /// <summary>Gets the program counter of CPU2's hard fault, or 0 if there was none.</summary>
        public uint FaultAddress => _session.FaultAddress;

        /// <summary>Gets the 56 bytes of the device information table, or <see langword="null"/> before CPU2 is ready.</summary>
        public byte[]? Table => _session.IsReady ? InfoTable.Build(this, _device.Options, _session.Running) : null;

        /// <summary>Computes the secure option words that belong to a radio stack, as full register words.</summary>
        /// <param name="page">First secure page (SFSA).</param>
        /// <param name="sram2a">Size in KiB of the non-secure part of SRAM2a (SBRSA).</param>
        /// <param name="sram2b">Size in KiB of the non-secure part of SRAM2b (SNBRSA).</param>
        /// <returns>The values of FLASH_SFR and FLASH_SRRVR.</returns>
        public static (uint SecureFlash, uint SecureSram) SecureWords(int page, int sram2a, int sram2b) =>
            (0xFFFFFE00u | (uint)page,
             0x81000000u | ((uint)Math.Min(sram2b, 31) << 25) | ((uint)Math.Min(sram2a, 31) << 18) | (uint)(page * 0x400));

        /// <summary>Starts CPU2 (C2BOOT). Later calls have no effect until the next reset.</summary>
        public void Start()
        {
            _session.Start();
        }

        /// <summary>
        /// Sends an event to CPU2 (SEV of CPU1). A radio stack that has accepted C2_REINIT then restarts; otherwise the event has no
        /// effect.
        /// </summary>
        public void SignalEvent()
        {
            _session.SignalEvent();
        }

        /// <summary>Removes and returns the oldest pending event.</summary>
        /// <returns>The event; <see langword="null"/> if none is pending.</returns>
        public CoprocessorEvent? TakeEvent() => _session.TakeEvent();

        /// <summary>Sends a system command. The response becomes available as virtual time passes.</summary>
        public void Send(int opcode, ReadOnlySpan<byte> parameters)
        {
            _session.Send(opcode, parameters.ToArray());
        }

        /// <summary>Removes and returns the response to the last command.</summary>
        /// <returns>
        /// The payload, which begins with the status; empty for a malformed response; <see langword="null"/> if there is no response yet.
        /// </returns>
        public byte[]? TakeResponse() => _session.TakeResponse();

        /// <summary>
        /// Installs a radio stack from outside the device, with the option words of ST's image of the same version. The call takes no
        /// virtual time and is not an operation.
        /// </summary>
        /// <param name="stack">The radio stack, or <see langword="null"/> for FUS alone (secure start 0x080F4000).</param>
        public void Preload(InstalledStack? stack)
        {
            StackLayout layout = stack is null ? StackLayout.BleLight : StackLayout.Of(stack.Type, stack.Version);
            Preload(stack, layout.Sram2a, layout.Sram2b);
        }

        /// <summary>
        /// Installs a radio stack and its option words from outside the device. The call takes no virtual time and is not an operation.
        /// </summary>
        /// <param name="stack">The radio stack, or <see langword="null"/> for FUS alone (secure start 0x080F4000).</param>
        /// <param name="sram2a">Size in KiB of the non-secure part of SRAM2a.</param>
        /// <param name="sram2b">Size in KiB of the non-secure part of SRAM2b.</param>
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

            _device.Violate("fus.reset-while-ongoing", $"The chip was reset ({why}) during a FUS operation");
            if (Faults.ForeignResetDestroysFus)
            {
                Runs = CoprocessorFirmware.None;
                Job = null;
            }
        }
    }
}
