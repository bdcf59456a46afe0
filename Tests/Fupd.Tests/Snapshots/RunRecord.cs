using System.Globalization;
using System.Security.Cryptography;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Snapshots
{
    /// <summary>The complete result of a run on the emulator as text: report, times, console, screens, memories, and card.</summary>
    internal static class RunRecord
    {
        /// <summary>Runs an armed device to its final state.</summary>
        /// <param name="device">The device, switched off.</param>
        /// <param name="moments">The moments at which snapshots are taken.</param>
        /// <param name="fileOf">Maps a snapshot's index in <paramref name="moments"/> to the path of its file.</param>
        /// <returns>The record, and the device times of the start and the end in nanoseconds.</returns>
        public static (string Record, long Began, long Ended) Play(
            VirtualDevice device, IReadOnlyList<SnapshotMoment> moments, Func<int, string> fileOf)
        {
            long began = device.Clock.Now;
            DeviceRun run = new(device, Engine.Of(Engine.Chip));

            run.Expect(ArmedPackage.Find(device));
            SnapshotRequest? request = moments.Count == 0 ? null : run.SaveSnapshots(moments, fileOf);
            string record = Of(run);

            // An event scheduled by the run itself would be lost, because no part of the machine saves it.
            Assert.Equal(0, ((EmulatorEngine)run.Engine).EventsOfRun);
            Assert.True(request is null or { IsOver: true }, "A snapshot was not taken.");

            return (record, began, device.Clock.Now);
        }

        /// <summary>Continues a snapshot on a fresh machine.</summary>
        /// <param name="file">Path of the snapshot.</param>
        /// <returns>The record.</returns>
        public static string Continue(string file)
        {
            DeviceRun run = new(new VirtualDevice(), Engine.Of(Engine.Chip));

            run.RestoreSnapshot(file);

            return Of(run);
        }

        private static string Of(DeviceRun run)
        {
            string report = run.Play().ToJson().ToJsonString();
            VirtualDevice device = run.Device;

            return string.Join('\n', [
                report,
                string.Create(
                    CultureInfo.InvariantCulture, $"{device.Clock.Now} ns, {device.Journal.Count} operations, boot {device.Boot}"),
                $"flash {Digest(device.Flash.Bytes)} {Digest(Array.ConvertAll(device.Flash.States.ToArray(), state => (byte)state))}",
                $"options {Digest(device.Options.Area)}, OTP {Digest(device.Otp.Bytes)}",
                $"backup {string.Join(' ', Enumerable.Range(0, BackupRegisters.Count).Select(device.Backup.Read))}",
                $"CPU2 {device.Coprocessor.Runs} {device.Coprocessor.Stack}",
                $"card {device.Card.BytesRead} {device.Card.BytesWritten} {device.Card.UsedClusters}",
                .. CardOf(device, string.Empty),
                .. device.Console.Lines.Select(line => $"{line.Nanoseconds} {line.Boot} {line.Text}"),
                .. device.Display.Frames.Select(frame => $"{frame.Nanoseconds} {frame.Boot} {Digest(frame.Pixels)}"),
                .. Enumerable.Range(1, device.Boot).Select(boot => $"{boot}: {device.EndOf(boot)?.Message}"),
            ]);
        }

        private static IEnumerable<string> CardOf(VirtualDevice device, string folder) =>
            device.Card.PeekFolder(folder.Length == 0 ? "/" : folder).SelectMany(item => item.IsDirectory
                ? CardOf(device, $"{folder}/{item.Name}")
                : [$"{folder}/{item.Name} {Digest(device.Card.Peek($"{folder}/{item.Name}"))}"]);

        private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes))[..16];
    }
}
