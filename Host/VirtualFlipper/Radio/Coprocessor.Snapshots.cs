using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>Saves the state of CPU2 to a snapshot and restores it.</summary>
    public sealed partial class Coprocessor : ISnapshotPart
    {
        /// <inheritdoc/>
        /// <remarks>Injected faults belong to the run and are not saved.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            Runs = archive.Value(Runs);
            FusVersion = Exchange(archive, FusVersion, nameof(FusVersion))!;
            Stack = ExchangeStack(archive);
            Job = ExchangeJob(archive);
            LastError = archive.Value(LastError);
            archive.Table(ImageTypes);
            archive.Part(Quirks);
            archive.Part(Timing);
            archive.Part(_session);
        }

        private static StackVersion? Exchange(SnapshotArchive archive, StackVersion? version, string name) =>
            !archive.Value(version is not null, name)
                ? null
                : new StackVersion(
                    archive.Value(version?.Major ?? 0, nameof(version.Major)),
                    archive.Value(version?.Minor ?? 0, nameof(version.Minor)),
                    archive.Value(version?.Sub ?? 0, nameof(version.Sub)),
                    archive.Value(version?.Branch ?? 0, nameof(version.Branch)),
                    archive.Value(version?.Release ?? 0, nameof(version.Release)));

        private InstalledStack? ExchangeStack(SnapshotArchive archive) =>
            !archive.Value(Stack is not null, nameof(Stack))
                ? null
                : new InstalledStack(
                    Exchange(archive, Stack?.Version, nameof(Stack.Version))!,
                    archive.Value(Stack?.Type ?? 0, nameof(Stack.Type)),
                    archive.Value(Stack?.Address ?? 0, nameof(Stack.Address)));

        private FusJob? ExchangeJob(SnapshotArchive archive) =>
            !archive.Value(Job is not null, nameof(Job))
                ? null
                : new FusJob(
                    archive.Value(Job?.Kind ?? default, nameof(Job.Kind)),
                    archive.Value(Job?.Phase ?? 0, nameof(Job.Phase)),
                    archive.Value(Job?.Source ?? 0, nameof(Job.Source)),
                    archive.Value(Job?.PagesDone ?? 0, nameof(Job.PagesDone)),
                    ExchangeImage(archive, Job?.Image),
                    archive.Value(Job?.Type ?? 0, nameof(Job.Type)));

        private static RadioImage? ExchangeImage(SnapshotArchive archive, RadioImage? image) =>
            !archive.Value(image is not null, nameof(FusJob.Image))
                ? null
                : new RadioImage(
                    archive.Value(image?.Address ?? 0, nameof(image.Address)),
                    archive.Value(image?.Size ?? 0, nameof(image.Size)),
                    Exchange(archive, image?.Version, nameof(image.Version))!,
                    archive.Value(image?.Sram2a ?? 0, nameof(image.Sram2a)),
                    archive.Value(image?.Sram2b ?? 0, nameof(image.Sram2b)));
    }
}
