using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>
    /// The expected duration of an update. The sizes come from the plan. The files that stage 13 compares, writes and removes are counted
    /// on the doctor's copy of the device.
    /// </summary>
    /// <param name="resources">The preflight's result for the resource archive.</param>
    /// <param name="work">The counted work of stage 13, or <see langword="null"/> if that stage was not run.</param>
    internal sealed class DurationEstimate(UpdatePlan plan, ResourceResult resources, ResourceWork? work)
    {
        // Number of boots that a radio change adds; each of them reads part of the firmware file again.
        private const int BootsOfRadioChange = 6;

        // Durations in microseconds, fitted to updates on the emulator (docs/BENCHMARKS.md).
        private const long CheckFile = 950;
        private const long CheckKilobyte = 524;
        private const long FirmwareKilobyte = 700;
        private const long FirmwareKilobyteOfBoot = 100;
        private const long CompareFile = 900;
        private const long CompareKilobyte = 520;
        private const long UnpackFile = 500;
        private const long UnpackKilobyte = 524;
        private const long NewFile = 770;
        private const long ReplacedFile = 2900;
        private const long NewFolder = 9800;
        private const long Change = 5000;
        private const long WriteKilobyte = 1020;
        private const long NanosecondsPerEntryPassed = 2200;

        // On a nearly full card, the preflight compares the archive with the files on the card. If a file must be written, the preflight
        // then searches the earlier package's list for the files to replace or remove. Stage 13 then only looks up the result of the
        // comparison, but takes longer to find free clusters.
        private const long MeasureFile = 450;
        private const long LookUpFile = 750;
        private const long TightFile = 2000;

        /// <summary>Gets the expected duration of the update in milliseconds.</summary>
        public int Milliseconds => plan.MillisecondsLeft + plan.Steps.Sum(step => Of(step) - step.Milliseconds);

        /// <summary>Gets the expected duration of a step in milliseconds.</summary>
        /// <param name="step">A step of the plan.</param>
        /// <returns>Milliseconds.</returns>
        public int Of(PlanStep step) => step.Stage switch
        {
            Stage.DfuCheck => (int)(Kilobytes(step.BytesToRead, FirmwareKilobyte + (RadioBoots * FirmwareKilobyteOfBoot)) / 1000),
            Stage.ResourceCheck => CheckTime + MeasureTime,
            Stage.Resources when work != null => UpdateTime(work),
            _ => step.Milliseconds,
        };

        private int RadioBoots =>
            plan.Steps.Any(step => step.Stage == Stage.RadioInstall && !step.IsDone) ? BootsOfRadioChange : 0;

        private bool IsMeasured => resources.IsCompared && work is { InstalledFiles: > 0 };

        private int MeasureTime =>
            !IsMeasured ? 0 : (int)((CompareTime(resources.Bytes) + (work!.NewFiles > 0 ? work.InstalledFiles * MeasureFile : 0)) / 1000);

        private int CheckTime => (int)(((resources.Files * CheckFile) + Kilobytes(resources.Bytes, CheckKilobyte)) / 1000);

        private int UpdateTime(ResourceWork done)
        {
            long unpack = done.IsUnpacked ? (resources.Files * UnpackFile) + Kilobytes(resources.Bytes, UnpackKilobyte) : 0;
            // On a card with an earlier package, most files written replace an existing file, whose clusters must be freed.
            long file = (done.InstalledFiles > 0 ? ReplacedFile : NewFile) + (IsMeasured ? TightFile : 0);
            long write = (done.NewFiles * file) + (done.EntriesPassed * NanosecondsPerEntryPassed / 1000)
                + (done.NewFolders * NewFolder) + (done.Changes * Change) + Kilobytes(done.BytesWritten, WriteKilobyte);
            long compare = IsMeasured ? done.InstalledFiles * LookUpFile : CompareTime(ComparedBytes(done));
            return (int)((unpack + write + compare) / 1000);
        }

        private long CompareTime(long bytes) => (work!.InstalledFiles * CompareFile) + Kilobytes(bytes, CompareKilobyte);

        private long ComparedBytes(ResourceWork done)
        {
            long archive = done.IsUnpacked ? plan.Steps.First(step => step.Stage == Stage.ResourceCheck).BytesToRead : 0;
            return done.InstalledFiles == 0 ? 0 : Math.Max(0, done.BytesRead - archive);
        }

        private static long Kilobytes(long bytes, long microseconds) => bytes * microseconds / 1024;
    }
}
