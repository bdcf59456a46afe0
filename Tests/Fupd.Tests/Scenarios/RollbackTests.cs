using System.Buffers.Binary;
using System.Text;
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
    /// <summary>The old firmware as a package on the card: docs/RESUME.md.</summary>
    public sealed class RollbackTests
    {
        private const string WayBack = "/.fu-back";
        private const string Temporary = "rollback-00F1A5E5.tmp";
        private const string ChangedPage = "08005000";
        private const int OldSize = 16 * FlashMap.PageSize;

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void After_an_error_while_armed_the_user_goes_back_to_firmware_and_settings_of_before(bool isOnCard)
        {
            VirtualDevice device = Make(Engine.Mock, isOnCard).When("stage 13 0", StubBench.BreakCard).Arm();
            byte[] firmware = FirmwareOf(device);
            Dictionary<string, byte[]> settings = SettingsOf(device, isOnCard);
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back);
            device.Buttons.PressWhenWaitedFor(Key.Ok);

            AssertIsBack(device, StubBench.SwitchOn(device), firmware);
            Assert.Equal(settings, SettingsOf(device, isOnCard));
        }

        [Fact]
        public void On_a_card_that_cannot_be_written_the_user_is_asked_on()
        {
            VirtualDevice device = Make(Engine.Mock).When("stage 13 0", StubBench.BreakCard)
                .When("waiting", device => device.Card.IsReadOnly = true).Arm();
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back);
            device.Buttons.PressWhenWaitedFor(Key.Ok, 2);

            Assert.Equal(RestState.SystemDfu, StubBench.SwitchOn(device).RestsAs);
            Assert.Contains(device.Console.Lines, line => line.Text.Contains(".fu-back cannot be renamed"));
            Assert.NotNull(StubBoot.FindPage(device.Flash));
        }

        [Theory]
        [InlineData(Engine.Mock, false)]
        [InlineData(Engine.Mock, true)]
        [InlineData(Engine.Chip, true)]
        public void While_armed_down_held_at_power_on_goes_back(string engine, bool losesRegisters)
        {
            byte[] firmware = FirmwareOf(Make(engine).Arm());
            VirtualDevice device = StubBench.Interrupt(engine, Make(engine), ChangedPage, losesRegisters);
            device.Buttons.HeldAtBoot = HeldKey.Down;

            AssertIsBack(device, StubBench.SwitchOn(device, engine), firmware);
            AssertHasSettings(device);
        }

        [Fact]
        public void Without_a_way_back_down_changes_nothing()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(Engine.Mock), ChangedPage);
            Forget(device, WayBack);
            device.Buttons.HeldAtBoot = HeldKey.Down;

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make(Engine.Mock));
        }

        // The package's own backup of /int is the only one while page 0 leads to the stub of another update.
        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void A_cut_while_going_back_ends_with_the_old_firmware_and_its_settings(bool losesRegisters)
        {
            int cuts = 0;
            for (int operation = 1; cuts * 17 == operation - 1; operation += 17)
            {
                VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(Engine.Mock), ChangedPage);
                byte[] firmware = FirmwareOf(Make(Engine.Mock).Arm());
                device.Buttons.HeldAtBoot = HeldKey.Down;
                if (CutAt(device, operation))
                {
                    cuts++;
                    device.Buttons.HeldAtBoot = HeldKey.None;
                    if (losesRegisters)
                    {
                        device.Backup.Lose();
                    }

                    bool isDecided = Encoding.ASCII.GetString(device.Card.Peek(CardPackage.PointerPath) ?? []) is var pointer
                        && !pointer.Contains("scenario");
                    BootReport report = StubBench.SwitchOn(device);
                    Assert.True(report.RestsAs != RestState.Updater, $"{operation}: {StubBench.LastError(device)}");
                    if (report.RestsAs == RestState.Firmware && isDecided)
                    {
                        Assert.Equal(firmware, FirmwareOf(device));
                        AssertHasSettings(device);
                    }
                }
            }

            Assert.True(cuts > 10, $"{cuts} cuts");
        }

        [Fact]
        public void It_has_the_firmware_bit_for_bit_and_the_files_of_the_running_package()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            byte[] firmware = FirmwareOf(device);
            Update(device);

            Package package = Read(device, Assert.Single(Rollbacks(device)));
            byte[] image = Assert.Single(DfuLayout.Read(package.Files["firmware.dfu"])).Data.ToArray();
            Assert.Equal(firmware[..image.Length], image);
            Assert.All(firmware[image.Length..], value => Assert.Equal(0xFF, value));
            Assert.Equal(device.Card.Peek(Bench.Folder + "/updater.bin"), package.Files["updater.bin"]);
            Assert.Equal(device.Card.Peek(Bench.Folder + "/resume.bin"), package.Files["resume.bin"]);
            Assert.Equal(device.Card.Peek(Bench.Folder + "/backup-1.tar"), package.Files["backup.tar"]);
            Assert.Null(device.Card.Peek(WayBack));
        }

        [Theory]
        [InlineData("1.4.3-rc", "rollback-1.4.3-rc")]
        [InlineData("feature/x", null)]
        [InlineData("a:b", null)]
        public void It_is_named_by_the_version_that_the_firmware_states_or_by_its_checksum(string version, string? name)
        {
            VirtualDevice device = Versioned(version).Arm();
            device.Backup.Write(2, FlashMap.Base + 0x8000);
            Update(device);

            string found = Assert.Single(Rollbacks(device));
            Assert.Equal(name ?? "rollback-" + Crc(device, found), found);
        }

        [Fact]
        public void It_installs_from_the_new_firmware_and_keeps_that_one_in_turn()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            byte[] firmware = FirmwareOf(device);
            Update(device);
            string old = Assert.Single(Rollbacks(device));

            Install(device, old);
            Assert.Equal(firmware, FirmwareOf(device));
            AssertHasSettings(device);
            List<string> both = Rollbacks(device);
            Assert.Equal(2, both.Count);

            Install(device, both.Single(name => name != old));
            Assert.Equal(Make(Engine.Mock).Firmware, device.Flash.Bytes[..Bench.FirmwareSize].ToArray());
            Assert.Equal(both.Order(), Rollbacks(device).Order());
        }

        [Fact]
        public void Only_the_newest_two_stay_and_what_the_user_has_touched()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            Update(device);
            string first = Assert.Single(Rollbacks(device));
            device.Card.Preload("/update/rollback-mine/update.fuf", device.Card.Peek($"/update/{first}/update.fuf")!);
            Next(device, 6);
            string second = Rollbacks(device).Single(name => name != first && name != "rollback-mine");
            device.Card.Preload($"/update/{second}/notes.txt", [1]);
            Next(device, 7);
            Next(device, 8);
            Next(device, 9);

            List<string> left = Rollbacks(device);
            Assert.DoesNotContain(first, left);
            Assert.Contains(second, left);
            Assert.Contains("rollback-mine", left);
            Assert.Equal(4, left.Count);
        }

        [Fact]
        public void A_folder_of_the_user_with_the_name_survives_and_the_update_goes_on()
        {
            VirtualDevice probe = Make(Engine.Mock).Arm();
            Update(probe);
            string mine = $"/update/{Assert.Single(Rollbacks(probe))}/firmware.dfu";
            VirtualDevice device = Make(Engine.Mock).Arm();
            device.Card.Preload(mine, [1, 2, 3]);
            Update(device);

            Assert.Equal([1, 2, 3], device.Card.Peek(mine));
            Assert.Null(device.Card.Peek(WayBack));
            Assert.Contains(device.Console.Lines, line => line.Text.Contains("not kept: its name is taken"));
        }

        [Fact]
        public void Without_room_the_doctor_says_so_and_the_update_goes_on()
        {
            Bench bench = Make(Engine.Mock);
            VirtualDevice device = bench.Arm();
            Assert.Contains(DoctorFindings.OfArmed(device).Findings, finding => finding.Message.StartsWith("The old firmware is kept on"));
            for (int clusters = 1; DoctorFindings.OfArmed(device).IsRefused || clusters == 1; clusters++)
            {
                device.Card.Capacity = (device.Card.UsedClusters + clusters) * device.Card.ClusterSize;
            }

            device.Card.Capacity += device.Card.ClusterSize; // for the log

            Assert.Contains(DoctorFindings.OfArmed(device).Findings, finding => finding.Message.StartsWith("No room to keep the old"));
            device.SwitchOff();
            Update(device);

            Assert.Empty(Rollbacks(device));
        }

        [Theory]
        [InlineData("firmware.dfu", 20_000u)]
        [InlineData("update.fuf", 0u)]
        public void A_card_that_fails_leaves_nothing_behind_and_the_update_goes_on(string file, uint offset)
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            device.Card.Faults.FailWrites($"/update/{Temporary}/{file}", offset);
            Update(device);

            Assert.Empty(Rollbacks(device));
            Assert.Contains(device.Console.Lines, line => line.Text.Contains("The old firmware is not kept: "));
        }

        [Fact]
        public void An_update_that_is_resumed_makes_none()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(Engine.Mock), ChangedPage);
            Forget(device, $"/update/{Assert.Single(Rollbacks(device))}");
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make(Engine.Mock));
            Assert.Empty(Rollbacks(device));
        }

        [Fact]
        public void A_radio_that_a_package_on_the_card_has_goes_with_it()
        {
            VirtualDevice device = StubBench.Make(Engine.Mock).Arm();
            Update(device);
            byte[] stack = device.Card.Peek(Bench.Folder + "/radio.bin")!;
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "next").Contents(contents =>
            {
                contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 6);
                contents.Radio = RadioImageMaker.Make(1, 21, 0);
            }), false);
            Start(device);
            Assert.Equal(21, device.Coprocessor.Stack!.Version.Minor);
            string folder = Rollbacks(device).Single(name => device.Card.Peek($"/update/{name}/radio.bin") is not null);
            Assert.Equal(stack, device.Card.Peek($"/update/{folder}/radio.bin"));

            Install(device, folder);
            Assert.Equal(20, device.Coprocessor.Stack!.Version.Minor);
            Assert.Equal(StubBench.Make(Engine.Mock).Firmware, device.Flash.Bytes[..Bench.FirmwareSize].ToArray());
        }

        private static Bench Make(string engine, bool isOnCard = false)
        {
            Bench bench = StubBench.Make(engine).WithoutRadio();
            return !isOnCard ? bench : bench
                .Contents(contents => contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 5, StandIn.StorageOnCard))
                .Recipe(recipe => recipe with { IsIntOnCard = true, Firmware = DeviceRecipe.FirmwareWithIntOnCard });
        }

        private static Bench Versioned(string version)
        {
            byte[] firmware = StandIn.Firmware(OldSize);
            BinaryPrimitives.WriteUInt32LittleEndian(firmware.AsSpan(0x8000), 0x0201BE40);
            BinaryPrimitives.WriteUInt32LittleEndian(firmware.AsSpan(0x8010), FlashMap.Base + 0x8100);
            Encoding.ASCII.GetBytes(version + "\0").CopyTo(firmware, 0x8100);
            return Make(Engine.Mock).Recipe(recipe => recipe with { Firmware = [new DfuElement(FlashMap.Base, firmware)] });
        }

        private static string Crc(VirtualDevice device, string folder) =>
            $"{Crc32.Compute(Assert.Single(DfuLayout.Read(device.Card.Peek($"/update/{folder}/firmware.dfu")!)).Data):X8}";

        private static byte[] FirmwareOf(VirtualDevice device) => device.Flash.Bytes[..OldSize].ToArray();

        private static Dictionary<string, byte[]> SettingsOf(VirtualDevice device, bool isOnCard) => isOnCard
            ? device.Card.PeekFolder("/.int").Where(item => item.Name != ".slideshow")
                .ToDictionary(item => item.Name, item => device.Card.Peek($"/.int/{item.Name}")!)
            : StubBench.SettingsOf(device);

        private static List<string> Rollbacks(VirtualDevice device) =>
            [.. device.Card.PeekFolder("/update").Where(item => item.Name.StartsWith("rollback-")).Select(item => item.Name)];

        private static Package Read(VirtualDevice device, string folder)
        {
            Package package = new("update.fuf", folder);
            foreach (string name in device.Card.PeekFolder($"/update/{folder}").Select(item => item.Name))
            {
                package.Files[name] = device.Card.Peek($"/update/{folder}/{name}")!;
            }

            return package;
        }

        private static void Update(VirtualDevice device)
        {
            BootReport report = StubBench.SwitchOn(device);
            Assert.True(report.RestsAs == RestState.Firmware, $"{report.Why} {StubBench.LastError(device)}");
        }

        private static void Start(VirtualDevice device)
        {
            device.Backup.BootMode = BootMode.Update;
            Update(device);
        }

        private static void Next(VirtualDevice device, uint seed)
        {
            device.SwitchOff();
            StubBench.ComeWith(device, Make(Engine.Mock).Contents(
                contents => contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, seed)), false);
            Start(device);
        }

        private static void Install(VirtualDevice device, string folder)
        {
            device.SwitchOff();
            PreUpdate.BackUp(device, $"/update/{folder}");
            device.Card.Preload(CardPackage.PointerPath, Encoding.ASCII.GetBytes($"/ext/update/{folder}/update.fuf"));
            Start(device);
        }

        private static void Forget(VirtualDevice device, string path)
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

        private static bool CutAt(VirtualDevice device, int operation)
        {
            int count = 0;
            bool isCut = false;
            device.Journal.Begun += begun =>
            {
                if (!isCut && ++count == operation)
                {
                    isCut = true;
                    device.SwitchOff();
                    throw device.Stopped!;
                }
            };
            BootEnding ending = StubBench.SwitchOn(device).Ending;
            Assert.Equal(isCut ? BootEnding.PowerLost : BootEnding.Rests, ending);
            return isCut;
        }

        private static void AssertIsBack(VirtualDevice device, BootReport report, byte[] firmware)
        {
            Assert.True(
                (report.Ending, report.RestsAs) == (BootEnding.Rests, RestState.Firmware), $"{report.Why} {StubBench.LastError(device)}");
            Assert.Equal(firmware, FirmwareOf(device));
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.Null(device.Card.Peek(CardPackage.PointerPath));
            Assert.Null(device.Card.Peek(WayBack));
        }

        private static void AssertHasSettings(VirtualDevice device)
        {
            Dictionary<string, byte[]> settings = StubBench.SettingsOf(device);
            Assert.All(DeviceRecipe.SettingsFiles(), file => Assert.Equal(file.Value, settings.GetValueOrDefault(file.Key)));
        }
    }
}
