using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper
{
    /// <summary>Saves the state of the running device to a snapshot and restores it.</summary>
    /// <remarks>
    /// Injected faults, scheduled and scripted keys, and armed cuts belong to the run and are not saved; a restored device has the faults,
    /// keys and cuts of the run that restores it. The executing core and the card's blocks are saved by the engine.
    /// </remarks>
    public sealed partial class VirtualDevice : ISnapshotPart
    {
        private enum EndKind
        {
            Reset,
            PowerLost,
            Rests,
            Hangs,
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            if (!archive.IsRestoring && !IsRunning)
            {
                throw new InvalidOperationException("A snapshot requires a running device.");
            }

            archive.Part(Clock);
            ExchangeBoot(archive);
            archive.Part(Journal);
            archive.Part(Flash);
            archive.Part(FlashController);
            archive.Part(Options);
            archive.Part(Otp);
            archive.Part(Backup);
            archive.Part(Calendar);
            archive.Part(Coprocessor);
            archive.Part(Card);
            archive.Part(Battery);
            archive.Part(Buttons);
            archive.Part(Display);
            archive.Part(Console);
            archive.Part(Images);
            archive.Objects(_violations, broken => Exchange(archive, broken));
        }

        /// <summary>Saves or restores a violation.</summary>
        /// <param name="broken">The violation; null when restoring.</param>
        /// <returns>The violation to store in the list.</returns>
        public static Violation Exchange(SnapshotArchive archive, Violation? broken) => new(
            archive.Text(broken?.Rule, nameof(broken.Rule))!,
            archive.Text(broken?.What, nameof(broken.What))!,
            archive.Value(broken?.Nanoseconds ?? 0, nameof(broken.Nanoseconds)),
            archive.Text(broken?.Where, nameof(broken.Where)));

        private static DeviceStoppedException Exchange(SnapshotArchive archive, DeviceStoppedException? end)
        {
            DeviceResetException? reset = end as DeviceResetException;
            EndKind kind = archive.Value(KindOf(end), nameof(kind));
            string? why = reset?.Why ?? (end is PowerLostException lost ? lost.Cut?.ToString() : end?.Message);
            string text = archive.Text(why) ?? string.Empty;
            ResetCause cause = archive.Value(reset?.Cause ?? default, nameof(cause));
            bool isFromOutside = archive.Value(reset?.IsFromOutside ?? false, nameof(isFromOutside));

            return kind switch
            {
                EndKind.Reset => new DeviceResetException(cause, text, isFromOutside),
                EndKind.PowerLost => new PowerLostException(text.Length == 0 ? null : CutPoint.Parse(text)),
                EndKind.Rests => new DeviceRestsException(text),
                _ => new DeviceHangsException(text),
            };
        }

        private static EndKind KindOf(DeviceStoppedException? end) => end switch
        {
            DeviceResetException => EndKind.Reset,
            PowerLostException => EndKind.PowerLost,
            DeviceRestsException => EndKind.Rests,
            _ => EndKind.Hangs,
        };

        private void ExchangeBoot(SnapshotArchive archive)
        {
            UniqueNumber = archive.Value(UniqueNumber);
            Boot = archive.Value(Boot);
            BootBegan = archive.Value(BootBegan);
            Cause = archive.Value(Cause);
            IsEmptyFlagSet = archive.Value(IsEmptyFlagSet);
            IsRunning = archive.Value(IsRunning);
            Stopped = null;
            List<int> boots = [.. _ends.Keys];
            List<DeviceStoppedException> ends = [.. _ends.Values];

            archive.Items(boots, nameof(_ends));
            archive.Objects(ends, end => Exchange(archive, end), nameof(_ends));

            if (archive.IsRestoring)
            {
                _ends.Clear();

                for (int i = 0; i < boots.Count; i++)
                {
                    _ends.Add(boots[i], ends[i]);
                }
            }
        }
    }
}
