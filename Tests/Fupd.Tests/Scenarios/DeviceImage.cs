using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>The state of a device after an update, as text for comparison; the package and its log are omitted.</summary>
    internal static class DeviceImage
    {
        public static string Of(VirtualDevice device)
        {
            List<string> lines =
            [
                $"flash {Crc32.Compute(device.Flash.Bytes):X8}",
                $"options {Convert.ToHexString(device.Options.Area)}",
                $"radio {device.Coprocessor.Runs} {device.Coprocessor.Stack}",
                RegistersOf(device),
            ];
            ICard card = new MockDevice(device).Card;
            card.Mount();
            List(card, "/ext", lines);
            return string.Join('\n', lines);
        }

        /// <summary>The backup registers as one line.</summary>
        public static string RegistersOf(VirtualDevice device)
        {
            return "registers " + string.Join(' ', Enumerable.Range(0, BackupRegisters.Count).Select(i => $"{device.Backup.Read(i):X8}"));
        }

        private static void List(ICard card, string folder, List<string> lines)
        {
            ArrayList entries = [];
            card.List(folder, entries);
            foreach (CardEntry entry in entries.Cast<CardEntry>().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                string path = $"{folder}/{entry.Name}";
                if (path == "/ext/update")
                {
                    continue;
                }

                lines.Add(entry.IsDirectory ? path : $"{path} {entry.Size} {Digest(card, path, entry.Size):X8}");
                if (entry.IsDirectory)
                {
                    List(card, path, lines);
                }
            }
        }

        private static uint Digest(ICard card, string path, uint size)
        {
            card.Open(path, CardMode.Read, out ICardFile file);
            byte[] data = new byte[size];
            using (file)
            {
                file.Read(data, 0, data.Length);
            }

            return Crc32.Compute(data);
        }
    }
}
