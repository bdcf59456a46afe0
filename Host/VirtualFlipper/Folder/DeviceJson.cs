using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>
    /// <c>device.json</c>, which holds the device's state apart from its memories. In addition to the keys listed in docs/FUPD.md, this
    /// model stores <c>coprocessor.job</c>, <c>coprocessor.imageTypes</c>, <c>images</c>, <c>flash</c> (double words that interrupted
    /// operations have left undefined) and <c>card</c>.
    /// </summary>
    internal sealed class DeviceJson
    {
        private const int Format = 1;
        private const long SmallestCard = 64 << 10;
        private const long LargestCard = 2L << 40;
        private readonly string _path;
        private readonly JsonObject _root;

        private DeviceJson(string path, JsonObject root)
        {
            _path = path;
            _root = root;
        }

        /// <summary>Gets the document as text.</summary>
        public string Text => _root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

        public static DeviceJson Parse(string path, string text)
        {
            try
            {
                JsonObject root = JsonNode.Parse(text, null, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                    ?? throw new DeviceFolderException(
                        $"{path}: must be a JSON object; restore the file or create the device again.");

                // Unknown keys are written back when the device is saved. Check now, not after an update, that the text can be written.
                _ = root.ToJsonString();
                return new DeviceJson(path, root);
            }
            catch (InvalidOperationException broken)
            {
                throw NoUnicode(path, broken);
            }
            catch (JsonException malformed)
            {
                throw new DeviceFolderException(
                    $"{path}: the file is not JSON ({malformed.Message}); repair it or create the device again.", malformed);
            }
        }

        public static DeviceJson Empty(string path) => new(path, new JsonObject { ["format"] = Format });

        public void Load(VirtualDevice device)
        {
            try
            {
                LoadValues(device);
            }
            catch (InvalidOperationException broken)
            {
                throw NoUnicode(_path, broken);
            }
        }

        // System.Text.Json decodes strings lazily, so it detects an unpaired surrogate only when a string is accessed.
        private static DeviceFolderException NoUnicode(string path, InvalidOperationException broken) =>
            new($"{path}: the file contains invalid Unicode; repair it or create the device again.", broken);

        private void LoadValues(VirtualDevice device)
        {
            int format = Int(_root, "format", 0, int.MaxValue);
            if (format != Format)
            {
                throw new DeviceFolderException(
                    $"{_path}: format {format} is not supported (this version of fupd reads format {Format}); "
                    + "use the version of fupd that wrote the file.");
            }

            LoadBackup(device.Backup);
            LoadCoprocessor(device.Coprocessor, Object(_root, "coprocessor"));
            JsonObject power = Object(_root, "power");
            device.Battery.Percent = Int(power, "batteryPercent", 0, 100);
            device.Battery.IsCharging = Value<bool>(power, "charging", "true or false");
            LoadExtras(device);
        }

        public void Save(VirtualDevice device)
        {
            _root["format"] = Format;
            JsonObject rtc = Child(_root, "rtc");
            rtc["backup"] = new JsonArray(
                [.. Enumerable.Range(0, BackupRegisters.Count).Select(i => (JsonNode?)Hex(device.Backup.Read(i)))]);
            SaveCoprocessor(device.Coprocessor, Child(_root, "coprocessor"));
            JsonObject power = Child(_root, "power");
            power["batteryPercent"] = device.Battery.Percent;
            power["charging"] = device.Battery.IsCharging;
            _root["images"] = new JsonArray([.. device.Images.All.Select(image => (JsonNode?)new JsonObject
            {
                ["address"] = Hex(image.Address),
                ["size"] = image.Size,
                ["crc32"] = Hex(image.Crc32),
            })]);
            JsonObject flash = Child(_root, "flash");
            flash["unstable"] = Marks(device.Flash, DoubleWordState.Unstable);
            flash["eccErrors"] = Marks(device.Flash, DoubleWordState.EccError);
            JsonObject card = Child(_root, "card");
            card["format"] = device.Card.Format.ToString().ToLowerInvariant();
            card["capacityBytes"] = device.Card.Capacity;
            card["clusterBytes"] = device.Card.ClusterSize;
            card["readOnly"] = device.Card.IsReadOnly;
        }

        private static string Hex(uint value) => value.ToString("X8", CultureInfo.InvariantCulture);

        private static JsonObject Child(JsonObject parent, string key)
        {
            if (parent[key] is not JsonObject child)
            {
                child = [];
                parent[key] = child;
            }

            return child;
        }

        private static JsonArray Marks(FlashArray flash, DoubleWordState state)
        {
            JsonArray marks = [];
            for (int i = 0; i < FlashMap.DoubleWords; i++)
            {
                if (flash.StateOf(i) == state)
                {
                    marks.Add(Hex(FlashMap.Base + (uint)(i * FlashMap.DoubleWordSize)));
                }
            }

            return marks;
        }

        private static void SaveCoprocessor(Coprocessor core, JsonObject json)
        {
            json["running"] = core.Runs.ToString().ToLowerInvariant();
            json["fusVersion"] = core.FusVersion.Dotted;
            if (core.Stack is null)
            {
                json["stack"] = null;
            }
            else
            {
                JsonObject stack = Child(json, "stack");
                stack["version"] = core.Stack.Version.Dotted;
                stack["branch"] = core.Stack.Version.Branch;
                stack["release"] = core.Stack.Version.Release;
                stack["type"] = core.Stack.Type;
                stack["address"] = Hex(core.Stack.Address);
            }

            json["lastError"] = core.LastError;
            json["job"] = core.Job is null ? null : SaveJob(core.Job);
            json["imageTypes"] = new JsonObject(core.ImageTypes.Select(type => KeyValuePair.Create(Hex(type.Key), (JsonNode?)type.Value)));
        }

        private static JsonObject SaveJob(FusJob job) => new()
        {
            ["kind"] = job.Kind.ToString(),
            ["phase"] = job.Phase,
            ["source"] = Hex(job.Source),
            ["pagesDone"] = job.PagesDone,
            ["type"] = job.Type,
            ["image"] = job.Image is null ? null : new JsonObject
            {
                ["address"] = Hex(job.Image.Address),
                ["size"] = job.Image.Size,
                ["version"] = Hex(job.Image.Version.Word),
                ["sram2a"] = job.Image.Sram2a,
                ["sram2b"] = job.Image.Sram2b,
            },
        };

        private void LoadBackup(BackupRegisters backup)
        {
            JsonArray? values = Object(_root, "rtc")["backup"] as JsonArray;
            if (values?.Count != BackupRegisters.Count)
            {
                throw Wrong("rtc.backup", $"must be {BackupRegisters.Count} strings of 8 hex digits");
            }

            for (int i = 0; i < BackupRegisters.Count; i++)
            {
                backup.Preload(i, HexOf(values[i], $"rtc.backup[{i}]"));
            }
        }

        private void LoadCoprocessor(Coprocessor core, JsonObject json)
        {
            string running = Value<string>(json, "running", "stack, fus or none");
            core.Runs = running switch
            {
                "stack" => CoprocessorFirmware.Stack,
                "fus" => CoprocessorFirmware.Fus,
                "none" => CoprocessorFirmware.None,
                _ => throw Wrong("coprocessor.running", "must be stack, fus or none"),
            };
            core.FusVersion = StackVersion.Parse(Value<string>(json, "fusVersion", "a version such as 1.2.0"))
                ?? throw Wrong("coprocessor.fusVersion", "must be a version such as 1.2.0");
            core.Stack = json["stack"] is null ? null : LoadStack(Object(json, "stack"));
            if (core.Runs == CoprocessorFirmware.Stack && core.Stack is null)
            {
                throw Wrong("coprocessor.running", "cannot be stack while coprocessor.stack is null");
            }

            core.LastError = (byte)(json["lastError"] is null ? 0 : Int(json, "lastError", 0, 255));
            core.Job = json["job"] is null ? null : LoadJob(Object(json, "job"));
            core.ImageTypes.Clear();
            foreach ((string crc, JsonNode? _) in json["imageTypes"] as JsonObject ?? [])
            {
                core.ImageTypes[HexOf(JsonValue.Create(crc), "coprocessor.imageTypes")] = Int(json["imageTypes"]!.AsObject(), crc, 0, 255);
            }

            LoadQuirks(core, json["quirks"] is null ? [] : Object(json, "quirks"));
        }

        // Quirks are set by editing device.json and are preserved when the device is saved. A missing key means the default.
        private void LoadQuirks(Coprocessor core, JsonObject json)
        {
            CoprocessorQuirks quirks = core.Quirks;
            string answer = json["irregular"] is null ? nameof(FusAnswer.Regular) : Value<string>(json, "irregular", "a string");
            quirks.Irregular = Enum.TryParse(answer, true, out FusAnswer parsed) && Enum.IsDefined(parsed) && !char.IsDigit(answer[0])
                ? parsed
                : throw Wrong("coprocessor.quirks.irregular", $"must be one of {string.Join(", ", Enum.GetNames<FusAnswer>())}");
            quirks.IrregularFor = Time(json, "irregularMilliseconds", 0);
            quirks.EraseAnswerIsEmpty = Flag(json, "eraseAnswerIsEmpty");
            quirks.FusIgnoresEraseActivity = Flag(json, "fusIgnoresEraseActivity");
            core.Timing.StartAtWork = Time(json, "readyMilliseconds", FusTiming.UsualStart);
            core.Timing.FirstResponse = Time(json, "firstResponseMilliseconds", FusTiming.UsualResponse);
            core.Timing.InstallationEndsInStack = !Flag(json, "installationEndsInFus");
        }

        private long Time(JsonObject json, string key, long usual) =>
            json[key] is null ? usual : Int(json, key, 0, 3_600_000) * VirtualTime.Millisecond;

        private bool Flag(JsonObject json, string key) => json[key] is not null && Value<bool>(json, key, "true or false");

        private InstalledStack LoadStack(JsonObject json)
        {
            StackVersion version = StackVersion.Parse(
                Value<string>(json, "version", "a version such as 1.13.3"),
                Int(json, "branch", 0, 15),
                Int(json, "release", 0, 15)) ?? throw Wrong("coprocessor.stack.version", "must be a version such as 1.13.3");
            uint address = HexOf(json["address"], "coprocessor.stack.address");
            return address is >= FlashMap.Base and < FlashMap.Base + FlashMap.Size && address % FlashMap.PageSize == 0
                ? new InstalledStack(version, Int(json, "type", 0, 255), address)
                : throw Wrong("coprocessor.stack.address", $"must be the address of a flash page, but is {address:X8}");
        }

        private FusJob LoadJob(JsonObject json)
        {
            if (!Enum.TryParse(Value<string>(json, "kind", "Delete or Upgrade"), out FusJobKind kind))
            {
                throw Wrong("coprocessor.job.kind", "must be Delete or Upgrade");
            }

            RadioImage? image = null;
            if (json["image"] is JsonObject found)
            {
                StackVersion version = StackVersion.FromWord(HexOf(found["version"], "coprocessor.job.image.version"));
                image = new RadioImage(
                    HexOf(found["address"], "coprocessor.job.image.address"),
                    Int(found, "size", RadioImage.Overhead, FlashMap.Size),
                    version,
                    Int(found, "sram2a", 0, 255),
                    Int(found, "sram2b", 0, 255));
            }

            return new FusJob(
                kind,
                Int(json, "phase", 0, 2),
                HexOf(json["source"], "coprocessor.job.source"),
                Int(json, "pagesDone", 0, FlashMap.Pages),
                image,
                Int(json, "type", 0, 255));
        }

        /// <summary>Loads the keys that docs/FUPD.md does not list; a device folder created by hand may lack them.</summary>
        private void LoadExtras(VirtualDevice device)
        {
            foreach (JsonNode? node in _root["images"] as JsonArray ?? [])
            {
                JsonObject image = node as JsonObject ?? throw Wrong("images", "must hold objects");
                uint address = HexOf(image["address"], "images.address");
                int size = Int(image, "size", 1, FlashMap.Size);
                if (address != KnownImage.AnyPage && (address < FlashMap.Base || address - FlashMap.Base > FlashMap.Size - size))
                {
                    throw Wrong("images", "lists an image outside the flash");
                }

                device.Images.Add(new KnownImage(address, size, HexOf(image["crc32"], "images.crc32")));
            }

            LoadMarks(device.Flash, "unstable", DoubleWordState.Unstable);
            LoadMarks(device.Flash, "eccErrors", DoubleWordState.EccError);
            if (_root["card"] is JsonObject card)
            {
                device.Card.Format = card["format"] is null ? CardFormat.Fat32 : FormatOf(Value<string>(card, "format", "fat32 or exfat"));
                device.Card.Capacity = card["capacityBytes"] is null
                    ? device.Card.Capacity
                    : Value<long>(card, "capacityBytes", "a number of bytes");
                device.Card.ClusterSize = card["clusterBytes"] is null ? device.Card.ClusterSize : Int(card, "clusterBytes", 512, 1 << 20);
                if (device.Card.Capacity is < SmallestCard or > LargestCard)
                {
                    throw Wrong("card.capacityBytes", $"must be from {SmallestCard} to {LargestCard}, but is {device.Card.Capacity}");
                }

                if (!int.IsPow2(device.Card.ClusterSize))
                {
                    throw Wrong("card.clusterBytes", $"must be a power of two, but is {device.Card.ClusterSize}");
                }

                device.Card.IsReadOnly = Flag(card, "readOnly");
                LoadQuirks(card, device.Card.Quirks);
            }
        }

        // Quirks are set by editing device.json and are preserved when the device is saved. A missing key means the default.
        private void LoadQuirks(JsonObject card, CardQuirks quirks)
        {
            quirks.PartitionType = card["partitionType"] is null ? 0 : Int(card, "partitionType", 0, 255);
            quirks.HasStrayPartition = Flag(card, "strayPartition");
            quirks.RefusesCrcCommand = Flag(card, "refusesCrc");
            quirks.Erase = card["erase"] is null ? CardErase.Zeros : EraseOf(Value<string>(card, "erase", "zeros, ones or ignored"));
            quirks.Slowness = card["slowness"] is null ? 1 : Int(card, "slowness", 1, 1000);
            quirks.ClaimedFreeClusters = card["claimedFreeClusters"] is null
                ? null
                : (uint)Int(card, "claimedFreeClusters", 0, int.MaxValue);
        }

        private CardErase EraseOf(string name) => name switch
        {
            "zeros" => CardErase.Zeros,
            "ones" => CardErase.Ones,
            "ignored" => CardErase.Ignored,
            _ => throw Wrong("card.erase", $"must be zeros, ones or ignored, but is {name}"),
        };

        private CardFormat FormatOf(string name) => name switch
        {
            "fat32" => CardFormat.Fat32,
            "exfat" => CardFormat.ExFat,
            _ => throw Wrong("card.format", $"must be fat32 or exfat, but is {name}"),
        };

        private void LoadMarks(FlashArray flash, string key, DoubleWordState state)
        {
            foreach (JsonNode? node in (_root["flash"] as JsonObject)?[key] as JsonArray ?? [])
            {
                uint address = HexOf(node, $"flash.{key}");
                if (address < FlashMap.Base || address - FlashMap.Base >= FlashMap.Size || address % FlashMap.DoubleWordSize != 0)
                {
                    throw Wrong($"flash.{key}", "must list addresses of double words in the flash");
                }

                flash.Mark((int)(address - FlashMap.Base) / FlashMap.DoubleWordSize, state);
            }
        }

        private JsonObject Object(JsonObject parent, string key) => parent[key] as JsonObject ?? throw Wrong(key, "must be an object");

        private T Value<T>(JsonObject parent, string key, string expected) =>
            parent[key] is JsonValue value && value.TryGetValue(out T? result) ? result : throw Wrong(key, $"must be {expected}");

        private int Int(JsonObject parent, string key, int from, int to)
        {
            int value = Value<int>(parent, key, "a whole number");
            return value >= from && value <= to ? value : throw Wrong(key, $"must be from {from} to {to}, but is {value}");
        }

        private uint HexOf(JsonNode? node, string key) =>
            node is JsonValue value
            && value.TryGetValue(out string? text)
            && text.Length == 8
            && uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number)
                ? number
                : throw Wrong(key, "must be a string of 8 hex digits");

        private DeviceFolderException Wrong(string key, string what) =>
            new($"{_path}: {key} {what}; repair the file or create the device again.");
    }
}
