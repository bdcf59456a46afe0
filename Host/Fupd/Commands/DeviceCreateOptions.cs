using System.CommandLine;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The argument and options of <c>fupd device create</c>, and the files that they name.</summary>
    internal sealed class DeviceCreateOptions
    {
        public Argument<string> Folder { get; } = new("DEVICE") { Description = "The device folder to create." };

        public Option<string?> Firmware { get; } = new("--firmware")
        {
            Description = "A .dfu file, or an image for address 0x08000000; default: small stand-in firmware.",
            HelpName = "FILE",
        };

        public Option<string?> IntDirectory { get; } = new("--int")
        {
            Description = "Folder to copy into /int; default: the settings files of a typical device.",
            HelpName = "DIR",
        };

        public Option<string?> IntImage { get; } = new("--int-image")
        {
            Description = "Raw LittleFS image placed at the first free page.",
            HelpName = "FILE",
        };

        public Option<string> IntOn { get; } = new("--int-on")
        {
            Description = "Where the firmware keeps /int: in flash, or on the card (since August 2024).",
            HelpName = "PLACE",
            DefaultValueFactory = _ => "flash",
        };

        public Option<string?> CardFolder { get; } = new("--sd")
        {
            Description = "Folder to copy to the card; default: an empty card.",
            HelpName = "DIR",
        };

        public Option<string?> Radio { get; } = new("--radio")
        {
            Description = "Image of the installed radio stack.",
            HelpName = "FILE",
        };

        public Option<string?> RadioVersion { get; } = new("--radio-version")
        {
            Description = "Version of the installed stack, in decimal; default: 1.13.3.0.2.3.",
            HelpName = "M.m.s.b.r.t",
        };

        public Option<bool> NoRadio { get; } = new("--no-radio")
        {
            Description = "Create the device without a radio stack: FUS is running.",
        };

        public Option<string?> OptionBytes { get; } = new("--option-bytes")
        {
            Description = "File with the option bytes (128 bytes, as read at 0x1FFF8000); default: the reference values.",
            HelpName = "FILE",
        };

        public Option<string> Format { get; } = new("--card")
        {
            Description = "The file system of the card: fat32 (card of 4 GiB) or exfat (card of 64 GiB).",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "fat32",
        };

        public Option<string> Target { get; } = new("--target")
        {
            Description = "Number of the hardware target in the OTP.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => "7",
        };

        public Option<int> Battery { get; } = new("--battery")
        {
            Description = "State of charge of the battery in percent.",
            HelpName = "PERCENT",
            DefaultValueFactory = _ => 80,
        };

        public Option<bool> Charging { get; } = new("--charging") { Description = "A charger is connected." };

        public Option<bool> Force { get; } = new("--force") { Description = "Replace an existing device." };

        /// <summary>Reads the parts of the device.</summary>
        /// <exception cref="InputException">Two options are mutually exclusive, a value is not valid, or a file cannot be read.</exception>
        public DeviceRecipe ReadRecipe(ParseResult result)
        {
            CheckCombination(result);
            byte[]? firmware = Inputs.Firmware(result.GetValue(Firmware));
            InternalStorageFolder? intFolder = result.GetValue(IntDirectory) is { } source
                ? InternalStorageFolder.Load(Inputs.Folder(source, "--int"))
                : null;
            DeviceRecipe recipe = new()
            {
                IntFiles = intFolder?.Files,
                IntDirectories = intFolder?.Directories ?? [],
                IsIntOnCard = IsOnCard(result.GetValue(IntOn)!),
                IntImage = Inputs.OptionalFile(result.GetValue(IntImage), "--int-image"),
                CardFolder = result.GetValue(CardFolder) is { } files ? Inputs.Folder(files, "--sd") : null,
                Radio = ReadRadio(result),
                OptionBytes = Inputs.OptionalFile(result.GetValue(OptionBytes), "--option-bytes"),
                CardFormat = FormatOf(result.GetValue(Format)!),
                Target = TargetOf(result.GetValue(Target)!),
                BatteryPercent = PercentOf(result.GetValue(Battery)),
                IsCharging = result.GetValue(Charging),
            };
            return firmware != null ? recipe with { Firmware = DeviceMaker.FirmwareParts(firmware) }
                : recipe.IsIntOnCard ? recipe with { Firmware = DeviceRecipe.FirmwareWithIntOnCard }
                : recipe;
        }

        private void CheckCombination(ParseResult result)
        {
            Exclude(result, IntDirectory, IntImage);
            Exclude(result, Radio, RadioVersion);
            Exclude(result, Radio, NoRadio);
            Exclude(result, RadioVersion, NoRadio);
        }

        private static void Exclude(ParseResult result, Option one, Option other)
        {
            if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            {
                throw new InputException($"{one.Name} and {other.Name} cannot be used together; give only one");
            }
        }

        private RadioRecipe ReadRadio(ParseResult result)
        {
            byte[]? image = Inputs.OptionalFile(result.GetValue(Radio), "--radio");
            return result.GetValue(NoRadio) ? RadioRecipe.None
                : image != null ? RadioRecipe.FromImage(image)
                : result.GetValue(RadioVersion) is { } version ? RadioRecipe.FromVersion(version)
                : RadioRecipe.Default;
        }

        private static CardFormat FormatOf(string name) => name switch
        {
            "fat32" => CardFormat.Fat32,
            "exfat" => CardFormat.ExFat,
            _ => throw new InputException($"--card {name}: give fat32 or exfat"),
        };

        private static bool IsOnCard(string place) => place switch
        {
            "flash" => false,
            "card" => true,
            _ => throw new InputException($"--int-on {place}: give flash or card"),
        };

        private static int TargetOf(string text)
        {
            uint target = Inputs.Target(text);
            return target <= byte.MaxValue ? (int)target : throw new InputException($"--target {text}: give 0 to 255 (an OTP byte)");
        }

        private static int PercentOf(int value)
        {
            return value is >= 0 and <= 100 ? value : throw new InputException($"--battery {value}: give 0 to 100 percent");
        }
    }
}
