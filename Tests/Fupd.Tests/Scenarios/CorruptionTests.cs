using System.Text;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Flips bits throughout a package: in every byte of the manifest and in a dense sample of every file. If the update is refused,
    /// nothing is changed and doctor reports the same code. Otherwise the device ends in the same state, bit for bit, as
    /// after an update with the intact package, and there is a known reason why the flipped bit is harmless.
    /// </summary>
    public sealed class CorruptionTests
    {
        // Number of flipped bytes per file; in the manifest every byte is flipped.
        private const int SamplesPerFile = 150;

        private static readonly Lazy<Package> s_package = new(() => PackageBuilder.Build(Bench.MakeContents()));

        // The default device; to save time, its /int volume is formatted only once.
        private static readonly Lazy<DeviceRecipe> s_device = new(() =>
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            int first = InternalStorageVolume.Read(device)!.FirstPage * FlashMap.PageSize;
            int end = device.Options.SecureStartPage * FlashMap.PageSize;
            return new DeviceRecipe { IntImage = device.Flash.Bytes[first..end].ToArray() };
        });

        private static readonly Lazy<string> s_whole = new(() =>
        {
            Bench bench = new Bench(Engine.Mock).Recipe(_ => s_device.Value);
            RunReport report = bench.Play();
            Assert.Equal(RunOutcome.Completed, report.Outcome);
            return DeviceImage.Of(bench.Device);
        });

        [Theory]
        [InlineData("update.fuf")]
        [InlineData("updater.bin")]
        [InlineData("firmware.dfu")]
        [InlineData("radio.bin")]
        [InlineData("resources.ths")]
        [InlineData("splash.bin")]
        public void A_package_with_a_flipped_bit_is_refused_or_harmless(string file)
        {
            byte[] original = s_package.Value.Files[file];
            int step = file == "update.fuf" ? 1 : Math.Max(1, original.Length / SamplesPerFile);
            int played = 0;
            int refused = 0;
            for (int offset = 0; offset < original.Length; offset += step)
            {
                // Every fifth character in the long rows of option byte data, so that both digits and blanks are covered.
                if (file != "update.fuf" || offset % 5 == 0 || !IsOptionByteData(original, offset))
                {
                    played++;
                    refused += Play(file, offset, (byte)(1 << (offset % 7))) ? 1 : 0;
                }
            }

            Assert.True(file == "splash.bin" || refused > played / 2, $"{file}: only {refused} of {played} flips were refused");
        }

        private static bool IsOptionByteData(byte[] manifest, int offset)
        {
            string text = Encoding.ASCII.GetString(manifest);
            int line = text.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1;
            return string.CompareOrdinal(text, line, "OB ", 0, 3) == 0 && offset > text.IndexOf(':', line);
        }

        // The reason why an accepted flip is harmless; null if there is none.
        private static string? WhyIrrelevant(string file, int offset, byte mask, byte[] original)
        {
            if (file == "splash.bin")
            {
                return "the slideshow format has no checksum: only the image differs";
            }

            if (file == "resources.ths")
            {
                return WhyArchiveIsTheSame(original, offset, mask);
            }

            if (file != "update.fuf")
            {
                return null;
            }

            string text = Encoding.ASCII.GetString(original);
            int lineStart = text.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1;
            int lineEnd = text.IndexOf('\n', offset);
            string line = text[lineStart..Math.Max(lineStart, lineEnd)];
            return line.StartsWith('#') ? "a comment"
                : line.StartsWith("Info: ") ? "free text"
                : mask == 0x20 && char.IsAsciiLetter((char)original[offset]) && offset - lineStart > line.IndexOf(": ")
                    ? "names on FAT and hex digits are compared ignoring case"
                : line.StartsWith("Version: ") ? "any version from 2 on is accepted"
                : line.Contains(": ") && original[offset] is (byte)' '
                    ? "readers skip the byte after the colon, and any white space between numbers"
                : null;
        }

        // Another distance in a back reference can give the same bytes, and block padding is never read.
        private static string? WhyArchiveIsTheSame(byte[] original, int offset, byte mask)
        {
            byte[] flipped = [.. original];
            flipped[offset] ^= mask;
            byte[] before = HeatshrinkDecoder.Decode(original.AsSpan(7), original[5], original[6]);
            byte[] after = HeatshrinkDecoder.Decode(flipped.AsSpan(7), flipped[5], flipped[6]);
            if (before.Length < after.Length)
            {
                return null;
            }

            bool[] isRead = new bool[before.Length];
            for (int header = 0; before[header] != 0;)
            {
                int size = Convert.ToInt32(Encoding.ASCII.GetString(before, header + 124, 11), 8);
                isRead.AsSpan(header, 512 + size).Fill(true);
                header += 512 + ((size + 511) / 512 * 512);
            }

            bool differs = Enumerable.Range(0, before.Length).Any(i => isRead[i] && (i >= after.Length || before[i] != after[i]));
            return differs ? null : "the archive unpacks to the same entries and contents";
        }

        private static bool Play(string file, int offset, byte mask)
        {
            string id = $"{file} offset {offset} mask {mask:X2}";
            byte[] original = s_package.Value.Files[file];
            Package package = new("update.fuf", "scenario");
            foreach ((string name, byte[] data) in s_package.Value.Files)
            {
                package.Files[name] = data;
            }

            package.Files[file] = [.. original];
            package.Files[file][offset] ^= mask;
            Bench bench = new Bench(Engine.Mock).Prebuilt(package).Recipe(_ => s_device.Value);
            RunReport report = bench.Play();
            DoctorReport doctor = DoctorFindings.Of(DeviceMaker.Make(s_device.Value), package);
            string verdicts = $"{id}: doctor: {doctor.FirstError?.Code ?? "accepted"}, update: {report.Outcome} {report.Error?.Code}";
            Assert.True(doctor.IsRefused == (report.Outcome == RunOutcome.Refused), verdicts);
            if (report.Outcome == RunOutcome.Refused)
            {
                Assert.True(report.RestsAs == "firmware" || report.Error?.Code == doctor.FirstError?.Code, verdicts);
                return true;
            }

            Assert.True(report.Outcome == RunOutcome.Completed, $"{id}: {report.Outcome} {report.Error?.Code} {report.Error?.Message}");
            string? why = WhyIrrelevant(file, offset, mask, original);
            Assert.True(why != null, $"{id}: accepted without a known reason why it is harmless");
            string after = DeviceImage.Of(bench.Device);
            Assert.True(
                file == "splash.bin" ? SameButSplash(after) : after == s_whole.Value,
                $"{id}: the device differs from the result of the intact package\n{after}\n{s_whole.Value}");
            return false;
        }

        private static bool SameButSplash(string after)
        {
            string[] one = after.Split('\n');
            string[] other = s_whole.Value.Split('\n');
            return one.Length == other.Length && one.Zip(other).All(
                pair => pair.First == pair.Second || pair.First.Contains(".slideshow") || pair.First.StartsWith("flash "));
        }
    }
}
