using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd device create</c>: makes a device folder.</summary>
    internal static class DeviceCreateCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> folder = new("DEVICE") { Description = "The device folder to make." };
            Option<string?> firmware = new("--firmware")
            {
                Description = "A .dfu, or an image for 0x08000000; a small stand-in when not given.",
                HelpName = "FILE",
            };
            Option<string?> intDirectory = new("--int")
            {
                Description = "Folder whose files /int gets; the settings a device has when not given.",
                HelpName = "DIR",
            };
            Option<string?> intImage = new("--int-image")
            {
                Description = "Raw LittleFS image placed at the first free page.",
                HelpName = "FILE",
            };
            Option<string> intOn = new("--int-on")
            {
                Description = "Where the firmware keeps /int: flash, or card (since August 2024).",
                HelpName = "PLACE",
                DefaultValueFactory = _ => "flash",
            };
            Option<string?> card = new("--sd")
            {
                Description = "Folder whose files the card gets; an empty card when not given.",
                HelpName = "DIR",
            };
            Option<string?> radio = new("--radio") { Description = "Image of the radio stack that is installed.", HelpName = "FILE" };
            Option<string?> radioVersion = new("--radio-version")
            {
                Description = "The installed stack, decimal; 1.13.3.0.2.3 when not given.",
                HelpName = "M.m.s.b.r.t",
            };
            Option<bool> noRadio = new("--no-radio") { Description = "No stack is installed, FUS runs." };
            Option<string?> optionBytes = new("--option-bytes")
            {
                Description = "128 bytes as seen at 0x1FFF8000; the reference when not given.",
                HelpName = "FILE",
            };
            Option<string> format = new("--card")
            {
                Description = "The card's file system: fat32 (4 GiB), or exfat (64 GiB).",
                HelpName = "FORMAT",
                DefaultValueFactory = _ => "fat32",
            };
            Option<string> target = new("--target")
            {
                Description = "Hardware target in the OTP.",
                HelpName = "NUMBER",
                DefaultValueFactory = _ => "7",
            };
            Option<int> battery = new("--battery")
            {
                Description = "State of charge in percent.",
                HelpName = "PERCENT",
                DefaultValueFactory = _ => 80,
            };
            Option<bool> charging = new("--charging") { Description = "A charger is connected." };
            Option<bool> force = new("--force") { Description = "Replace an existing device." };
            Command command = new("create", "Make a virtual Flipper Zero.")
            {
                folder, firmware, intDirectory, intImage, intOn, card, radio, radioVersion, noRadio, optionBytes, format, target,
                battery, charging, force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                string path = result.GetValue(folder)!;
                NewDeviceFolder place = NewDeviceFolder.At(path, result.GetValue(force));
                Exclude(result, intDirectory, intImage);
                Exclude(result, radio, radioVersion);
                Exclude(result, radio, noRadio);
                Exclude(result, radioVersion, noRadio);
                byte[]? firmwareFile = Inputs.Firmware(result.GetValue(firmware));
                InternalStorageFolder? intFolder = result.GetValue(intDirectory) is { } source
                    ? InternalStorageFolder.Load(Inputs.Folder(source, "--int"))
                    : null;
                DeviceRecipe recipe = new()
                {
                    IntFiles = intFolder?.Files,
                    IntDirectories = intFolder?.Directories ?? [],
                    IsIntOnCard = IsOnCard(result.GetValue(intOn)!),
                    IntImage = Inputs.OptionalFile(result.GetValue(intImage), "--int-image"),
                    CardFolder = result.GetValue(card) is { } files ? Inputs.Folder(files, "--sd") : null,
                    Radio = Radio(
                        Inputs.OptionalFile(result.GetValue(radio), "--radio"), result.GetValue(radioVersion), result.GetValue(noRadio)),
                    OptionBytes = Inputs.OptionalFile(result.GetValue(optionBytes), "--option-bytes"),
                    CardFormat = Format(result.GetValue(format)!),
                    Target = Target(result.GetValue(target)!),
                    BatteryPercent = Percent(result.GetValue(battery)),
                    IsCharging = result.GetValue(charging),
                };
                if (firmwareFile != null)
                {
                    recipe = recipe with { Firmware = DeviceMaker.FirmwareParts(firmwareFile) };
                }
                else if (recipe.IsIntOnCard)
                {
                    recipe = recipe with { Firmware = DeviceRecipe.FirmwareWithIntOnCard };
                }

                return Run(place, recipe, output);
            });
            return command;
        }

        private static int Run(NewDeviceFolder place, DeviceRecipe recipe, CommandOutput output)
        {
            VirtualDevice device = DeviceMaker.Make(recipe);
            place.Fill(device);
            output.Line($"Made {place.Path}");
            output.Report(new JsonObject { ["device"] = place.Path });
            return ExitStatus.Done;
        }

        private static void Exclude(ParseResult result, Option one, Option other)
        {
            if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            {
                throw new InputException($"{one.Name} and {other.Name} exclude each other; give one");
            }
        }

        private static RadioRecipe Radio(byte[]? image, string? version, bool none)
        {
            return none ? RadioRecipe.None
                : image != null ? RadioRecipe.FromImage(image)
                : version != null ? RadioRecipe.FromVersion(version)
                : RadioRecipe.Default;
        }

        private static CardFormat Format(string name) => name switch
        {
            "fat32" => CardFormat.Fat32,
            "exfat" => CardFormat.ExFat,
            _ => throw new InputException($"--card {name}: a card is fat32 or exfat"),
        };

        private static bool IsOnCard(string place) => place switch
        {
            "flash" => false,
            "card" => true,
            _ => throw new InputException($"--int-on {place}: a firmware keeps /int on flash or card"),
        };

        private static int Target(string text)
        {
            uint target = Inputs.Target(text);
            return target <= byte.MaxValue ? (int)target : throw new InputException($"--target {text}: the OTP holds 0 to 255");
        }

        private static int Percent(int value)
        {
            return value is >= 0 and <= 100 ? value : throw new InputException($"--battery {value}: give 0 to 100 percent");
        }
    }
}
