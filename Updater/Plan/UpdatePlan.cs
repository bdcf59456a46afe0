using System.Collections;
using FlipperUpdaterNano.Formats;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Stages;

namespace FlipperUpdaterNano.Plan
{
    /// <summary>
    /// What an update does to this device, step by step, as a value: the doctor prints it, the device executes it, and the progress bar is
    /// computed from it.
    /// </summary>
    public sealed class UpdatePlan
    {
        // Typical times: datasheet DS11929 (hardware reference 2.6).
        private const int EraseMicroseconds = 22000;
        private const int PageMicroseconds = 30400;

        // A card in SPI mode, in blocks of a page (hardware reference 7.4): about 1.7 MB/s read, 0.8 MB/s written.
        private const int ReadMicrosecondsPerKilobyte = 590;
        private const int WriteMicrosecondsPerKilobyte = 1250;

        // Reading a file to prove it: with its CRC32s and the progress on the screen.
        private const int ProveMicrosecondsPerKilobyte = 1250;

        // CRC32 of flash at 64 MHz, some 8 cycles a byte.
        private const int DigestMicrosecondsPerPage = 512;

        // The second core, with the resets of each operation and the checks after each reset. Plausible, not measured (hardware reference 4.12).
        private const int DeleteMilliseconds = 3000;
        private const int InstallMilliseconds = 5600;
        private const int SwitchMilliseconds = 1300;
        private const int ResetMilliseconds = 500;

        private readonly ArrayList _steps = new ArrayList();
        private int _checks;

        private UpdatePlan()
        {
        }

        /// <summary>Gets the steps in order.</summary>
        public PlanStep[] Steps { get; private set; }

        /// <summary>Gets the firmware's pages that already hold the right bytes and are not touched.</summary>
        public int PagesUnchanged { get; private set; }

        /// <summary>Gets the expected milliseconds of all steps, those that are done included.</summary>
        public int Milliseconds { get; private set; }

        /// <summary>Gets the expected milliseconds of an update that starts now: the checks, which come first in any case, and all that is not done.</summary>
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

        /// <summary>Gets the flash pages erased by all steps.</summary>
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
            UpdatePlan plan = new UpdatePlan();
            plan.AddChecks(device, update);
            plan.AddBackup(update);
            plan.AddRadio(device, update);
            plan.AddOptionBytes(device, update);
            plan.AddFirmware(device, update);
            plan.AddRestore(update);
            plan.AddCardFiles(device, update);
            plan.Add(Stage.HandOver, "Reset", 0, 0, 0, ResetMilliseconds * 1000, false);
            plan.Steps = new PlanStep[plan._steps.Count];
            plan._steps.CopyTo(plan.Steps);
            return plan;
        }

        private static long ReadTime(long bytes)
        {
            return bytes * ReadMicrosecondsPerKilobyte / 1024;
        }

        private static long WriteTime(long bytes)
        {
            return bytes * WriteMicrosecondsPerKilobyte / 1024;
        }

        private static long PageTime(int erased, int written)
        {
            return ((long)erased * EraseMicroseconds) + ((long)written * PageMicroseconds);
        }

        private static long FileSize(IDevice device, string path)
        {
            return device.Card.Stat(path, out CardEntry entry) == CardStatus.Ok ? entry.Size : 0;
        }

        private void Add(int stage, string text, long read, int erase, long write, long microseconds, bool done)
        {
            int milliseconds = (int)((microseconds + 999) / 1000);
            _steps.Add(new PlanStep(stage, text, read, erase, write, milliseconds, done));
            Milliseconds += milliseconds;
        }

        private void AddChecks(IDevice device, PreparedUpdate update)
        {
            UpdateManifest manifest = update.Manifest;
            AddCheck(device, update, Stage.Manifest, "Read manifest and loader", manifest.Loader);
            AddCheck(device, update, Stage.RadioCheck, "Prove radio image", manifest.Radio);
            AddCheck(device, update, Stage.DfuCheck, "Prove firmware", manifest.Firmware);
            AddCheck(device, update, Stage.ResourceCheck, "Prove resources", manifest.Resources);
            _checks = _steps.Count;
        }

        private void AddCheck(IDevice device, PreparedUpdate update, int stage, string text, string name)
        {
            if (name.Length > 0)
            {
                long size = FileSize(device, update.PathOf(name));
                Add(stage, text, size, 0, 0, size * ProveMicrosecondsPerKilobyte / 1024, true);
            }
        }

        private void AddBackup(PreparedUpdate update)
        {
            if (update.BackupBytes > 0)
            {
                Add(
                    Stage.Backup, "Save /int to backup.tar", update.BackupBytes, 0, update.BackupBytes,
                    WriteTime(update.BackupBytes) + ReadTime(update.BackupBytes), false);
            }
        }

