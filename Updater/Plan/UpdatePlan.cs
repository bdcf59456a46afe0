using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The steps of an update of this device, as a value. The doctor prints the plan, the device executes the plan, and the progress bar is
    /// computed from the plan.
    /// </summary>
    public sealed class UpdatePlan
    {
        // Typical times from the datasheet DS11929 (docs/reference/hardware.md 2.6). Programming a page takes 30.4 ms in rows and 41.8 ms
        // in double words.
        private const int EraseMilliseconds = 22;
        private const int TenPagesMilliseconds = 304;
        private const int TenErasedPagesMilliseconds = 418;

        // Speed of a card in SPI mode, accessed in blocks of one page (docs/reference/hardware.md 7.4): about 1.7 MB/s when reading, 0.8
        // MB/s when writing.
        private const int ReadMicrosecondsPerKilobyte = 590;
        private const int WriteMicrosecondsPerKilobyte = 1250;

        // Time for reading and verifying a file, including computing the CRC32s and drawing the progress.
        private const int VerifyMicrosecondsPerKilobyte = 1250;

        // Times for resources, measured on the emulator (docs/BENCHMARKS.md): per file, and per kilobyte of its contents. The time per file
        // includes its share of the time for creating folders.
        private const int CheckMicrosecondsPerFile = 1900;
        private const int CheckMicrosecondsPerKilobyte = 520;
        private const int UnpackMicrosecondsPerFile = 4900;
        private const int UnpackMicrosecondsPerKilobyte = 1430;

        // The CRC32 of a flash page takes half a millisecond: about 8 cycles per byte at 64 MHz.
        private const int PagesVerifiedPerMillisecond = 2;

        // Times for CPU2, including the resets of each operation, the stock loader (0.67 s) and the checks after each reset. The times are
        // plausible, but not measured (docs/reference/hardware.md 4.12). The time of the last reset includes the time that the loader takes
        // before the first stage.
        private const int DeleteMilliseconds = 3450;
        private const int InstallMilliseconds = 6900;
        private const int SwitchMilliseconds = 1750;
        private const int ResetMilliseconds = 950;

        private readonly IDevice _device;
        private readonly PreparedUpdate _update;
        private readonly ArrayList _steps = new ArrayList();
        private int _checks;
        private int _changed;
        private int _changedBytes;

        private UpdatePlan(IDevice device, PreparedUpdate update)
        {
            _device = device;
            _update = update;
        }

        /// <summary>Gets the steps in order.</summary>
        public PlanStep[] Steps { get; private set; }

        /// <summary>Gets a value indicating whether at least one firmware page in flash differs from its new contents.</summary>
        public bool FirmwareChanges { get; private set; }

        /// <summary>Gets the number of firmware pages that are not rewritten because they already have the correct contents.</summary>
        public int PagesUnchanged { get; private set; }

        /// <summary>Gets the expected duration of all steps in milliseconds, including those already done.</summary>
        public int Milliseconds { get; private set; }

        /// <summary>
        /// Gets the expected duration in milliseconds of an update that starts now: the checks, which always come first, and all steps not
        /// yet done.
        /// </summary>
        public int MillisecondsLeft
        {
            get
            {
                int sum = 0;
                for (int i = 0; i < Steps.Length; i++)
                {
                    sum += i >= _checks && Steps[i].IsDone ? 0 : Steps[i].Milliseconds;
                }

                return sum;
            }
        }

        /// <summary>Gets the number of flash pages erased by all steps.</summary>
        public int PagesToErase
        {
            get
            {
                int sum = 0;
                for (int i = 0; i < Steps.Length; i++)
                {
                    sum += Steps[i].PagesToErase;
                }

                return sum;
            }
        }

        internal static UpdatePlan For(IDevice device, PreparedUpdate update)
        {
            UpdatePlan plan = new UpdatePlan(device, update);
            plan.CompareFirmware();
            plan.AddChecks();
            plan.AddBackup();
            plan.AddRollback();
            plan.AddRadio();
            plan.AddOptionBytes();
            plan.AddFirmware();
            plan.AddRestore();
            plan.AddCardFiles();
            plan.Add(Stage.FirmwareBoot, "Reset", 0, 0, 0, ResetMilliseconds, false);
            plan.Steps = new PlanStep[plan._steps.Count];
            plan._steps.CopyTo(plan.Steps);
            return plan;
        }

        // The computation uses whole kilobytes, so it fits into 32 bits for up to 1.7 GB.
        private static int CardTime(uint bytes, int microsecondsPerKilobyte)
        {
            return (int)((bytes + 1023) / 1024) * microsecondsPerKilobyte / 1000;
        }

        private static int ReadTime(uint bytes)
        {
            return CardTime(bytes, ReadMicrosecondsPerKilobyte);
        }

        private static int PageTime(int erased, int written)
        {
            return (erased * EraseMilliseconds) + (written * TenPagesMilliseconds / 10);
        }

        private uint FileSize(string name)
        {
            return _device.Card.Stat(_update.Package.PathOf(name), out CardEntry entry) == CardStatus.Ok ? entry.Size : 0;
        }

        private void Add(Stage stage, string text, uint read, int erase, uint write, int milliseconds, bool done)
        {
            _steps.Add(new PlanStep(stage, text, read, erase, write, milliseconds, done));
            Milliseconds += milliseconds;
        }

        // Adds a step that reads and writes whole files on the card.
        private void AddCopy(
            Stage stage, string text, uint bytes, int milliseconds = 0,
            int microsecondsPerKilobyte = WriteMicrosecondsPerKilobyte + ReadMicrosecondsPerKilobyte)
        {
            if (bytes > 0)
            {
                Add(stage, text, bytes, 0, bytes, milliseconds + CardTime(bytes, microsecondsPerKilobyte), false);
            }
        }

        private void AddChecks()
        {
            UpdateManifest manifest = _update.Package.Manifest;
            AddCheck(Stage.Manifest, "Read manifest and loader", manifest.Loader);
            AddCheck(Stage.RadioCheck, "Verify radio image", manifest.Radio);
            AddCheck(Stage.DfuCheck, "Verify firmware", manifest.Firmware);
            AddCheck(Stage.ResourceCheck, "Verify resources", manifest.Resources, FileTime(CheckMicrosecondsPerFile)
                + CardTime(_update.Resources.Bytes, CheckMicrosecondsPerKilobyte));
            _checks = _steps.Count;
        }

        // If no better estimate is given, the time is computed from the file size.
        private void AddCheck(Stage stage, string text, string name, int milliseconds = 0)
        {
            if (name.Length > 0)
            {
                uint size = FileSize(name);
                Add(stage, text, size, 0, 0, milliseconds != 0 ? milliseconds : CardTime(size, VerifyMicrosecondsPerKilobyte), true);
            }
        }

        private int FileTime(int microsecondsPerFile)
        {
            return _update.Resources.Files * microsecondsPerFile / 1000;
        }

        private void AddBackup()
        {
            AddCopy(Stage.Backup, "Back up /int", _update.InternalStorage.BackupBytes);
        }

        // The steps of the radio change stay in the plan after the resets that they cause, so that the bar does not jump back.
        private void AddRadio()
        {
            UpdateRegister register = new UpdateRegister(_device.BackupRegisters, _update.Package.Crc);
            bool begun = register.Has(UpdateRegister.RadioBegun);
            RadioImage image = _update.Radio.Image;
            if (image == null || (!_update.Radio.Changes && !begun))
            {
                return;
            }

            bool installed = !_update.Radio.Changes || register.Has(UpdateRegister.Installs);
            int erased = PagesInUse(image);
            Add(Stage.RadioBusy, "Switch to FUS", 0, 0, 0, SwitchMilliseconds, begun);
            Add(
                Stage.RadioDelete,
                "Delete the old radio stack",
                0,
                0,
                0,
                DeleteMilliseconds,
                installed || !_update.Radio.Coprocessor.HasStack);
            Add(
                Stage.RadioWrite,
                "Write the radio image",
                image.Size,
                erased,
                image.Size,
                ReadTime(image.Size) + PageTime(erased, erased) + ((image.Pages - erased) * TenErasedPagesMilliseconds / 10),
                installed);
            Add(Stage.RadioInstall, "Install the radio stack", 0, 0, 0, InstallMilliseconds, installed);
        }

        // Returns the number of pages that must be erased first; the pages of a stack that FUS has deleted are already erased.
        private int PagesInUse(RadioImage image)
        {
            int used = 0;
            for (uint address = image.InstallAddress;
                address < image.EndAddress && address < _device.Flash.SecureStart;
                address += FlashGeometry.PageSize)
            {
                used += _device.Flash.IsErased(address, FlashGeometry.PageSize) ? 0 : 1;
            }

            return used;
        }

        private void AddOptionBytes()
        {
            if (_update.OptionBytes == null)
            {
                return;
            }

            if (_update.OptionBytes.NeedsProgramming(_device.OptionBytes))
            {
                Add(
                    Stage.OptionBytes,
                    "Correct the option bytes",
                    0,
                    0,
                    OptionByteData.Words * 8,
                    EraseMilliseconds + ResetMilliseconds,
                    false);
            }
            else
            {
                Add(Stage.OptionBytes, "Compare the option bytes", 0, 0, 0, 0, false);
            }
        }

        private void AddRollback()
        {
            RollbackPlan rollback = _update.Rollback;
            if (rollback != null && rollback.Fits && FirmwareChanges)
            {
                AddCopy(Stage.Rollback, "Keep the old firmware", rollback.Bytes);
            }
        }

        // If any page changes, page 0 is erased and written too, because with an unchanged vector table over a half-written image the
        // device would hang.
        private void CompareFirmware()
        {
            PageMap map = _update.Firmware;
            if (map == null)
            {
                return;
            }

            for (int page = map.EndPage - 1; page >= 0; page--)
            {
                if (map.Has(page) && ((page == 0 && _changed > 0) || !map.IsHeldBy(_device.Flash, page)))
                {
                    _changed++;
                    _changedBytes += map.CountOf(page);
                }
            }

            FirmwareChanges = _changed > 0;
            PagesUnchanged = map.Used - _changed;
        }

        private void AddFirmware()
        {
            PageMap map = _update.Firmware;
            if (map == null)
            {
                AddUnreadFirmware();
                return;
            }

            uint bytes = (uint)_changedBytes;
            int pages = _changed + (FirmwareChanges ? StubPages() : 0);
            Add(
                Stage.FlashWrite, "Write the firmware", bytes, pages, bytes,
                PageTime(pages, pages) + (PagesUnchanged / PagesVerifiedPerMillisecond), false);
            Add(Stage.FlashValidate, "Verify the firmware in flash", 0, 0, 0, map.Used / PagesVerifiedPerMillisecond, false);
        }

        // Returns the number of pages of the resume stub to write, plus one for page 0, which is erased one additional time to make it
        // start the stub.
        private int StubPages()
        {
            PageMap map = _update.Stub.Image;
            if (map == null)
            {
                return 0;
            }

            int pages = 1;
            for (int page = map.FirstPage; page < map.EndPage; page++)
            {
                pages += map.Has(page) && !map.IsHeldBy(_device.Flash, page) ? 1 : 0;
            }

            return pages;
        }

        // A boot that ends with a reset before the firmware is written does not read the firmware file, so all pages are assumed to change.
        private void AddUnreadFirmware()
        {
            if (_update.EndsInReset && _update.Package.Manifest.Firmware.Length > 0)
            {
                uint size = FileSize(_update.Package.Manifest.Firmware);
                int pages = (int)(size / FlashGeometry.PageSize) + 1;
                Add(Stage.FlashWrite, "Write the firmware", size, pages, size, PageTime(pages, pages), false);
            }
        }

        private void AddRestore()
        {
            InternalStorageResult storage = _update.InternalStorage;
            if (!storage.Moves)
            {
                return;
            }

            int blocks = storage.Blocks;
            uint bytes = (uint)(blocks * FlashGeometry.PageSize);
            int milliseconds = blocks == 0 ? 0 : ReadTime(bytes) + PageTime(blocks + 2, blocks);
            if ((storage.Targets & InternalStorageTargets.Card) != 0)
            {
                bytes += storage.Bytes;
                milliseconds += CardTime(storage.Bytes, WriteMicrosecondsPerKilobyte + ReadMicrosecondsPerKilobyte);
            }

            if (bytes != 0)
            {
                // The two blocks of the existing volume's superblock are erased too.
                Add(Stage.Restore, "Restore /int", bytes, blocks == 0 ? 0 : blocks + 2, bytes, milliseconds, false);
            }
        }

        // The amount of differing data is known only after the comparison, so the plan assumes that the archive is unpacked once and the
        // card is read once. A boot that ends with a reset does not read the archive; the plan then assumes that the archive is about half
        // the size of its files.
        private void AddCardFiles()
        {
            string resources = _update.Package.Manifest.Resources;
            AddCopy(
                Stage.Resources,
                "Update resource files",
                _update.EndsInReset && resources.Length > 0 ? 2 * FileSize(resources) : _update.Resources.Bytes,
                FileTime(UnpackMicrosecondsPerFile),
                UnpackMicrosecondsPerKilobyte);
            AddCopy(Stage.Splash, "Copy the slideshow", _update.SplashBytes);
        }
    }
}
