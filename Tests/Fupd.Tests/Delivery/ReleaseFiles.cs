using System.Buffers.Binary;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>The inputs of a small release in a temporary folder.</summary>
    internal sealed class ReleaseFiles : IDisposable
    {
        private const uint FusMagic = 0x32279221;

        public ReleaseFiles()
        {
            File.WriteAllBytes(Folder["fw.bin"], StandIn.Firmware(9001));
            File.WriteAllBytes(Folder["fw.elf"], [0x7F, .. "ELF firmware"u8]);
            File.WriteAllBytes(Folder["up.bin"], StandIn.Loader());
            File.WriteAllBytes(Folder["up.elf"], [0x7F, .. "ELF updater"u8]);
            File.WriteAllBytes(Folder["radio.bin"], RadioImageMaker.Make(1, 20, 0, size: 20_000));
            File.WriteAllBytes(Folder["fus.bin"], Fus(3000));
            File.WriteAllBytes(Folder["fus-old.bin"], Fus(4000));
            File.WriteAllText(Folder["ob.data"], "RDP:0xAA:r\nnBOOT0:0x1:rw\n");
            string resources = Directory.CreateDirectory(Folder["resources/apps"]).FullName;
            File.WriteAllText(Path.Combine(resources, "a.fap"), "hello");
            File.WriteAllText(Path.Combine(resources, new string('n', 90)), "95 bytes of path on the card, 105 in the archive");
        }

        public TemporaryFolder Folder { get; } = new();

        /// <summary>Gets the options of a release with all files.</summary>
        public string[] All =>
        [
            .. Least, "--firmware-elf", Folder["fw.elf"], "--loader-elf", Folder["up.elf"], "--radio", Folder["radio.bin"], "--radio-type",
            "ble_light", "--fus", Folder["fus.bin"], "--fus-0-5-3", Folder["fus-old.bin"], "--resources", Folder["resources"], "--ob-data",
            Folder["ob.data"],
        ];

        /// <summary>Gets the options of the smallest release.</summary>
        public string[] Least =>
        [
            "--firmware", Folder["fw.bin"], "--loader", Folder["up.bin"], "--commit", "deadbeef", "--branch", "release", "--date",
            "2022-05-12",
        ];

        public Cli Make(int status, string version, string folder, params string[] options) =>
            Cli.Expect(status, ["release", "--version", version, "--out", Folder[folder], .. options]);

        public void Dispose() => Folder.Dispose();

        private static byte[] Fus(int size)
        {
            byte[] image = RadioImageMaker.Make(1, 2, 0, size: size);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(image.Length - RadioFooter.Overhead + 16), FusMagic);
            return image;
        }
    }
}
