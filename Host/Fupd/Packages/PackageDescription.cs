using System.Text.Json.Nodes;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;
using OptionByteData = FlipperUpdaterNano.Updater.Formats.OptionByteData;
using RadioImage = FlipperUpdaterNano.Updater.Formats.RadioImage;
using ResourceArchive = FlipperUpdaterNano.Updater.Formats.Tar.ResourceArchive;
using UpdateManifest = FlipperUpdaterNano.Updater.Formats.UpdateManifest;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>
    /// The contents of a package, read with the updater's own readers. A part that cannot be read is listed as a problem.
    /// </summary>
    internal sealed class PackageDescription
    {
        private readonly Package _package;
        private readonly CardPackage _place;
        private readonly MockDevice _device;
        private readonly UpdateManifest _manifest;

        private PackageDescription(Package package)
        {
            VirtualDevice device = new();
            device.Card.InsertEmpty();
            _package = package;
            _place = CardPackage.Copy(device, package);
            _device = new MockDevice(device);
            _device.Card.Mount();
            byte[] text = package.Files[package.ManifestName];
            try
            {
                _manifest = UpdateManifest.Parse(_device.Bytes, text, text.Length);
            }
            catch (MalformedException error)
            {
                throw new InputException($"{package.ManifestName}: {error.Message}");
            }
        }

        /// <summary>Gets the problems, one sentence each: parts that cannot be read, or that contradict each other.</summary>
        public List<string> Problems { get; } = [];

        /// <summary>Describes a package.</summary>
        /// <exception cref="InputException">The manifest cannot be read.</exception>
        public static JsonObject Of(Package package)
        {
            PackageDescription description = new(package);
            JsonObject json = new()
            {
                ["name"] = package.Name,
                ["manifest"] = description.Manifest(),
                ["files"] = new JsonArray([.. package.Files.Select(file => (JsonNode)new JsonObject
                {
                    ["name"] = file.Key,
                    ["size"] = file.Value.Length,
                    ["crc32"] = Hex(PackageFile.ContentCrc(file.Value)),
                    ["sha256"] = PackageFile.Sha256(file.Value),
                })]),
                ["loader"] = description.Part(description._manifest.Loader, description.Loader),
                ["firmware"] = description.Part(description._manifest.Firmware, description.Firmware),
                ["radio"] = description.Part(description._manifest.Radio, description.Radio),
                ["resources"] = description.Part(description._manifest.Resources, description.Resources),
                ["optionBytes"] = description.OptionBytes(),
                ["splash"] = description.Part(description._manifest.Splashscreen, description.Splash),
                ["resume"] = description.Part(description._manifest.Resume, description.Resume),
            };
            json["problems"] = new JsonArray([.. description.Problems.Select(problem => JsonValue.Create(problem))]);
            return json;
        }

        /// <summary>Gets the loader that a manifest names.</summary>
        /// <returns>
        /// The content of the file, or <see langword="null"/> if the manifest cannot be read or the named file is missing.
        /// </returns>
        public static byte[]? LoaderOf(Package package)
        {
            return PackageFirmware.Parse(package.Files.GetValueOrDefault(package.ManifestName)) is { } manifest
                ? package.Files.GetValueOrDefault(manifest.Loader)
                : null;
        }

        /// <summary>Gets the resume stub that a manifest names.</summary>
        /// <param name="manifest">The content of the manifest, or <see langword="null"/> if it does not exist.</param>
        /// <param name="file">
        /// Returns the content of a file in the manifest's folder, or <see langword="null"/> if there is no such file.
        /// </param>
        /// <returns>
        /// The content of the file, or <see langword="null"/> if the manifest cannot be read or names no stub, or if the named file
        /// is missing.
        /// </returns>
        public static byte[]? StubOf(byte[]? manifest, Func<string, byte[]?> file) =>
            PackageFirmware.Parse(manifest) is { Resume.Length: > 0 } names ? file(names.Resume) : null;

        private static string Hex(uint value) => value.ToString("X8");

        private static string? Spaced(byte[]? bytes) =>
            bytes == null ? null : string.Join(' ', bytes.Select(value => value.ToString("X2")));

        private JsonObject Manifest() => new()
        {
            ["version"] = _manifest.Version,
            ["info"] = _manifest.Info,
            ["target"] = _manifest.Target,
            ["loader"] = _manifest.Loader,
            ["loaderCrc"] = Hex(_manifest.LoaderCrc),
            ["firmware"] = _manifest.Firmware,
            ["radio"] = _manifest.Radio,
            ["radioAddress"] = Hex(_manifest.RadioAddress),
            ["radioVersion"] = string.Join('.', _manifest.RadioVersion),
            ["radioCrc"] = Hex(_manifest.RadioCrc),
            ["resources"] = _manifest.Resources,
            ["obReference"] = Spaced(_manifest.OptionReference),
            ["obMask"] = Spaced(_manifest.OptionMask),
            ["obWriteMask"] = Spaced(_manifest.OptionWriteMask),
            ["splashscreen"] = _manifest.Splashscreen,
            ["handover"] = _manifest.HandoverToFirmware ? "firmware" : null,
            ["resume"] = _manifest.Resume,
        };

        private JsonObject? Part(string name, Action<JsonObject, byte[]> describe)
        {
            if (name.Length == 0)
            {
                return null;
            }

            if (!_package.Files.TryGetValue(name, out byte[]? data))
            {
                Problems.Add($"{name} is named by the manifest but missing from the package");
                return null;
            }

            JsonObject part = new() { ["file"] = name, ["size"] = data.Length };
            try
            {
                describe(part, data);
            }
            catch (Exception error) when (error is MalformedException or CardIoException)
            {
                Problems.Add($"{name}: {error.Message}");
            }

            return part;
        }

        private void CheckCrc(JsonObject part, byte[] data, uint expected)
        {
            bool isRight = Crc32.Compute(data) == expected;
            part["crcOk"] = isRight;
            if (!isRight)
            {
                Problems.Add($"{part["file"]}: its CRC32 is {Hex(Crc32.Compute(data))}, expected {Hex(expected)}");
            }
        }

        private void Loader(JsonObject part, byte[] data)
        {
            CheckCrc(part, data, _manifest.LoaderCrc);
            part["version"] = LoaderVersion.Of(data);
            AddStart(part, data);
            if ((StartCheck.LoaderFault(data) ?? StartCheck.LoaderWarning(data)) is { } problem)
            {
                Problems.Add($"{part["file"]}: {problem.TrimEnd('.')}");
            }
        }

        private void Resume(JsonObject part, byte[] data)
        {
            CheckCrc(part, data, _manifest.ResumeCrc);
            if (ResumeStub.Fault(data) is { } fault)
            {
                Problems.Add($"{part["file"]}: {fault}");
            }
        }

        private static void AddStart(JsonObject part, ReadOnlySpan<byte> image)
        {
            if (image.Length >= 8)
            {
                part["stackPointer"] = Hex(BitConverter.ToUInt32(image));
                part["entry"] = Hex(BitConverter.ToUInt32(image[4..]));
            }
        }

        private void Firmware(JsonObject part, byte[] data)
        {
            CheckCrc(part, data, DfuFile.WholeFileCrc);
            part["contentCrc32"] = Hex(PackageFile.ContentCrc(data));
            if (PackageFirmware.Parts(data).FirstOrDefault(element => element.Address == FlashMap.Base) is { } first)
            {
                AddStart(part, first.Data);
                if (first.Data.Length >= 8 && VectorTable.Fault(first.Data, first.Address, (uint)first.Data.Length) is { } fault)
                {
                    Problems.Add($"{part["file"]}: the firmware cannot start: {fault}");
                }
            }

            ICardFile file = CardReading.Open(_device.Card, _place.PathOf(_manifest.Firmware));
            part["elements"] = new JsonArray([.. DfuFile.Read(file).Elements.Select(element => (JsonNode)new JsonObject
            {
                ["address"] = Hex(element.Address),
                ["size"] = element.Size,
            })]);
        }

        private void Radio(JsonObject part, byte[] data)
        {
            part["address"] = Hex(_manifest.RadioAddress);
            part["type"] = RadioType.Name(_manifest.RadioVersion[5]);
            CheckCrc(part, data, _manifest.RadioCrc);
            RadioImage image = RadioImage.Read(CardReading.Open(_device.Card, _place.PathOf(_manifest.Radio)));
            uint version = image.Version;
            part["footerVersion"] =
                $"{version >> 24}.{(version >> 16) & 0xFF}.{(version >> 8) & 0xFF}.{(version >> 4) & 15}.{version & 15}";
            part["pages"] = image.Pages;
            part["installAddress"] = Hex(image.InstallAddress);
        }

        private void Resources(JsonObject part, byte[] data)
        {
            JsonArray entries = [];
            part["entries"] = entries;
            ResourceArchive archive = ResourceArchive.Open(_device.Card, _place.PathOf(_manifest.Resources), _device.Bytes);
            long bytes = 0;
            while (archive.Tar.Next())
            {
                entries.Add(
                    new JsonObject { ["path"] = archive.Tar.Path, ["size"] = archive.Tar.Size, ["directory"] = archive.Tar.IsDirectory });
                bytes += archive.Tar.Size;
            }

            part["unpackedBytes"] = bytes;
        }

        private void Splash(JsonObject part, byte[] data)
        {
            if (data.Length < 8 || BitConverter.ToUInt32(data) != StandIn.SplashMagic)
            {
                Problems.Add($"{part["file"]} does not start with the magic of a slideshow");
                return;
            }

            part["width"] = data[5];
            part["height"] = data[6];
            part["frames"] = data[7];
        }

        private JsonObject? OptionBytes()
        {
            OptionByteData? data = null;
            try
            {
                data = OptionByteData.From(_manifest);
            }
            catch (MalformedException error)
            {
                Problems.Add(error.Message);
            }

            if (data == null)
            {
                return null;
            }

            JsonObject fields = [];
            foreach (OptionByteField field in OptionByteField.All.Where(field => (data.Mask(field.Word) & field.Mask) != 0))
            {
                fields[field.Name] = new JsonObject
                {
                    ["value"] = $"0x{field.Extract(data.Reference(field.Word)):X}",
                    ["mode"] = (data.WriteMask(field.Word) & field.Mask) != 0 ? "rw" : "r",
                };
            }

            return fields;
        }
    }
}
