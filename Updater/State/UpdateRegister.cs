using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>
    /// The state that must survive resets and cannot be read from the device. The state is stored in backup register 8, which the stock
    /// firmware does not use (docs/reference/hardware.md 5.4).
    /// </summary>
    /// <remarks>
    /// <code>
    /// 31:16 tag of the update: the halves of its manifest's CRC32, XORed; never 0
    /// 15:12 radio: switches between FUS and stack so far (saturates at 15)
    /// 11:10 radio: installations begun
    ///   9:8 radio: deletions begun
    ///     7 radio: the end of the last installation was not observed
    ///     6 radio: the end of the last deletion was not observed
    ///     5 radio: FUS was reset once to clear an error that this update did not cause
    ///     4 option bytes: programmed; the reset that loads them has occurred or follows
    ///     3 radio: FUS may be executing an operation that is treated as not begun: refused, or interrupted by a power loss
    ///     2 pages of /int were written, or are about to be written, by the radio image or the restore
    ///     1 flash: page 0 was erased, or is about to be erased
    ///     0 the backup of this update is complete (BackupRecord contains its name)
    /// </code>
    /// A word with a different tag belongs to another update and is treated as empty. The firmware boot and an abort clear the word. Every
    /// setter performs one atomic write, which precedes the recorded change. Bit 4 is the exception: it is set after the programming,
    /// because a reset between an earlier mark and the programming would look like programming without effect.
    /// </remarks>
    public sealed class UpdateRegister
    {
        /// <summary>Mark: the backup of this update is complete.</summary>
        public const int BackupMade = 1 << 0;

        /// <summary>Mark: writing the firmware to flash has begun.</summary>
        public const int FlashTouched = 1 << 1;

        /// <summary>Mark: pages of /int were written, or are about to be written, by the radio image or the restore.</summary>
        public const int InternalStorageTouched = 1 << 2;

        /// <summary>Mark: the option bytes were programmed, and are loaded by the next reset.</summary>
        public const int OptionBytesTried = 1 << 4;

        /// <summary>Mark: FUS was reset once to clear an error that this update did not cause.</summary>
        public const int FusReset = 1 << 5;

        /// <summary>Mark: a deletion was started and its end was not observed.</summary>
        public const int DeletePending = 1 << 6;

        /// <summary>Mark: an installation was started and its end was not observed.</summary>
        public const int InstallPending = 1 << 7;

        /// <summary>Mark: FUS may be executing an operation that is treated as not started.</summary>
        public const int FusUncertain = 1 << 3;

        /// <summary>If any of these marks is set, FUS may be busy, because the end of an operation was not observed.</summary>
        public const int FusPending = DeletePending | InstallPending | FusUncertain;

        /// <summary>Counter: deletions started, 0 to 3.</summary>
        public const int Deletes = 3 << 8;

        /// <summary>Counter: installations started, 0 to 3.</summary>
        public const int Installs = 3 << 10;

        /// <summary>Counter: switches between FUS and stack, 0 to 15.</summary>
        public const int Switches = 15 << 12;

        /// <summary>Mask of the radio change's counters; at least one of them is nonzero once the change has started.</summary>
        public const int RadioBegun = Deletes | Installs | Switches;

        /// <summary>
        /// Index of backup register 9, which, like register 8, the stock firmware does not use. The register holds the progress last shown,
        /// in percent, with the tag in its upper half.
        /// </summary>
        public const int ShownIndex = 9;

        /// <summary>
        /// Mask of all marks and counters; at least one of these bits is set once the update has started a step that changes the device.
        /// </summary>
        public const int AnyMark = 0xFFFF;

        // The marks and counters that are reset when the user starts another attempt.
        private const uint Attempts = OptionBytesTried | FusReset | RadioBegun;

        private const int Index = 8;
        private readonly IBackupRegisters _registers;
        private readonly uint _tag;

        /// <summary>Wraps the backup registers; nothing is written.</summary>
        /// <param name="registers">The device's backup registers.</param>
        /// <param name="manifestCrc">CRC32 of the manifest file, which identifies the update.</param>
        public UpdateRegister(IBackupRegisters registers, uint manifestCrc)
        {
            _registers = registers;
            ManifestCrc = manifestCrc;
            uint folded = (manifestCrc ^ (manifestCrc >> 16)) & 0xFFFF;
            _tag = (folded == 0 ? 1 : folded) << 16;
        }

        /// <summary>Gets the CRC32 of the update's manifest.</summary>
        public uint ManifestCrc { get; }

        /// <summary>
        /// Gets a value indicating whether the backup of this update must be used instead of being replaced, because the volume may be
        /// lost.
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
        /// Clears the state of all updates. The shown progress is cleared first, so that after a power loss no update continues the
        /// progress of another update.
        /// </summary>
        /// <param name="registers">The device's backup registers.</param>
        public static void Clear(IBackupRegisters registers)
        {
            registers.Write(ShownIndex, 0);
            registers.Write(Index, 0);
        }

        /// <summary>Gets the tag of the update whose progress the register holds.</summary>
        /// <param name="registers">The device's backup registers.</param>
        /// <returns>The tag in bits 31:16; 0 if the register holds no update.</returns>
        public static uint TagOf(IBackupRegisters registers)
        {
            return registers.Read(Index) & 0xFFFF0000;
        }

        /// <summary>
        /// Sets <see cref="BackupMade"/> and clears all other marks and counters. The word has this value until the boot mode no longer
        /// starts this updater; a boot before then requires no space on the card for files that already exist.
        /// </summary>
        /// <param name="registers">The device's backup registers.</param>
        public static void Finish(IBackupRegisters registers)
        {
            registers.Write(Index, TagOf(registers) | BackupMade);
        }

        /// <summary>Determines whether at least one of the given marks is set, regardless of the update that set it.</summary>
        /// <param name="registers">The device's backup registers.</param>
        /// <param name="marks">Marks of this class, ORed.</param>
        /// <returns>True if at least one of the marks is set.</returns>
        public static bool AnyHas(IBackupRegisters registers, int marks)
        {
            uint value = registers.Read(Index);
            return (value >> 16) != 0 && (value & (uint)marks) != 0;
        }

        /// <summary>
        /// Called when the user starts another attempt: clears the counters of attempts, but not the record of completed changes.
        /// </summary>
        /// <param name="registers">The device's backup registers.</param>
        public static void ForgetAttempts(IBackupRegisters registers)
        {
            uint value = registers.Read(Index);
            if ((value >> 16) != 0 && (value & Attempts) != 0)
            {
                registers.Write(Index, value & ~Attempts);
            }
        }

        /// <summary>Determines whether at least one of the given marks is set.</summary>
        /// <param name="marks">Marks of this class, ORed.</param>
        /// <returns>True if at least one of the marks is set.</returns>
        public bool Has(int marks)
        {
            return (Value & (uint)marks) != 0;
        }

        /// <summary>Sets marks.</summary>
        /// <param name="marks">Marks of this class, ORed.</param>
        public void Set(int marks)
        {
            Store(Value | (uint)marks);
        }

        /// <summary>Clears marks.</summary>
        /// <param name="marks">Marks of this class, ORed.</param>
        public void Clear(int marks)
        {
            Store(Value & ~(uint)marks);
        }

        /// <summary>Reads a counter.</summary>
        /// <param name="counter"><see cref="Deletes"/>, <see cref="Installs"/> or <see cref="Switches"/>.</param>
        /// <returns>The value of the counter.</returns>
        public int Count(int counter)
        {
            return (int)((Value & (uint)counter) / One(counter));
        }

        /// <summary>Increments a counter up to its maximum.</summary>
        /// <param name="counter"><see cref="Deletes"/>, <see cref="Installs"/> or <see cref="Switches"/>.</param>
        /// <param name="marks">Marks to set in the same write, or 0.</param>
        public void CountUp(int counter, int marks)
        {
            uint value = Value | (uint)marks;
            Store((value & (uint)counter) == (uint)counter ? value : value + One(counter));
        }

        /// <summary>
        /// Decrements the counters of the attempts that a power loss interrupted. An interrupted operation of FUS is treated as not
        /// started, although FUS may continue it (<see cref="FusUncertain"/>).
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

        /// <summary>Decrements a counter unless it is 0.</summary>
        /// <param name="counter"><see cref="Deletes"/>, <see cref="Installs"/> or <see cref="Switches"/>.</param>
        /// <param name="pending">The mark to be replaced by <see cref="FusUncertain"/> in the same write, or 0.</param>
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