        // The steps stay in the plan after the resets they bring, so that the bar does not jump back.
        private void AddRadio(IDevice device, PreparedUpdate update)
        {
            UpdateRegister register = new UpdateRegister(device.BackupRegisters, update.ManifestCrc);
            bool begun = register.Has(UpdateRegister.Deletes | UpdateRegister.Installs | UpdateRegister.Switches);
            if (update.RadioImage == null || (!update.RadioChanges && !begun))
            {
                return;
            }

            bool installed = !update.RadioChanges || register.Has(UpdateRegister.Installs);
            int pages = update.RadioImage.Pages;
            long size = update.RadioImage.Size;
            int erased = PagesInUse(device.Flash, update.RadioImage.InstallAddress, pages);
            Add(Stage.RadioBusy, "Switch to FUS", 0, 0, 0, SwitchMilliseconds * 1000, begun);
            Add(
                Stage.RadioDelete, "Delete the old radio stack", 0, 0, 0, DeleteMilliseconds * 1000,
                installed || !update.Coprocessor.HasStack);
            Add(Stage.RadioWrite, "Write the radio image", size, erased, size, ReadTime(size) + PageTime(erased, pages), installed);
            Add(Stage.RadioInstall, "Install the radio stack", 0, 0, 0, InstallMilliseconds * 1000, installed);
        }

        // Pages that must be erased first. FUS leaves the pages of the stack it deletes erased.
        private static int PagesInUse(IFlash flash, uint address, int pages)
        {
            int used = 0;
            uint end = address + (uint)(pages * FlashGeometry.PageSize);
            for (; address < end && address < flash.SecureStart; address += FlashGeometry.PageSize)
            {
                used += flash.IsErased(address, FlashGeometry.PageSize) ? 0 : 1;
            }

            return used;
        }

        private void AddOptionBytes(IDevice device, PreparedUpdate update)
        {
            if (update.OptionBytes != null)
            {
                bool needed = update.OptionBytes.NeedsProgramming(device.OptionBytes);
                Add(
                    Stage.OptionBytes, needed ? "Correct the option bytes" : "Compare the option bytes", 0, 0, needed ? OptionByteData.Words * 8 : 0,
                    needed ? EraseMicroseconds + (ResetMilliseconds * 1000) : 0, false);
            }
        }

        // If any page changes, page 0 is erased and written too: an unchanged vector table over a half-written image is a hang.
        private void AddFirmware(IDevice device, PreparedUpdate update)
        {
            PageMap map = update.Firmware;
            if (map == null)
            {
                AddUnreadFirmware(device, update);
                return;
            }

            int changed = 0;
            long bytes = 0;
            for (int page = map.FirstPage; page < map.EndPage; page++)
            {
                if (map.Has(page) && !Holds(device.Flash, map, page))
                {
                    changed++;
                    bytes += map.CountOf(page);
                }
            }

            if (changed > 0 && Holds(device.Flash, map, 0))
            {
                changed++;
                bytes += map.CountOf(0);
            }

            update.FirmwareChanges = changed > 0;
            PagesUnchanged = map.Used - changed;
            Add(
                Stage.FlashWrite, "Write the firmware", bytes, changed, bytes,
                PageTime(changed, changed) + (PagesUnchanged * DigestMicrosecondsPerPage), false);
            Add(Stage.FlashValidate, "Prove the firmware in flash", 0, 0, 0, (long)map.Used * DigestMicrosecondsPerPage, false);
        }

        // While the radio step is under way the firmware is not read again: so all of it is taken for new.
        private void AddUnreadFirmware(IDevice device, PreparedUpdate update)
        {
            if (update.IsRadioOnly && update.Manifest.Firmware.Length > 0)
            {
                long size = FileSize(device, update.PathOf(update.Manifest.Firmware));
                int pages = (int)(size / FlashGeometry.PageSize) + 1;
                Add(Stage.FlashWrite, "Write the firmware", size, pages, size, PageTime(pages, pages), false);
            }
        }

        private static bool Holds(IFlash flash, PageMap map, int page)
        {
            return flash.Crc32(0, FlashGeometry.Base + (uint)(page * FlashGeometry.PageSize), FlashGeometry.PageSize, out uint crc) == FlashStatus.Ok
                && crc == map.DigestOf(page);
        }

        private void AddRestore(PreparedUpdate update)
        {
            if (update.IntMoves)
            {
                int blocks = update.IntBlocks;
                long bytes = (long)blocks * FlashGeometry.PageSize;
                Add(Stage.Restore, "Write /int behind the firmware", bytes, blocks, bytes, ReadTime(bytes) + PageTime(blocks, blocks), false);
            }
        }

        private void AddCardFiles(IDevice device, PreparedUpdate update)
        {
            if (update.IsRadioOnly && update.Manifest.Resources.Length > 0)
            {
                // Not read again either; an archive is about half the size of its files.
                long bytes = 2 * FileSize(device, update.PathOf(update.Manifest.Resources));
                Add(Stage.Resources, "Update resource files", bytes, 0, bytes, ReadTime(bytes) + WriteTime(bytes), false);
            }
            else if (update.ResourceFiles > 0)
            {
                // How much differs is only known when it is compared: unpacked once, and read from the card once for the comparison.
                Add(
                    Stage.Resources, Sentence.Of("Update # resource files", update.ResourceFiles), update.ResourceBytes, 0, update.ResourceBytes,
                    ReadTime(update.ResourceBytes) + WriteTime(update.ResourceBytes), false);
            }

            if (update.SplashBytes > 0)
            {
                Add(
                    Stage.Splash, "Copy the slideshow", update.SplashBytes, 0, update.SplashBytes,
                    ReadTime(update.SplashBytes) + WriteTime(update.SplashBytes), false);
            }
        }
    }
}
