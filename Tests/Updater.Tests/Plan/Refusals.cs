using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using PackagedElement = FlipperUpdaterNano.Packaging.DfuElement;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Packages with one fault each, and the errors that device and doctor must report.</summary>
    internal static class Refusals
    {
        internal static void Refuse(
            string code, string words, Action<PreflightBench>? breakIt = null, Action<PackageContents>? change = null,
            DeviceSetup? setup = null)
        {
            PreflightBench bench = new(change, setup);
            breakIt?.Invoke(bench);
            bench.Refuses(code, words);
        }

        internal static void RefuseFirmware(string code, string words, PackagedElement[] elements) =>
            Refuse(code, words, bench => bench.Files[PackageFiles.Firmware] = DfuWriter.Write(elements));

        // Damages the archive's contents at the given offset from a file's header, and compresses it again.
        internal static void RefuseResources(string code, string words, string file, int offset) =>
            Refuse(code, words, bench =>
            {
                byte[] tar = Decompress(bench.Files[PackageFiles.Resources]);
                tar[FindInTar(tar, file).Header + offset] ^= 1;
                bench.Files[PackageFiles.Resources] = ResourceArchive.Compress(tar);
            });

        internal static void SetRadio(PreflightBench bench, Action<byte[]> change)
        {
            string Hex(byte[] radio) => BitConverter.ToString(BitConverter.GetBytes(Packaging.Crc32.Compute(radio))).Replace('-', ' ');
            string before = Hex(bench.Files[PackageFiles.Radio]);
            change(bench.Files[PackageFiles.Radio]);
            bench.Manifest = bench.Manifest.Replace(before, Hex(bench.Files[PackageFiles.Radio]));
        }

        internal static string WithoutKey(string manifest, string key) =>
            string.Join('\n', manifest.Split('\n').Where(line => !line.StartsWith(key + ": ", StringComparison.Ordinal)));

        internal static byte[] Decompress(byte[] ths)
        {
            FlipperUpdaterNano.Updater.Formats.HeatshrinkSource source = new(
                new FlipperUpdaterNano.Updater.Formats.CardFileSource(new Formats.MemoryCardFile(ths)), new MockHal.DesktopBytes());
            using MemoryStream tar = new();
            byte[] block = new byte[4096];
            int read;
            while ((read = source.Read(block, 0, block.Length)) > 0)
            {
                tar.Write(block, 0, read);
            }

            return tar.ToArray();
        }

        internal static (int Header, int Size) FindInTar(byte[] tar, string name)
        {
            for (int header = 0; header < tar.Length; header += 512)
            {
                if (Encoding.ASCII.GetString(tar, header, 100).TrimEnd('\0').EndsWith(name, StringComparison.Ordinal)
                    && tar[header + 257] == 'u')
                {
                    return (header, Convert.ToInt32(Encoding.ASCII.GetString(tar, header + 124, 11), 8));
                }
            }

            throw new InvalidOperationException(name + " is not in the tar.");
        }

        internal static byte[] RenameInTar(byte[] tar, string name, string to)
        {
            byte[] result = (byte[])tar.Clone();
            int header = FindInTar(tar, name).Header;
            Encoding.ASCII.GetBytes(to.PadRight(100, '\0')).CopyTo(result, header);
            Encoding.ASCII.GetBytes("        ").CopyTo(result, header + 148);
            int sum = result.AsSpan(header, 512).ToArray().Sum(value => value);
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(result, header + 148);
            return result;
        }
    }
}
