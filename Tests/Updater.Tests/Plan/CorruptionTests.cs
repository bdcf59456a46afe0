using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;
using OptionByteData = FlipperUpdaterNano.Packaging.OptionByteData;
using UpdateManifest = FlipperUpdaterNano.Updater.Formats.UpdateManifest;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>
    /// Damages bytes at any offset of a package: either the update is refused, or the test verifies that the byte has no effect.
    /// </summary>
    public class CorruptionTests
    {
        private static readonly byte[] s_masks = { 0x01, 0x10, 0x20, 0x83 };

        [Fact]
        public void A_damaged_manifest_is_refused_or_the_damage_has_no_effect()
        {
            PreflightBench bench = new();
            byte[] good = bench.Files["update.fuf"];
            string essence = Essence(good);
            int refused = 0;
            int examined = 0;
            int optionBytes = new PreflightBench().Manifest.IndexOf("OB reference", StringComparison.Ordinal);
            for (int at = 0; at < good.Length; at += at < optionBytes || at > good.Length - 40 ? 1 : 5)
            {
                foreach (byte mask in s_masks)
                {
                    byte[] bad = (byte[])good.Clone();
                    bad[at] ^= mask;
                    string? read = TryEssence(bad);
                    if (read == null || read == essence)
                    {
                        refused += read == null ? 1 : 0;
                        continue;
                    }

                    // The damaged manifest was accepted by the reader; its changed values must then contradict the files or the device.
                    examined++;
                    Assert.True(IsRefused("update.fuf", bad), $"manifest byte {at} ^ {mask:X2}: {Line(bad, at)}");
                }
            }

            Assert.True(refused > good.Length / 2 && examined > 100, $"{refused} refused by the reader, {examined} by the preflight");
        }

        [Fact]
        public void A_manifest_with_a_duplicate_line_or_a_damaged_line_end_is_refused_or_has_the_same_effect()
        {
            string good = new PreflightBench().Manifest;
            string[] lines = good.TrimEnd('\n').Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                List<string> doubled = [.. lines];
                doubled.Insert(i, lines[i]);
                string? twice = TryEssence(Encoding.UTF8.GetBytes(string.Join('\n', doubled) + "\n"));
                Assert.True(lines[i].StartsWith('#') ? twice == Essence(Encoding.UTF8.GetBytes(good)) : twice == null, $"{lines[i]} twice");

                for (int length = 1; length < 10; length += 4)
                {
                    // Two lines are joined because a line ending is lost.
                    string next = i + 1 < lines.Length ? lines[i + 1] : string.Empty;
                    string[] merged =
                    [
                        .. lines[..i], lines[i] + new string('x', length) + next, .. lines[Math.Min(i + 2, lines.Length)..],
                    ];
                    byte[] bad = Encoding.UTF8.GetBytes(string.Join('\n', merged) + "\n");
                    string? read = TryEssence(bad);
                    Assert.True(
                        read == null || read == Essence(Encoding.UTF8.GetBytes(good)) || IsRefused("update.fuf", bad),
                        string.Join('\n', merged));
                }
            }
        }

        [Theory]
        [InlineData("updater.bin", 60)]
        [InlineData("firmware.dfu", 80)]
        [InlineData("radio.bin", 80)]
        public void A_file_with_a_CRC_is_refused_if_any_byte_is_damaged(string name, int samples)
        {
            byte[] good = new PreflightBench().Files[name];
            SeededRandom random = new(7);
            for (int i = 0; i < samples; i++)
            {
                int at = i < 20 ? i : i < 40 ? good.Length - 1 - (i - 20) : random.Next(good.Length);
                byte[] bad = (byte[])good.Clone();
                bad[at] ^= (byte)(1 << random.Next(8));
                Assert.True(IsRefused(name, bad), $"{name} byte {at}");
            }
        }

        [Fact]
        public void An_archive_with_a_damaged_byte_is_refused_or_unpacks_to_the_same_files()
        {
            byte[] good = new PreflightBench().Files["resources.ths"];
            string contents = Contents(good)!;
            SeededRandom random = new(8);
            int refused = 0;
            for (int i = 0; i < good.Length; i += 2)
            {
                byte[] bad = (byte[])good.Clone();
                bad[i] ^= (byte)(1 << random.Next(8));
                if (IsRefused("resources.ths", bad))
                {
                    refused++;
                    continue;
                }

                Assert.Equal(contents, Contents(bad));
            }

            Assert.InRange(refused, good.Length / 4, good.Length);
        }

        [Fact]
        public void A_truncated_package_file_is_refused()
        {
            foreach (string name in new[] { "updater.bin", "firmware.dfu", "radio.bin", "resources.ths", "splash.bin" })
            {
                byte[] good = new PreflightBench().Files[name];
                foreach (int length in new[] { 0, 1, good.Length / 2, good.Length * 3 / 4 })
                {
                    Assert.True(IsRefused(name, good[..length]), $"{name}, {length} bytes");
                }
            }
        }

        private static bool IsRefused(string name, byte[] bytes)
        {
            PreflightBench bench = new();
            bench.Files[name] = bytes;
            try
            {
                bench.Place().Prepare();
                return false;
            }
            catch (UpdateException e)
            {
                Assert.NotNull(StageCatalog.Find((int)e.Stage, e.Progress));
                return true;
            }
        }

        private static string? TryEssence(byte[] manifest)
        {
            try
            {
                return Essence(manifest);
            }
            catch (MalformedException)
            {
                return null;
            }
        }

        // Returns the values of a manifest that have an effect. The exact version does not matter, only whether it is supported. Names are
        // in lower case, because FAT ignores case. The info text has no effect.
        private static string Essence(byte[] manifest)
        {
            UpdateManifest read = UpdateManifest.Parse(new DesktopBytes(), manifest, manifest.Length);
            return string.Join(
                '|', read.Version >= 2, read.Target, read.Loader, read.LoaderCrc, read.Firmware, read.Radio, read.RadioAddress,
                Convert.ToHexString(read.RadioVersion), read.RadioCrc, read.Resources, Hex(read.OptionReference), Hex(read.OptionMask),
                Hex(read.OptionWriteMask), read.Splashscreen, read.HandoverToFirmware).ToLowerInvariant();
        }

        private static string Hex(byte[]? bytes) => bytes == null ? "-" : Convert.ToHexString(bytes);

        private static string Line(byte[] text, int at)
        {
            int start = Array.LastIndexOf(text, (byte)'\n', Math.Max(0, at - 1)) + 1;
            int end = Array.IndexOf(text, (byte)'\n', at);
            return Encoding.UTF8.GetString(text, start, Math.Max(0, Math.Min(end < 0 ? text.Length : end, start + 120) - start));
        }

        // Returns the card contents that an archive produces. The version and time lines of the Manifest have no effect, nor does the case
        // of its hexadecimal digits.
        private static string? Contents(byte[] ths)
        {
            HeatshrinkSource source = new(new CardFileSource(new Formats.MemoryCardFile(ths)), new DesktopBytes());
            TarReader tar = new(source, new DesktopBytes());
            StringBuilder contents = new();
            while (tar.Next())
            {
                byte[] data = new byte[tar.Size];
                tar.Read(data, 0, data.Length);
                string text = tar.Path == "Manifest" ? EntryLines(Encoding.UTF8.GetString(data)) : Convert.ToHexString(data);
                contents.Append(tar.Path).Append(tar.IsDirectory).Append(text).Append('\n');
            }

            return contents.ToString();
        }

        private static string EntryLines(string manifest)
        {
            IEnumerable<string> entries = manifest.Split('\n').Where(
                line => line.StartsWith("F:", StringComparison.Ordinal) || line.StartsWith("D:", StringComparison.Ordinal));

            return string.Join('\n', entries).ToLowerInvariant();
        }
    }
}
