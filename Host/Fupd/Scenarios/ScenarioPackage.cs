using System.Globalization;
using System.Text;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Scenarios
{
    /// <summary>The package of a scenario: a given package or the built-in small package, optionally changed.</summary>
    internal sealed class ScenarioPackage
    {
        private const string Small = "small";
        private readonly List<Action<PackageContents>> _contents = [];
        private readonly List<Action<Package>> _files = [];
        private readonly string? _path;

        private ScenarioPackage(JsonFields? fields, string folder)
        {
            if (fields == null)
            {
                return;
            }

            string from = fields.Text("from") ?? Small;
            _path = from == Small ? null : Path.Combine(folder, from);
            foreach (string part in fields.Texts("without"))
            {
                _contents.Add(Without(fields, part));
            }

            if (_path != null && _contents.Count > 0)
            {
                throw fields.Wrong("without", $"only the package '{Small}' can be created without a part; for others use 'remove'");
            }

            ReadFiles(fields, folder);
            fields.End();
        }

        /// <summary>Gets a value indicating whether the scenario changes the package, so that its update might not complete.</summary>
        public bool IsChanged => _contents.Count + _files.Count > 0;

        /// <summary>Reads the description.</summary>
        /// <param name="fields">JSON object of the package, or <see langword="null"/> for the unchanged small package.</param>
        /// <param name="folder">Folder of the scenario file, which is the base of relative paths.</param>
        public static ScenarioPackage Read(JsonFields? fields, string folder) => new(fields, folder);

        /// <summary>Makes the package.</summary>
        /// <param name="loader">The loader image, or <see langword="null"/> for the package's own.</param>
        public Package Make(byte[]? loader)
        {
            Package package;
            if (_path == null)
            {
                PackageContents contents = SmallPackage.Contents();
                contents.Loader = loader ?? contents.Loader;
                _contents.ForEach(change => change(contents));
                package = PackageBuilder.Build(contents);
                package.Name = "scenario";
            }
            else
            {
                package = PackageReader.Read(_path);
                if (loader != null)
                {
                    PackageLoader.Replace(package, loader);
                }
            }

            _files.ForEach(change => change(package));
            return package;
        }

        private static Action<PackageContents> Without(JsonFields fields, string part) => part switch
        {
            "firmware" => contents => contents.Firmware = null,
            "radio" => contents => contents.Radio = null,
            "resources" => contents => contents.Resources = null,
            "optionBytes" => contents => contents.OptionBytes = null,
            "splash" => contents => contents.Splash = null,
            _ => throw fields.Wrong("without", $"there is no part '{part}'; the parts are firmware, radio, resources, optionBytes, splash"),
        };

        private void ReadFiles(JsonFields fields, string folder)
        {
            if (ScenarioFirmware.Parts(fields, "firmware") is { } parts)
            {
                _files.Add(package => package.Files[PackageFiles.Firmware] = DfuWriter.Write(parts));
            }

            foreach ((string name, JsonFields content) in fields.Parts("files"))
            {
                byte[] data = ContentOf(content, folder);
                _files.Add(package => package.Files[name] = data);
            }

            foreach (string place in fields.Texts("flip"))
            {
                _files.Add(Flip(fields, place));
            }

            ReadRemovals(fields);
            foreach (string name in fields.Texts("seal"))
            {
                _files.Add(package => DfuWriter.Seal(DfuOf(package, fields, name)));
            }

            foreach (string name in fields.Texts("fitCrc"))
            {
                _files.Add(package => SetKey(package, fields, name, KeyOf(fields, name), CrcOf(FileOf(package, fields, "fitCrc", name))));
            }

            foreach ((string key, string value) in fields.Pairs("manifest"))
            {
                _files.Add(package => SetKey(package, fields, "manifest", key, value));
            }
        }

        private void ReadRemovals(JsonFields fields)
        {
            foreach (string name in fields.Texts("remove"))
            {
                _files.Add(package =>
                {
                    if (!package.Files.Remove(name))
                    {
                        throw fields.Wrong("remove", $"the package has no file '{name}'");
                    }
                });
            }
        }

        private static string KeyOf(JsonFields fields, string name) => name switch
        {
            PackageFiles.Radio => "Radio CRC",
            PackageFiles.Loader => "Loader CRC",
            _ => throw fields.Wrong(
                "fitCrc", $"the manifest has a CRC for {PackageFiles.Radio} and {PackageFiles.Loader}, but not for '{name}'"),
        };

        private static string CrcOf(byte[] data) => string.Join(
            ' ', BitConverter.GetBytes(Crc32.Compute(data)).Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));

        private static void SetKey(Package package, JsonFields fields, string where, string key, string value)
        {
            string[] lines = Encoding.UTF8.GetString(FileOf(package, fields, where, package.ManifestName)).Split('\n');
            int line = Array.FindIndex(lines, text => text.StartsWith(key + ": ", StringComparison.Ordinal));
            if (line < 0)
            {
                throw fields.Wrong(where, $"the manifest has no key '{key}'");
            }

            lines[line] = $"{key}: {value}";
            package.Files[package.ManifestName] = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        }

        private static Action<Package> Flip(JsonFields fields, string place)
        {
            string[] parts = place.Split('+', '/');
            if (parts.Length != 3
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int offset)
                || !byte.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte mask))
            {
                throw fields.Wrong("flip", $"'{place}' must be FILE+OFFSET/MASK with a hexadecimal mask, such as firmware.dfu+25000/01");
            }

            return package =>
            {
                byte[] file = FileOf(package, fields, "flip", parts[0]);
                if (offset >= file.Length)
                {
                    throw fields.Wrong("flip", $"{parts[0]} is only {file.Length} bytes long");
                }

                file[offset] ^= mask;
            };
        }

        private static byte[] DfuOf(Package package, JsonFields fields, string name)
        {
            byte[] file = FileOf(package, fields, "seal", name);
            return file.Length >= DfuLayout.SuffixSize ? file : throw fields.Wrong("seal", $"{name} is too short for a DfuSe file");
        }

        private static byte[] FileOf(Package package, JsonFields fields, string key, string name) =>
            package.Files.GetValueOrDefault(name) ?? throw fields.Wrong(key, $"the package has no file '{name}'");

        private static byte[] ContentOf(JsonFields fields, string folder)
        {
            string? path = fields.Text("path");
            string? hex = fields.Text("hex");
            IReadOnlyList<string> archive = fields.Texts("archive");
            int? standIn = fields.Number("standIn", 1 << 20);
            fields.End();
            if (path != null)
            {
                return Commands.Inputs.File(Path.Combine(folder, path), "scenario");
            }

            if (archive.Count > 0)
            {
                TarWriter tar = new();
                foreach (string name in archive)
                {
                    tar.AddFile(name, [1]);
                }

                return ResourceArchive.Compress(tar.Finish());
            }

            try
            {
                return standIn is { } size and >= 1024 ? StandIn.Firmware(size)
                    : Convert.FromHexString(hex ?? throw fields.Wrong("path", "give path, hex, archive or standIn (1024 bytes or more)"));
            }
            catch (FormatException)
            {
                throw fields.Wrong("hex", "must be bytes in hexadecimal");
            }
        }
    }
}
