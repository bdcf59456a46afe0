using System.CommandLine;
using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options for saving a snapshot of the emulator during a run, and for continuing from one.</summary>
    internal sealed class SnapshotOptions
    {
        public Option<string?> Save { get; } = new("--snapshot")
        {
            Description = "Write a snapshot of the whole machine to this file at --snapshot-at (chip only); the run continues.",
            HelpName = "FILE",
        };

        public Option<string?> At { get; } = new("--snapshot-at")
        {
            Description = "Moment of the snapshot: a time such as 2.5s or 300ms, #OPERATION, or an operation's id as --operations "
                + "prints it.",
            HelpName = "WHEN",
        };

        public Option<string?> Continue { get; } = new("--from-snapshot")
        {
            Description = "Continue from this snapshot, which replaces the whole state of the device (chip only).",
            HelpName = "FILE",
        };

        /// <summary>Adds the options for saving a snapshot.</summary>
        public void AddSavingTo(Command command)
        {
            command.Options.Add(Save);
            command.Options.Add(At);
        }

        /// <summary>Checks that the options are compatible with each other and with the engine.</summary>
        /// <param name="options">The options of the command.</param>
        /// <exception cref="InputException">The options conflict with each other or with the engine.</exception>
        public void Check(RunOptions options, ParseResult result)
        {
            (string? save, string? at, string? from) = (result.GetValue(Save), result.GetValue(At), result.GetValue(Continue));
            string? given = save != null ? $"--snapshot {save}" : at != null ? $"--snapshot-at {at}"
                : from != null ? $"--from-snapshot {from}" : null;

            if (given == null)
            {
                return;
            }

            string? problem = result.GetValue(options.On) != Engine.Chip ? "only the emulator supports snapshots; add --on chip"
                : result.GetValue(options.Gdb) != null ? "snapshots are not supported under a debugger; omit --gdb"
                : save == null && at != null ? "requires --snapshot FILE"
                : save != null && at == null ? "requires --snapshot-at WHEN"
                : save != null && result.GetValue(options.Disturbances.Cut) is { Length: > 0 }
                    ? "no snapshot can be taken in a run with cuts; give the cuts to the run that continues from the snapshot"
                : null;

            if (problem != null)
            {
                throw new InputException($"{given}: {problem}");
            }

            if (save != null)
            {
                OutputFile.CheckWritable(save, "--snapshot");
            }
        }

        /// <summary>
        /// Restores the snapshot named by <c>--from-snapshot</c>, if any, and schedules the snapshot named by <c>--snapshot</c>, if any.
        /// </summary>
        /// <param name="run">The prepared run.</param>
        /// <returns>An action to call after the run; it checks that the snapshot was taken.</returns>
        /// <exception cref="InputException">The snapshot cannot be restored.</exception>
        public Action Arrange(DeviceRun run, ParseResult result)
        {
            if (result.GetValue(Continue) is { } from)
            {
                Restore(run, from);
            }

            if (result.GetValue(Save) is not { } file)
            {
                return () => { };
            }

            string at = result.GetValue(At)!;
            SnapshotRequest request = run.SaveSnapshots([MomentOf(at, run.Device)], _ => file);

            return () =>
            {
                if (!request.IsOver)
                {
                    throw new InputException(
                        $"--snapshot-at {at}: the run ends before this moment; --operations FILE lists operations and their times");
                }
            };
        }

        private static void Restore(DeviceRun run, string file)
        {
            try
            {
                run.RestoreSnapshot(file);
            }
            catch (Exception refused) when (refused is SnapshotException or IOException or UnauthorizedAccessException)
            {
                throw new InputException($"--from-snapshot {file}: {refused.Message}");
            }
        }

        private static SnapshotMoment MomentOf(string text, VirtualDevice device)
        {
            if (RunMoment.TimeOf(text) is { } time)
            {
                return new SnapshotMoment { Time = device.Clock.Now + time };
            }

            try
            {
                return new SnapshotMoment { Operation = CutPoint.Parse(text.Contains(':') ? text : $"{text}:before") };
            }
            catch (FormatException)
            {
                throw new InputException(
                    $"--snapshot-at {text}: give a time such as 2.5s or 300ms, #OPERATION, or an id such as flash.row@0801F200#1234");
            }
        }
    }
}
