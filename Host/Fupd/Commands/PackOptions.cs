using System.CommandLine;
using System.Text;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>Options of <c>fupd pack</c>, and the files that they name.</summary>
    internal sealed class PackOptions
    {
        public PackOptions() => Handover.AcceptOnlyFromAmong("firmware");

        public Option<string> Out { get; } = new("--out")
        {
            Description = "Folder, or archive ending in .tgz, .tar.gz or .tar, to write.",
            HelpName = "FOLDER_OR_TGZ",
            Required = true,
        };

        public Option<string> Info { get; } = new("--info")
        {
            Description = "Text shown to the user, for example the version.",
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
            Description = "Without --loader: the board whose updater.bin is built, a folder in boards/.",
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
            Description = "Firmware: a .dfu is copied, any other file is wrapped for 0x08000000.",
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
            Description = "Address of the radio image; default: directly below FUS.",
            HelpName = "HEX",
        };

        public Option<string?> Resources { get; } = new("--resources") { Description = "Folder to install on the card.", HelpName = "DIR" };

        public Option<string?> OptionBytes { get; } = new("--ob-data")
        {
            Description = "Option bytes to compare and correct, lines NAME:VALUE:r or rw.",
            HelpName = "FILE",
        };

        public Option<string?> Splash { get; } = new("--splash") { Description = "Slideshow shown after the update.", HelpName = "FILE" };

        public Option<string?> Handover { get; } = new("--handover")
        {
            Description = "What completes the update: firmware leaves restore, resources and splash to the new firmware.",
            HelpName = "WHO",
        };

        public Option<long> Timestamp { get; } = new("--timestamp")
        {
            Description = "Seconds since 1970 written into a new resource list.",
            HelpName = "SECONDS",
        };

        public Option<bool> Force { get; } = new("--force") { Description = "Pack a loader or firmware that cannot start." };

        /// <summary>Reads the contents of the package.</summary>
        /// <param name="result">The parsed command line.</param>
        /// <returns>The contents; without <c>--loader</c>, they include an updater.bin built now.</returns>
        /// <exception cref="InputException">A value is not valid, or a file cannot be read.</exception>
        public PackageContents ReadContents(ParseResult result) =>
            ReadContents(result, result.GetValue(Info)!, result.GetValue(Timestamp));

        /// <summary>Reads the contents of the package, for a command without options for text and time.</summary>
        /// <param name="result">The parsed command line.</param>
        /// <param name="info">Text shown to the user.</param>
        /// <param name="timestamp">Seconds since 1970 for a new resource list.</param>
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
                    throw new InputException("--radio-type and --radio-address go with --radio, which is missing");
                }

                return;
            }

            contents.RadioType = RadioType.Parse(
                type ?? throw new InputException("--radio-type is missing; give the type of the radio image, such as ble_light"));
            contents.RadioAddress = address == null ? null : Inputs.Address(address, "--radio-address");
        }
    }
}
