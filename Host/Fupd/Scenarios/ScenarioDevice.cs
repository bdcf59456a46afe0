using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.Fupd.Scenarios
{
    /// <summary>The device of a scenario: an existing device folder, or a new device.</summary>
    internal sealed class ScenarioDevice
    {
        private const string PackagePrefix = "{package}";
        private static readonly string[] s_recipeKeys = ["int", "target", "battery", "card", "radio", "firmware"];
        private readonly JsonFields? _fields;
        private readonly string? _path;
        private readonly DeviceRecipe _recipe = new();
        private readonly List<(int Word, uint Value)> _options = [];
        private readonly IReadOnlyList<(string Path, string Text)> _files = [];
        private readonly JsonObject? _description;

        private ScenarioDevice(JsonFields? fields, string folder)
        {
            if (fields == null)
            {
                return;
            }

            _fields = fields;
            _path = fields.Text("from") is { } from ? Path.Combine(folder, from) : null;
            if (_path != null && fields.FirstOf(s_recipeKeys) is { } unused)
            {
                throw fields.Wrong(unused, "describes a new device; omit this key or 'from'");
            }

            string storage = fields.Choice("int", "flash", "card", "none");
            _recipe = _recipe with
            {
                Target = fields.Number("target", 255) ?? _recipe.Target,
                BatteryPercent = fields.Number("battery", 100) ?? _recipe.BatteryPercent,
                CardFormat = fields.Choice("card", "fat32", "exfat") == "exfat" ? CardFormat.ExFat : CardFormat.Fat32,
                Radio = fields.Choice("radio", "light", "none") == "none" ? RadioRecipe.None : _recipe.Radio,
                HasInt = storage != "none",
                IsIntOnCard = storage == "card",
                Firmware = ScenarioFirmware.Parts(fields, "firmware")
                    ?? (storage == "card" ? DeviceRecipe.FirmwareWithIntOnCard : _recipe.Firmware),
            };
            ReadOptionWords(fields);
            _files = fields.Pairs("files");
            _description = fields.Raw("deviceJson");
            fields.End();
        }

        private void ReadOptionWords(JsonFields fields)
        {
            foreach ((string word, string value) in fields.Pairs("optionWords"))
            {
                if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= OptionWord.Count
                    || !uint.TryParse(value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint bits))
                {
                    throw fields.Wrong("optionWords", $"must have keys from 0 to {OptionWord.Count - 1} with values of 8 hex digits");
                }

                _options.Add((index, bits));
            }
        }

        /// <summary>Reads the description.</summary>
        /// <param name="fields">JSON object of the device, or <see langword="null"/> for a new default device.</param>
        /// <param name="folder">Folder of the scenario file, which is the base of relative paths.</param>
        public static ScenarioDevice Read(JsonFields? fields, string folder) => new(fields, folder);

        /// <summary>Makes the device.</summary>
        /// <returns>The device, which is switched off.</returns>
        public VirtualDevice Make()
        {
            VirtualDevice device = _path == null ? DeviceMaker.Make(_recipe) : DeviceStore.Load(_path);
            device = _description == null ? device : _fields!.Make("deviceJson", () => WithDescription(device, _description));
            if (_options.Count > 0)
            {
                uint[] words = [.. Enumerable.Range(0, OptionWord.Count).Select(device.Options.Stored)];
                _options.ForEach(option => words[option.Word] = option.Value);
                device.Options.Preload(words);
            }

            return device;
        }

        /// <summary>Copies the scenario's files to the card.</summary>
        /// <param name="packageFolder">Path of the package folder on the card.</param>
        public void PlaceFiles(VirtualCard card, string packageFolder)
        {
            foreach ((string path, string text) in _files)
            {
                _fields!.Make("files", () =>
                {
                    card.Preload(path.Replace(PackagePrefix, packageFolder, StringComparison.Ordinal), Encoding.UTF8.GetBytes(text));
                    return path;
                });
            }
        }

        /// <summary>
        /// Sets properties of the device by editing the <c>device.json</c> of a temporary folder, the way a user would edit a device
        /// folder.
        /// </summary>
        private static VirtualDevice WithDescription(VirtualDevice device, JsonObject description)
        {
            string folder = TemporaryFolders.Create("fupd-scenario-");
            try
            {
                DeviceFolder.Save(device, folder);
                string path = Path.Combine(folder, DeviceFolder.JsonFile);
                JsonObject whole = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
                Merge(whole, description);
                File.WriteAllText(path, whole.ToJsonString());
                VirtualDevice made = Load(folder);

                // All card files are read now rather than on demand, because the temporary folder will be deleted.
                made.Card.ReadAll();
                return made;
            }
            finally
            {
                TemporaryFolders.Delete(folder);
            }
        }

        // Messages must not contain the path of the temporary folder.
        private static VirtualDevice Load(string folder)
        {
            try
            {
                return DeviceStore.Load(folder);
            }
            catch (InputException error)
            {
                int at = error.Message.IndexOf(folder, StringComparison.Ordinal);
                int colon = at < 0 ? -1 : error.Message.IndexOf(": ", at + folder.Length, StringComparison.Ordinal);
                throw new InputException(colon < 0 ? error.Message : error.Message[(colon + 2)..]);
            }
        }

        private static void Merge(JsonObject into, JsonObject from)
        {
            foreach ((string key, JsonNode? value) in from)
            {
                if (value is JsonObject inner && into[key] is JsonObject outer)
                {
                    Merge(outer, inner);
                }
                else
                {
                    into[key] = value?.DeepClone();
                }
            }
        }
    }
}
