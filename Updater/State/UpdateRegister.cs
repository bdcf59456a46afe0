using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>
    /// What the updater must remember over resets and cannot read from the device: backup register 8, unused by the stock firmware
    /// (docs/reference/hardware.md 5.4).
    /// </summary>
    /// <remarks>
    /// <code>
    /// 31:16 tag of the update: its manifest's CRC32, halves exclusive-ored, never 0
    /// 15:12 radio: switches between FUS and stack so far (saturates at 15)
    /// 11:10 radio: installations begun
    ///   9:8 radio: deletions begun
    ///     7 radio: the last installation has not been seen to end
    ///     6 radio: the last deletion has not been seen to end
    ///     5 radio: FUS was reset once to clear an error that this update did not cause
    ///     4 option bytes: programmed, and loaded since or about to be
    ///     3 radio: FUS may be executing an operation that counts as not begun: refused, or interrupted by a power loss
    ///     2 pages /int uses were written, or are about to be: by the radio image, or by the restore
    ///     1 flash: page 0 was erased, or is about to be
    ///     0 the backup of this update is complete (BackupRecord says which)
    /// </code>
    /// A word with another tag is another update's and counts as empty. The firmware boot and an abort clear it. Every
    /// setter is one atomic write, made before the change it speaks of; only bit 4 follows its change, because a reset in between must
    /// not count as a program that did not take.
    /// </remarks>
    public sealed class UpdateRegister
    {
        /// <summary>Mark: the backup of this update is complete.</summary>
        public const int BackupMade = 1 << 0;

        /// <summary>Mark: flash writing has begun.</summary>
        public const int FlashTouched = 1 << 1;

        /// <summary>Mark: pages that /int uses were written, or are about to be: by the radio image, or by the restore.</summary>
        public const int InternalStorageTouched = 1 << 2;

        /// <summary>Mark: the option bytes were programmed, and are loaded by the next reset.</summary>
        public const int OptionBytesTried = 1 << 4;

        /// <summary>Mark: FUS was reset once to clear an error.</summary>
        public const int FusReset = 1 << 5;

        /// <summary>Mark: a deletion has begun and has not been seen to end.</summary>
        public const int DeletePending = 1 << 6;

        /// <summary>Mark: an installation has begun and has not been seen to end.</summary>
        public const int InstallPending = 1 << 7;

        /// <summary>Mark: FUS may be executing an operation that counts as not begun.</summary>
        public const int FusUncertain = 1 << 3;

        /// <summary>Marks: FUS may be at work, because an operation has not been seen to end.</summary>
        public const int FusPending = DeletePending | InstallPending | FusUncertain;

        /// <summary>Counter: deletions begun, 0 to 3.</summary>
        public const int Deletes = 3 << 8;

        /// <summary>Counter: installations begun, 0 to 3.</summary>
        public const int Installs = 3 << 10;

        /// <summary>Counter: switches between FUS and stack, 0 to 15.</summary>
        public const int Switches = 15 << 12;

        /// <summary>The radio's counters: its update has begun.</summary>
        public const int RadioBegun = Deletes | Installs | Switches;

        /// <summary>
        /// Backup register 9, unused by the stock firmware too: what the progress bar showed last, in percent, with the tag in its upper
        /// half.
        /// </summary>
        public const int ShownIndex = 9;

        /// <summary>All marks and counters: something was begun.</summary>
        public const int AnyMark = 0xFFFF;

        // What a person's retry starts afresh.
        private const uint Attempts = OptionBytesTried | FusReset | RadioBegun;

        private const int Index = 8;
        private readonly IBackupRegisters _registers;
        private readonly uint _tag;

        /// <summary>Initializes a new instance of the <see cref="UpdateRegister"/> class. Writes nothing.</summary>
        /// <param name="registers">The device's backup registers.</param>
        /// <param name="manifestCrc">CRC32 of the manifest file: whose progress this is.</param>
        public UpdateRegister(IBackupRegisters registers, uint manifestCrc)
        {
            _registers = registers;
            ManifestCrc = manifestCrc;
            uint folded = (manifestCrc ^ (manifestCrc >> 16)) & 0xFFFF;
            _tag = (folded == 0 ? 1 : folded) << 16;
        }

        /// <summary>Gets the CRC32 of the manifest whose progress this is.</summary>
        public uint ManifestCrc { get; }

        /// <summary>
        /// Gets a value indicating whether the backup of this update must be used and not made again, because the volume may be gone.
        /// </summary>
        public bool IsBackupKept
        {
            get { return Has(BackupMade) && Has(FlashTouched | InternalStorageTouched); }
        }

        private uint Value
        {
            get
            {
                uint value = _registers.Read(Index);
                return (value & 0xFFFF0000) == _tag ? value : _tag;
            }
        }

        /// <summary>
        /// Forgets every update: first what the bar showed, so that after a power loss no update finds what another one showed.
        /// </summary>
        /// <param name="registers">The device's backup registers.</param>
        public static void Clear(IBackupRegisters registers)
        {
            registers.Write(ShownIndex, 0);
            registers.Write(Index, 0);
        }

        /// <summary>Gets the tag of the update whose progress the register holds.</summary>
        /// <param name="registers">The device's backup registers.</param>
        /// <returns>The tag in bits 31:16, 0 when there is none.</returns>
        public static uint TagOf(IBackupRegisters registers)
        {
            return registers.Read(Index) & 0xFFFF0000;
        }

        /// <summary>Determines whether any of some marks is set, whichever update has set it.</summary>
        /// <param name="registers">The device's backup registers.</param>
        /// <param name="marks">Marks of this class, or-ed.</param>
        /// <returns>Whether one is set.</returns>
        public static bool AnyHas(IBackupRegisters registers, int marks)
        {
            uint value = registers.Read(Index);
            return (value >> 16) != 0 && (value & (uint)marks) != 0;
        }

        /// <summary>Gives a person's retry its own attempts: forgets how often something was tried, not what was done.</summary>
        /// <param name="registers">The device's backup registers.</param>
        public static void ForgetAttempts(IBackupRegisters registers)
        {
            uint value = registers.Read(Index);
            if ((value >> 16) != 0 && (value & Attempts) != 0)
            {
                registers.Write(Index, value & ~Attempts);
            }
        }

        /// <summary>Determines whether any of some marks is set.</summary>
        /// <param name="marks">Marks of this class, or-ed.</param>
        /// <returns>Whether one is set.</returns>
        public bool Has(int marks)
        {
            return (Value & (uint)marks) != 0;
        }

        /// <summary>Sets marks.</summary>
        /// <param name="marks">Marks of this class, or-ed.</param>
        public void Set(int marks)
        {
            Store(Value | (uint)marks);
        }

        /// <summary>Clears marks.</summary>
        /// <param name="marks">Marks of this class, or-ed.</param>
        public void Clear(int marks)
        {
            Store(Value & ~(uint)marks);
        }

        /// <summary>Reads a counter.</summary>
        /// <param name="counter"><see cref="Deletes"/>, <see cref="Installs"/> or <see cref="Switches"/>.</param>
        /// <returns>Its value.</returns>
        public int Count(int counter)
        {
            return (int)((Value & (uint)counter) / One(counter));
        }

        /// <summary>Counts one up, as far as the counter goes.</summary>
        /// <param name="counter">A counter of this class.</param>
        /// <param name="marks">Marks set in the same write, or 0.</param>
        public void CountUp(int counter, int marks)
        {
            uint value = Value | (uint)marks;
            Store((value & (uint)counter) == (uint)counter ? value : value + One(counter));
        }

        /// <summary>
        /// Takes back the attempts that a power loss interrupted: an operation of FUS counts as not begun, though FUS may continue it
        /// (<see cref="FusUncertain"/>).
        /// </summary>
        public void ForgivePowerLoss()
        {
            if (Has(InstallPending))
            {
                CountDown(Installs, InstallPending);
            }

            if (Has(DeletePending))
            {
                CountDown(Deletes, DeletePending);
            }
        }

        /// <summary>Takes one attempt back, if the counter is not 0.</summary>
        /// <param name="counter">A counter of this class.</param>
        /// <param name="pending">The mark that <see cref="FusUncertain"/> replaces in the same write, or 0.</param>
        public void CountDown(int counter, int pending)
        {
            uint value = pending == 0 ? Value : (Value & ~(uint)pending) | FusUncertain;
            Store((value & (uint)counter) == 0 ? value : value - One(counter));
        }

        private static uint One(int counter)
        {
            return (uint)(counter & -counter);
        }

        private void Store(uint value)
        {
            if (value != _registers.Read(Index))
            {
                _registers.Write(Index, value);
            }
        }
    }
}
