using System.CommandLine;
using FlipperUpdaterNano.Delivery.Releases;
using FlipperUpdaterNano.Fupd.Releases;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options of <c>fupd release</c>, and the files and values that they specify.</summary>
    internal sealed class ReleaseOptions
    {
        public ReleaseOptions()
        {
            Layout.AcceptOnlyFromAmong("seed", "today");
            Pack.Firmware.Required = true;
        }

        /// <summary>Gets the options that <c>release</c> shares with <c>pack</c>.</summary>
        public PackOptions Pack { get; } = new();

        public Option<string> Out { get; } = new("--out")
        {
            Description = "Folder for the files: new, empty, or with files of the same release.",
            HelpName = "DIR",
            Required = true,
        };

        public Option<string> Version { get; } = new("--version")
        {
            Description = "The version, which is part of all file names: a tag, or branch-DDMMYYYY-hash.",
            HelpName = "V",
            Required = true,
        };

        public Option<string?> FirmwareElf { get; } = FileOption("--firmware-elf", "ELF file of the firmware, with symbols.");

        public Option<string?> LoaderElf { get; } = FileOption("--loader-elf", "With --loader: ELF file of the updater, with symbols.");

        public Option<string?> Fus { get; } = FileOption("--fus", "FUS image, as ST delivers it, for devices with a FUS later than 0.5.3.");

        public Option<string?> OldFus { get; } = FileOption("--fus-0-5-3", "FUS image, as ST delivers it, for devices with FUS 0.5.3.");

        public Option<string> FusVersion { get; } = new("--fus-version")
        {
            Description = "Version of the FUS images; the images themselves do not contain it.",
            HelpName = "M.m.s",
            DefaultValueFactory = _ => "1.2.0",
        };

        public Option<string?> License { get; } = FileOption("--license", "Licence of the scripts; default: the licence of this checkout.");

        public Option<string?> Commit { get; } = new("--commit")
        {
            Description = "Commit of the firmware; default: from git.",
            HelpName = "HASH",
        };

        public Option<string?> Branch { get; } = new("--branch")
        {
            Description = "Branch or tag of the firmware; default: from git.",
            HelpName = "NAME",
        };

        public Option<string?> Date { get; } = new("--date") { Description = "Commit date; default: from git.", HelpName = "YYYY-MM-DD" };

        public Option<string> Git { get; } = new("--git")
        {
            Description = "Folder of the firmware's repository.",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".",
        };

        public Option<string> Layout { get; } = new("--layout")
        {
            Description = "Names and formats in the package: today (the current ones) or seed (those of 2022).",
            DefaultValueFactory = _ => "today",
        };

        public IndexOptions Index { get; } = new();

        public Option<string?> Key { get; } = FileOption("--key", "Sign the package with this secret key.");

        public Option<string?> PasswordFile { get; } = KeyOptions.PasswordFile();

        /// <summary>Adds the options to a command.</summary>
        public void AddTo(Command command)
        {
            Option[] all =
            [
                Out, Version, Pack.Firmware, FirmwareElf, Pack.Loader, LoaderElf, Pack.Board, Pack.Resume, Pack.Radio, Pack.RadioTypeName,
                Pack.RadioAddress, Fus, OldFus, FusVersion, Pack.Resources, Pack.OptionBytes, Pack.Splash, Pack.Target, Commit, Branch,
                Date, Git, Layout, License, Key, PasswordFile, Index.File, Index.Channel, Index.BaseUrl, Index.Changelog, Pack.Force,
            ];
            foreach (Option option in all)
            {
                command.Options.Add(option);
            }
        }

        /// <summary>Reads the files and values that make up the release.</summary>
        public ReleaseContents Read(ParseResult result)
        {
            ReleaseVersion version = ReleaseVersion.Parse(result.GetValue(Version)!);
            SourceRevision source = GitRevision.Read(
                result.GetValue(Git)!, result.GetValue(Commit), result.GetValue(Branch), result.GetValue(Date));
            string? loader = result.GetValue(Pack.Loader);
            if (loader == null && result.GetValue(LoaderElf) != null)
            {
                throw new InputException("--loader-elf requires --loader, which is missing");
            }

            PackageContents package = Pack.ReadContents(result, version.Text, source.Timestamp);
            return new ReleaseContents
            {
                Version = version,
                Package = package,
                Firmware = source,
                Updater = GitRevision.OfLoader(package.Loader, source),
                Layout = result.GetValue(Layout) == "seed" ? ReleaseLayout.Seed : ReleaseLayout.Today,
                FirmwareElf = Elf(result.GetValue(FirmwareElf), "firmware ELF"),
                UpdaterElf = loader != null
                    ? Elf(result.GetValue(LoaderElf), "updater ELF")
                    : LoaderImage.ElfOf(result.GetValue(Pack.Board)!),
                Fus = ReadFus(result),
                OptionBytes = Inputs.OptionalFile(result.GetValue(Pack.OptionBytes), "option byte file"),
                License = Inputs.OptionalFile(result.GetValue(License) ?? LicenseOfCheckout(), "licence"),
            };
        }

        private static Option<string?> FileOption(string name, string description) =>
            new(name) { Description = description, HelpName = "FILE" };

        private static string? LicenseOfCheckout() =>
            Checkout.Root is { } root && Path.Combine(root, "LICENSE") is var file && File.Exists(file) ? file : null;

        private static byte[]? Elf(string? path, string what)
        {
            byte[]? file = Inputs.OptionalFile(path, what);
            return file == null || file is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..]
                ? file
                : throw new InputException($"{what} {path}: this is not an ELF file");
        }

        private FusImages? ReadFus(ParseResult result)
        {
            byte[]? fus = Inputs.OptionalFile(result.GetValue(Fus), "FUS");
            byte[]? old = Inputs.OptionalFile(result.GetValue(OldFus), "FUS");
            return (fus, old) switch
            {
                (null, null) => null,
                ({ } image, { } oldImage) => new FusImages(image, oldImage, result.GetValue(FusVersion)!),
                _ => throw new InputException(
                    "--fus and --fus-0-5-3 must be given together: a repair uses the one that matches the device's FUS"),
            };
        }
    }
}
