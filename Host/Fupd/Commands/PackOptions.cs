using System.CommandLine;
using System.Text;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options of <c>fupd pack</c>, and the files that they name.</summary>
    internal sealed class PackOptions
    {
        public PackOptions() => Handover.AcceptOnlyFromAmong("firmware");

        public Option<string> Out { get; } = new("--out")
        {
            Description = "Folder to write, or archive whose name ends in .tgz, .tar.gz or .tar.",
            HelpName = "FOLDER_OR_TGZ",
            Required = true,
        };

        public Option<string> Info { get; } = new("--info")
        {
            Description = "Text to show to the user, for example the version.",
            HelpName = "TEXT",
            Required = true,
        };

        public Option<string> Target { get; } = new("--target")
        {
            Description = "Hardware target.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => "7",
        };

        public Option<string?> Loader { get; } = new("--loader")
        {
            Description = "The stage-2 image (updater.bin); default: built from this checkout.",
            HelpName = "FILE",
        };

        public Option<string> Board { get; } = new("--board")
        {
            Description = "Without --loader: the board for which updater.bin is built; the name of a folder in boards/.",
            HelpName = "NAME",
            DefaultValueFactory = _ => LoaderImage.DefaultBoard,
        };

        public Option<string?> Resume { get; } = new("--resume")
        {
            Description = "The resume stub (resume.bin); default without --loader: built from this checkout.",
            HelpName = "FILE",
        };

        public Option<string?> Firmware { get; } = new("--firmware")
        {
            Description = "Firmware file. A .dfu file is copied; any other file is wrapped in a DfuSe file for address 0x08000000.",
            HelpName = "FILE",
        };

        public Option<string?> Radio { get; } = new("--radio") { Description = "Radio stack image as ST delivers it.", HelpName = "FILE" };

        public Option<string?> RadioTypeName { get; } = new("--radio-type")
        {
            Description = $"Type of the radio stack: {RadioType.Names}.",
            HelpName = "TYPE",
        };

        public Option<string?> RadioAddress { get; } = new("--radio-address")
        {
            Description = "Flash address of the radio image; default: directly below FUS.",
            HelpName = "HEX",
        };

        public Option<string?> Resources { get; } = new("--resources")
        {
            Description = "Folder whose content is installed on the card.",
            HelpName = "DIR",
        };

        public Option<string?> OptionBytes { get; } = new("--ob-data")
        {
            Description = "File with the option bytes to compare and correct, in lines of the form NAME:VALUE:r or NAME:VALUE:rw.",
            HelpName = "FILE",
        };

        public Option<string?> Splash { get; } = new("--splash") { Description = "Slideshow to show after the update.", HelpName = "FILE" };

        public Option<string?> Handover { get; } = new("--handover")
        {
            Description = "With 'firmware', the new firmware completes the update: it restores /int and installs resources and splash.",
            HelpName = "WHO",
        };

        public Option<long> Timestamp { get; } = new("--timestamp")
        {
            Description = "Unix time in seconds, to be stored in a new resource list.",
            HelpName = "SECONDS",
        };

        public Option<bool> Force { get; } = new("--force") { Description = "Pack even if the loader or the firmware cannot start." };

        /// <summary>Reads the contents of the package.</summary>
        /// <returns>The contents. Without <c>--loader</c>, the loader is an updater.bin that this method builds.</returns>
        /// <exception cref="InputException">A value is not valid, or a file cannot be read.</exception>
        public PackageContents ReadContents(ParseResult result) =>
            ReadContents(result, result.GetValue(Info)!, result.GetValue(Timestamp));

        /// <summary>Reads the contents of the package for a command without the options <c>--info</c> and <c>--timestamp</c>.</summary>
        /// <param name="info">The text to be shown to the user.</param>
        /// <param name="timestamp">Unix time, in seconds, for a new resource list.</param>
        /// <exception cref="InputException">A value is not valid, or a file cannot be read.</exception>
        public PackageContents ReadContents(ParseResult result, string info, long timestamp)
        {
            string? loader = result.GetValue(Loader);
            string board = result.GetValue(Board)!;
            PackageContents contents = new()
            {
                Info = info,
                Target = Inputs.Target(result.GetValue(Target)!),
                Loader = loader != null ? Inputs.File(loader, "loader") : LoaderImage.Build(board),
                Firmware = Inputs.Firmware(result.GetValue(Firmware)),
                Radio = Inputs.OptionalFile(result.GetValue(Radio), "radio image"),
                Splash = Inputs.OptionalFile(result.GetValue(Splash), "splash"),
                Handover = result.GetValue(Handover) ?? string.Empty,
                Timestamp = timestamp,
            };
            contents.Resume = Inputs.OptionalFile(result.GetValue(Resume), "resume stub")
                ?? (loader == null ? LoaderImage.StubOf(board) : null);
            AddRadio(contents, result.GetValue(RadioTypeName), result.GetValue(RadioAddress));
            if (Inputs.OptionalFile(result.GetValue(OptionBytes), "option byte file") is { } text)
            {
                contents.OptionBytes = OptionByteData.Parse(Encoding.UTF8.GetString(text));
            }

            if (result.GetValue(Resources) is { } folder)
            {
                contents.Resources = ResourceFolder.Load(Inputs.Folder(folder, "resources"));
            }

            return contents;
        }

        private static void AddRadio(PackageContents contents, string? type, string? address)
        {
            if (contents.Radio == null)
            {
                if (type != null || address != null)
                {
                    throw new InputException("--radio-type and --radio-address require --radio, which is missing");
                }

                return;
            }

            contents.RadioType = RadioType.Parse(
                type ?? throw new InputException("--radio-type is missing; give the type of the radio image, such as ble_light"));
            contents.RadioAddress = address == null ? null : Inputs.Address(address, "--radio-address");
        }
    }
}
