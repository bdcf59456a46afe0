using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Compares <c>fupd doctor</c>, including the rehearsal of stage 13, with updates of random archives and cards: accepted updates are
    /// installed, predicted counts of set-aside and removed files are exact, and refused updates change nothing.
    /// </summary>
    public sealed partial class ArchiveAgreementTests
    {
        private const int Rounds = 60;

        private static readonly string[] s_parts = ["a", "A", "b", "b.", "notes", "Notes", "ü", "Manifest"];

        private static readonly Lazy<Package> s_package = new(() => PackageBuilder.Build(new PackageContents
        {
            Info = "agreement",
            Loader = StandIn.Loader(2048),
            Firmware = StandIn.Firmware(20_000, 5),
            Resources = new ResourceFolder().Add("a", [1]),
        }));

        [Theory]
        [InlineData(1)]
        [InlineData(2)]
        [InlineData(3)]
        public void Doctor_and_install_agree_on_random_archives_and_cards(int seed)
        {
            Random random = new(seed);
            int accepted = 0;
            int conflicts = 0;
            for (int round = 0; round < Rounds; round++)
            {
                Dictionary<string, string> installed = random.Next(2) == 0 ? [] : Files(random, 3, "old");
                Dictionary<string, string> mine = Files(random, 2, "mine");
                Package package = With(random.Next(6) == 0 ? Tar(Names(random, 2), false) : Tar(Names(random, 4), true));
                VirtualDevice examined = DeviceMaker.Make(new DeviceRecipe());
                Place(examined, installed, mine);
                Dictionary<string, string> before = FilesOf(examined);

                DoctorReport doctor = DoctorFindings.Of(examined, package);
                Bench bench = new Bench(Engine.Mock).Prebuilt(package).On(device => Place(device, installed, mine));
                RunReport report = bench.Play();

                string what = $"seed {seed} round {round}: {report.Outcome} {report.Error}\n"
                    + string.Join('\n', doctor.Findings.Select(finding => $"{finding.Severity} {finding.Code} {finding.Message}"));
                Assert.True(report.Outcome == (doctor.IsRefused ? RunOutcome.Refused : RunOutcome.Completed), what);
                Assert.True(doctor.FirstError?.Code == report.Error?.Code, what);
                Dictionary<string, string> after = FilesOf(bench.Device);
                Assert.All(before.Values.Where(text => text.StartsWith("mine", StringComparison.Ordinal)), text =>
                    Assert.True(after.ContainsValue(text), $"{text} is lost\n{what}"));
                if (!doctor.IsRefused)
                {
                    accepted++;
                    conflicts += CheckCounts(doctor, before, after, what);
                }
            }

            Assert.InRange(accepted, Rounds / 10, Rounds);
            Assert.True(conflicts > 0, "no file was set aside");
        }

        // Returns the number of files set aside.
        private static int CheckCounts(
            DoctorReport doctor, Dictionary<string, string> before, Dictionary<string, string> after, string what)
        {
            string[] moved = [.. before.Where(file => file.Value.StartsWith("mine", StringComparison.Ordinal))
                .Where(file => after.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Value)];
            string[] removed = [.. before.Where(file => file.Value.StartsWith("old", StringComparison.Ordinal))
                .Where(file => !after.ContainsKey(file.Key)).Select(file => file.Value)];
            string text = string.Join('\n', doctor.Findings.Select(finding => finding.Message));
            Match aside = SetAside().Match(text);
            Match gone = Removed().Match(text);
            Assert.True(moved.Length == Number(aside, 1), what);
            Assert.True(moved.Sum(Encoding.UTF8.GetByteCount) == Number(aside, 2), what);
            Assert.True(removed.Length == Number(gone, 1), what);
            return moved.Length;
        }

        private static int Number(Match match, int group) => match.Success ? int.Parse(match.Groups[group].Value) : 0;

        private static Package With(byte[] archive)
        {
            Package package = new(s_package.Value.ManifestName, "scenario");
            foreach ((string name, byte[] data) in s_package.Value.Files)
            {
                package.Files[name] = name == "resources.ths" ? archive : data;
            }

            return package;
        }

        private static void Place(VirtualDevice device, Dictionary<string, string> installed, Dictionary<string, string> mine)
        {
            if (installed.Count > 0)
            {
                string[] lines = [.. installed.Select(file => FileLine(file.Key, file.Value))];
                device.Card.Preload("/Manifest", Encoding.UTF8.GetBytes($"V:0\nT:0\n{string.Join('\n', lines)}\n"));
            }

            foreach ((string name, string text) in installed.Concat(mine))
            {
                try
                {
                    device.Card.Preload("/" + name, Encoding.UTF8.GetBytes(text));
                }
                catch (ArgumentException)
                {
                    // If a file and a folder have the same path, only the first one is created.
                }
            }
        }

        private static Dictionary<string, string> FilesOf(VirtualDevice device)
        {
            Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
            Walk(string.Empty);
            return files;

            void Walk(string path)
            {
                foreach (CardItem item in device.Card.PeekFolder(path.Length == 0 ? "/" : path))
                {
                    string full = $"{path}/{item.Name}";
                    if (item.IsDirectory)
                    {
                        Walk(full);
                    }
                    else
                    {
                        files[full] = Encoding.UTF8.GetString(device.Card.Peek(full)!);
                    }
                }
            }
        }

        private static Dictionary<string, string> Files(Random random, int most, string content) =>
            Names(random, most).Where(name => name[^1] is not ('/' or '.') && name != "Manifest").Distinct(StringComparer.OrdinalIgnoreCase)
                .ToDictionary(name => name, name => $"{content} {name}");

        private static string[] Names(Random random, int most) =>
        [
            .. Enumerable.Range(0, 1 + random.Next(most)).Select(_ =>
                string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => s_parts[random.Next(5)] + "/")).Replace("b./", "b/")
                + s_parts[random.Next(random.Next(4) == 0 ? s_parts.Length : 3)] + (random.Next(4) == 0 ? "/" : string.Empty)),
        ];

        private static byte[] Tar(string[] names, bool withList)
        {
            TarWriter tar = new();
            string[] lines = [.. names.Select(name => name.EndsWith('/') ? $"D:{name.TrimEnd('/')}" : FileLine(name, "new " + name))];
            if (withList)
            {
                tar.AddFile("Manifest", Encoding.UTF8.GetBytes($"V:0\nT:0\n{string.Join('\n', lines)}\n"));
            }

            foreach (string name in names)
            {
                if (name.EndsWith('/'))
                {
                    tar.AddDirectory(name.TrimEnd('/'));
                }
                else
                {
                    tar.AddFile(name, Encoding.UTF8.GetBytes("new " + name));
                }
            }

            return tar.Finish();
        }

        private static string FileLine(string name, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            return $"F:{Convert.ToHexStringLower(MD5.HashData(bytes))}:{bytes.Length}:{name}";
        }

        [GeneratedRegex(@"(\d+) files? on the card \((\d+) bytes\) will be kept")]
        private static partial Regex SetAside();

        [GeneratedRegex(@"(\d+) of the \d+ files that an earlier package installed will be removed")]
        private static partial Regex Removed();
    }
}
