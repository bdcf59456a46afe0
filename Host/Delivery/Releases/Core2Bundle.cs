using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>Writes the bundle of CPU2 images from which a repair over USB DFU installs FUS and the radio stack.</summary>
    internal static class Core2Bundle
    {
        private const string Folder = "core2_firmware";
        private const string FusAddress = "0x080EC000";

        /// <summary>Packs the bundle.</summary>
        /// <param name="fus">The FUS images for old and current devices.</param>
        /// <param name="package">The package that contains the radio stack.</param>
        /// <param name="timestamp">Unix time in seconds to store in the bundle.</param>
        public static byte[] Write(FusImages fus, PackageContents package, long timestamp)
        {
            byte[] radio = package.Radio!;
            string radioName = NameOf(package.RadioType);
            return FolderArchive.Write(
                Folder,
                [
                    (FusImages.OldName, fus.Old), (FusImages.Name, fus.Image), (radioName, radio),
                    ("Manifest.json", Encoding.UTF8.GetBytes(Manifest(fus, package, radioName, timestamp))),
                ]);
        }

        /// <summary>Returns ST's file name for a radio stack.</summary>
        /// <param name="type">Stack type.</param>
        public static string NameOf(byte type) => type switch
        {
            0x01 => "stm32wb5x_BLE_Stack_full_fw.bin",
            0x03 => "stm32wb5x_BLE_Stack_light_fw.bin",
            0x05 => "stm32wb5x_BLE_Stack_basic_fw.bin",
            _ => $"stm32wb5x_{RadioType.Name(type)}_fw.bin",
        };

        private static string Manifest(FusImages fus, PackageContents package, string radioName, long timestamp)
        {
            byte[] radio = package.Radio!;
            RadioFooter footer = RadioFooter.Read(radio);
            JsonObject stack = File(radioName, radio);
            stack["address"] = $"0x{package.RadioAddress ?? footer.DefaultAddress(radio.Length):X}";
            JsonObject version = new()
            {
                ["type"] = package.RadioType,
                ["major"] = footer.Major,
                ["minor"] = footer.Minor,
                ["sub"] = footer.Sub,
                ["branch"] = footer.Branch,
                ["release"] = footer.Release,
            };
            JsonObject manifest = new()
            {
                ["manifest"] = new JsonObject { ["version"] = 0, ["timestamp"] = timestamp },
                ["copro"] = new JsonObject
                {
                    ["fus"] = Fus(fus),
                    ["radio"] = new JsonObject { ["version"] = version, ["files"] = new JsonArray(stack) },
                },
            };
            return manifest.ToJsonString(ReleaseSet.Json);
        }

        private static JsonObject Fus(FusImages fus)
        {
            JsonObject old = File(FusImages.OldName, fus.Old);
            old["condition"] = "==0.5.3";
            old["address"] = FusAddress;
            JsonObject later = File(FusImages.Name, fus.Image);
            later["condition"] = ">0.5.3";
            later["address"] = FusAddress;
            JsonObject version = new() { ["major"] = fus.Version[0], ["minor"] = fus.Version[1], ["sub"] = fus.Version[2] };
            return new JsonObject { ["version"] = version, ["files"] = new JsonArray(old, later) };
        }

        private static JsonObject File(string name, byte[] data) => new() { ["name"] = name, ["sha256"] = PackageFile.Sha256(data) };
    }
}
