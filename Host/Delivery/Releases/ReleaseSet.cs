using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>
    /// The files of a release, with the names that update servers and their clients expect (docs/FUPD.md, "A release"). The output is
    /// deterministic.
    /// </summary>
    public sealed class ReleaseSet
    {
        private const uint RamBase = 0x20000000;
        private const string Any = "any";
        private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
        private readonly List<string> _missing = [];
        private readonly ReleaseContents _contents;
        private readonly string _target;

        private ReleaseSet(ReleaseContents contents)
        {
            _contents = contents;
            _target = $"f{contents.Package.Target}";
            Package = MakePackage();
        }

        /// <summary>Gets the files by name.</summary>
        public IReadOnlyDictionary<string, byte[]> Files => _files;

        /// <summary>Gets, for each file of a full release that this release lacks, one sentence that states the reason.</summary>
        public IReadOnlyList<string> Missing => _missing;

        /// <summary>Gets the update package of the release.</summary>
        public Package Package { get; }

        internal static JsonSerializerOptions Json { get; } = new()
        {
            WriteIndented = true,
            IndentSize = 4,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

        /// <summary>Builds the files.</summary>
        /// <param name="contents">The parts of the release.</param>
        /// <param name="key">The key that signs the package; <see langword="null"/> to leave it unsigned.</param>
        /// <exception cref="DeliveryException">The package cannot be signed, or there is no firmware.</exception>
        /// <exception cref="PackagingException">A part is invalid.</exception>
        public static ReleaseSet Make(ReleaseContents contents, SecretKey? key)
        {
            ReleaseSet set = new(contents);
            if (key != null)
            {
                PackageSignature.Sign(set.Package, key, contents.Version.Text);
            }

            set.AddFirmware();
            set.AddUpdater();
            set.AddBundles();
            set.Add(set._target, "update", "tgz", PackageBuilder.WriteArchive(set.Package));
            return set;
        }

        private Package MakePackage()
        {
            PackageContents contents = _contents.Package;
            contents.Info = _contents.Version.Text;
            if (_contents.Layout == ReleaseLayout.Seed)
            {
                contents.Names = new PackageNames
                {
                    Loader = NameOf(_target, "updater", "bin"),
                    Firmware = NameOf(_target, "full", "dfu"),
                    Radio = Core2Bundle.NameOf(contents.RadioType),
                    Resources = "resources.tar",
                };
            }

            Package package = PackageBuilder.Build(contents);
            package.Name = PackageReader.FolderName($"{_target}-update-{_contents.Version}");
            return package;
        }

        private void AddFirmware()
        {
            byte[] firmware = _contents.Package.Firmware
                ?? throw new DeliveryException("a release needs firmware; give --firmware");
            bool isDfu = DfuLayout.IsDfu(firmware);
            Add(_target, "full", "bin", isDfu ? ImageOf(firmware) : firmware);
            Add(_target, "full", "dfu", isDfu ? firmware : DfuWriter.Write(firmware));
            Add(_target, "full", "json", Metadata("firmware", _contents.Firmware));
            AddOr(_contents.FirmwareElf, _target, "firmware", "elf", "give --firmware-elf");
        }

        private void AddUpdater()
        {
            byte[] updater = _contents.Package.Loader;
            Add(_target, "updater", "bin", updater);

            // Stock builds of 2022 stored a flash address with this RAM image, so a tool that writes the image to that address overwrites
            // the firmware.
            Add(_target, "updater", "dfu", DfuWriter.Write(updater, RamBase));
            Add(_target, "updater", "json", Metadata("updater", _contents.Updater));
            AddOr(_contents.UpdaterElf, _target, "updater", "elf", "give --loader-elf");
        }

        private void AddBundles()
        {
            PackageContents package = _contents.Package;
            long timestamp = _contents.Firmware.Timestamp;
            byte[]? core2 = _contents.Fus is { } fus && package.Radio != null ? Core2Bundle.Write(fus, package, timestamp) : null;
            AddOr(core2, Any, "core2_firmware", "tgz", "give --radio, --fus and --fus-0-5-3");
            byte[]? resources = package.Resources is { } root ? FolderArchive.Write("resources", root, timestamp) : null;
            AddOr(resources, Any, "resources", "tgz", "give --resources");
            byte[]? scripts = _contents.OptionBytes is { } text ? FolderArchive.Write("scripts", Scripts(text)) : null;
            AddOr(scripts, Any, "scripts", "tgz", "give --ob-data");
        }

        private IEnumerable<(string Name, byte[] Data)> Scripts(byte[] optionBytes)
        {
            if (_contents.License is { } license)
            {
                yield return ("LICENSE", license);
            }

            yield return ("ob.data", optionBytes);
        }

        private static byte[] ImageOf(byte[] dfu)
        {
            IReadOnlyList<DfuElement> parts = DfuLayout.Read(dfu);
            long end = parts.Max(part => (long)part.Address + part.Data.Length);
            if (parts.Min(part => part.Address) != DfuWriter.FlashBase || end > RadioFooter.FusBase)
            {
                throw new DeliveryException("the firmware does not start at 0x08000000, or ends past the start of FUS; no .bin is written");
            }

            byte[] image = new byte[end - DfuWriter.FlashBase];
            image.AsSpan().Fill(0xFF);
            foreach (DfuElement part in parts)
            {
                part.Data.CopyTo(image, part.Address - DfuWriter.FlashBase);
            }

            return image;
        }

        private byte[] Metadata(string prefix, SourceRevision source)
        {
            JsonObject json = new()
            {
                [$"{prefix}_build_date"] = source.Date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
                [$"{prefix}_commit"] = source.Commit,
                [$"{prefix}_branch"] = source.Branch,
                [$"{prefix}_target"] = _contents.Package.Target,
            };
            if (_contents.Layout == ReleaseLayout.Today)
            {
                json[$"{prefix}_version"] = _contents.Version.Text;
            }

            return Encoding.UTF8.GetBytes(json.ToJsonString(Json));
        }

        private string NameOf(string target, string type, string ending) => $"flipper-z-{target}-{type}-{_contents.Version}.{ending}";

        private void Add(string target, string type, string ending, byte[] data) => _files.Add(NameOf(target, type, ending), data);

        private void AddOr(byte[]? data, string target, string type, string ending, string advice)
        {
            if (data != null)
            {
                Add(target, type, ending, data);
            }
            else
            {
                _missing.Add($"{NameOf(target, type, ending)} is not in the set; {advice}");
            }
        }
    }
}
