using System.Collections;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Otp;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>The content of a device, as reported by <c>fupd device show</c>. The format is a public interface.</summary>
    internal static class DeviceDescription
    {
        // Names of the flags in bits 15:8 of the system register, starting with the lowest bit (docs/reference/stock-updater.md 1.8).
        private static readonly string[] s_flags = ["debug", "storageFormatInternal", "lock", "c2Update", "handOrient", "legacySleep",
            "stealthMode", "detailedFilename"];

        /// <summary>Describes a device.</summary>
        /// <param name="device">A copy of the device, switched off. The method switches on the copy, in order to read /int.</param>
        public static JsonObject Of(VirtualDevice device)
        {
            uint system = device.Backup.Read(1);
            JsonObject json = new()
            {
                ["wouldBoot"] = RestName.Of(StockBoot.WouldBoot(device)),
                ["bootMode"] = BootModeName(device.Backup.BootMode),
                ["flags"] = new JsonArray(
                    [.. s_flags.Where((_, bit) => (system & (1u << (8 + bit))) != 0).Select(name => JsonValue.Create(name))]),
                ["backupRegisters"] = new JsonArray(
                    [.. Enumerable.Range(0, BackupRegisters.Count).Select(i => JsonValue.Create($"{device.Backup.Read(i):X8}"))]),
                ["target"] = device.Otp.Bytes[OtpArea.TargetOffset],
                ["optionBytes"] = Options(device.Options),
                ["coprocessor"] = Coprocessor(device.Coprocessor),
                ["power"] = new JsonObject { ["batteryPercent"] = device.Battery.Percent, ["charging"] = device.Battery.IsCharging },
                ["card"] = Card(device),
            };
            string? unreadable = null;
            InternalStorageVolume? volume = null;
            try
            {
                volume = InternalStorageVolume.Read(device);
            }
            catch (InputException error)
            {
                unreadable = error.Message;
            }

            json["firmware"] = Firmware(device, volume);
            json["int"] = volume?.ToJson();
            json["intVolume"] = volume == null ? null : new JsonObject { ["firstPage"] = volume.FirstPage, ["pages"] = volume.Pages };
            json["intDirectories"] = new JsonArray([.. volume?.Directories.Select(name => JsonValue.Create(name)) ?? []]);
            json["intError"] = unreadable;
            return json;
        }

        private static string BootModeName(BootMode mode)
        {
            string name = mode.ToString();
            return char.ToLowerInvariant(name[0]) + name[1..];
        }

        // The size of a registered image is known; the pages after it may contain remains of an old /int. The size of any other image is
        // unknown; the image is assumed to end at the last programmed byte before /int or, without /int, before CPU2's flash.
        private static JsonObject Firmware(VirtualDevice device, InternalStorageVolume? volume)
        {
            int limit = (volume?.FirstPage ?? device.Options.SecureStartPage) * FlashMap.PageSize;
            int size = device.Images.FindWhole(device.Flash) is { Address: FlashMap.Base } known
                ? known.Size
                : device.Flash.Bytes[..limit].LastIndexOfAnyExcept((byte)0xFF) + 1;

            ReadOnlySpan<byte> image = device.Flash.Bytes[..size];
            return new JsonObject
            {
                ["address"] = $"{FlashMap.Base:X8}",
                ["size"] = size,
                ["crc32"] = $"{Crc32.Compute(image):X8}",
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(image)),
            };
        }

        private static JsonObject Options(VirtualFlipper.Options.OptionBytes options)
        {
            JsonObject fields = [];
            foreach (OptionByteField field in OptionByteField.All)
            {
                fields[field.Name] = $"0x{field.Extract(options.Stored(field.Word)):X}";
            }

            return fields;
        }

        private static JsonObject Coprocessor(Coprocessor core) => new()
        {
            ["running"] = core.Runs.ToString().ToLowerInvariant(),
            ["fusVersion"] = core.FusVersion.Dotted,
            ["stack"] = core.Stack is not { } stack ? null : new JsonObject
            {
                ["version"] = stack.Version.Dotted,
                ["branch"] = stack.Version.Branch,
                ["release"] = stack.Version.Release,
                ["type"] = stack.Type,
                ["address"] = $"{stack.Address:X8}",
            },
        };

        private static JsonArray? Card(VirtualDevice device)
        {
            if (!device.Card.IsInserted)
            {
                return null;
            }

            MockDevice mock = new(device);
            JsonArray files = [];
            if (mock.Card.Mount() == CardStatus.Ok)
            {
                List(mock.Card, "/ext", files);
            }

            return files;
        }

        private static void List(ICard card, string folder, JsonArray files)
        {
            ArrayList entries = [];
            card.List(folder, entries);
            foreach (CardEntry entry in entries.Cast<CardEntry>().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                string path = $"{folder}/{entry.Name}";
                if (entry.IsDirectory)
                {
                    List(card, path, files);
                }
                else
                {
                    files.Add(new JsonObject { ["path"] = path["/ext/".Length..], ["size"] = entry.Size });
                }
            }
        }
    }
}
