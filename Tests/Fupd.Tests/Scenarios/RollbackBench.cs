using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// A package with a resume stub, and a card on which the installation of that package has saved the old firmware as a rollback package.
    /// </summary>
    internal static class RollbackBench
    {
        internal const string WayBack = "/.fu-back";
        internal const string Temporary = "rollback-00F1A5E5.tmp";
        internal const int OldSize = 16 * FlashMap.PageSize;

        internal static Bench Make(string engine, bool isOnCard = false)
        {
            Bench bench = StubBench.Make(engine).WithoutRadio();
            return isOnCard ? StubBench.OnCard(bench) : bench;
        }

        internal static Bench Versioned(string version)
        {
            byte[] firmware = StandIn.Firmware(OldSize);
            BinaryPrimitives.WriteUInt32LittleEndian(firmware.AsSpan(0x8000), 0x0201BE40);
            BinaryPrimitives.WriteUInt32LittleEndian(firmware.AsSpan(0x8010), FlashMap.Base + 0x8100);
            Encoding.ASCII.GetBytes(version + "\0").CopyTo(firmware, 0x8100);
            return Make(Engine.Mock).Recipe(recipe => recipe with { Firmware = [new DfuElement(FlashMap.Base, firmware)] });
        }

        internal static string Crc(VirtualDevice device, string folder) =>
            $"{Crc32.Compute(Assert.Single(DfuLayout.Read(device.Card.Peek($"/update/{folder}/firmware.dfu")!)).Data):X8}";

        internal static byte[] FirmwareOf(VirtualDevice device) => device.Flash.Bytes[..OldSize].ToArray();

        internal static Dictionary<string, byte[]> SettingsOf(VirtualDevice device, bool isOnCard) => isOnCard
            ? device.Card.PeekFolder("/.int").Where(item => item.Name != ".slideshow")
                .ToDictionary(item => item.Name, item => device.Card.Peek($"/.int/{item.Name}")!)
            : StubBench.SettingsOf(device);

        internal static List<string> Rollbacks(VirtualDevice device) =>
            [.. device.Card.PeekFolder("/update").Where(item => item.Name.StartsWith("rollback-")).Select(item => item.Name)];

        internal static Package Read(VirtualDevice device, string folder)
        {
            Package package = new("update.fuf", folder);
            foreach (string name in device.Card.PeekFolder($"/update/{folder}").Select(item => item.Name))
            {
                package.Files[name] = device.Card.Peek($"/update/{folder}/{name}")!;
            }

            return package;
        }

        internal static void Update(VirtualDevice device)
        {
            BootReport report = StubBench.SwitchOn(device);
            Assert.True(report.RestsAs == RestState.Firmware, $"{report.Why} {StubBench.LastError(device)}");
        }

        internal static void Start(VirtualDevice device)
        {
            device.Backup.BootMode = BootMode.Update;
            Update(device);
        }

        internal static void Next(VirtualDevice device, uint seed)
        {
            device.SwitchOff();
            StubBench.ComeWith(device, Make(Engine.Mock).Contents(
                contents => contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, seed)), false);
            Start(device);
        }

        // Installs the rollback package, so that the old firmware runs. The radio image of the old firmware is both in the first package
        // and in the rollback package.
        internal static VirtualDevice WithOldPackage(out string folder, out byte[] radio)
        {
            VirtualDevice device = StubBench.Make(Engine.Mock).Arm();
            Update(device);
            byte[] stack = device.Card.Peek(Bench.Folder + "/radio.bin")!;
            Next(device);
            string found = Rollbacks(device).Single(name => device.Card.Peek($"/update/{name}/radio.bin") is not null);
            Install(device, found);
            folder = found;
            radio = stack;
            return device;
        }

        internal static void Next(VirtualDevice device)
        {
            Bring(device);
            Start(device);
        }

        internal static void Bring(VirtualDevice device)
        {
            device.SwitchOff();
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "next").Contents(contents =>
            {
                contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 6);
                contents.Radio = RadioImageMaker.Make(1, 21, 0);
            }), false);
        }

        /// <summary>
        /// Arms a device whose card contains three rollback packages: the newest contains the firmware and radio image of the device,
        /// and no other package contains that radio image.
        /// </summary>
        internal static VirtualDevice ArmWithOlderPackages()
        {
            VirtualDevice device = WithOldPackage(out string folder, out _);
            Forget(device, Bench.Folder);
            foreach (string other in Rollbacks(device).Where(name => name != folder))
            {
                Copy(device, other, "rollback-older");
            }

            Forget(device, "/update/second");
            Bring(device);
            PreUpdate.BackUp(device, "/update/second");
            device.Backup.BootMode = BootMode.Update;
            return device;
        }

        private static void Copy(VirtualDevice device, string from, string to)
        {
            foreach (string name in device.Card.PeekFolder($"/update/{from}").Select(item => item.Name))
            {
                byte[] data = device.Card.Peek($"/update/{from}/{name}")!;
                if (name == "update.fuf")
                {
                    string text = Encoding.ASCII.GetString(data).Replace($"# {from} of", $"# {to} of");
                    data = Encoding.ASCII.GetBytes(Regex.Replace(text, "number [0-9]+", "number 1"));
                }

                device.Card.Preload($"/update/{to}/{name}", data);
            }
        }

        internal static void Install(VirtualDevice device, string folder)
        {
            device.SwitchOff();
            PreUpdate.BackUp(device, $"/update/{folder}");
            device.Card.Preload(CardPackage.PointerPath, Encoding.ASCII.GetBytes($"/ext/update/{folder}/update.fuf"));
            Start(device);
        }

        internal static void Forget(VirtualDevice device, string path)
        {
            using TemporaryFolder folder = new();
            device.Card.SaveTo(folder["card"]);
            string item = folder["card" + path];
            if (Directory.Exists(item))
            {
                Directory.Delete(item, true);
            }
            else
            {
                File.Delete(item);
            }

            device.Card.LoadFrom(folder["card"]);
        }

        internal static void AssertIsBack(VirtualDevice device, BootReport report, byte[] firmware)
        {
            Assert.True(
                (report.Ending, report.RestsAs) == (BootEnding.Rests, RestState.Firmware), $"{report.Why} {StubBench.LastError(device)}");
            Assert.Equal(firmware, FirmwareOf(device));
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.Null(device.Card.Peek(CardPackage.PointerPath));
            Assert.Null(device.Card.Peek(WayBack));
        }
    }
}
