using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>Arrows point one way: which project may reference which, and what a part's sources may name.</summary>
    public partial class DependencyTests
    {
        /// <summary>Every reference a project may have, tests excepted.</summary>
        private static readonly Dictionary<string, string[]> s_allowed = new()
        {
            ["Hal/Hal.csproj"] = [],
            ["Updater/Updater.csproj"] = ["Hal"],
            ["Host/Linker/Linker.csproj"] = [],
            ["Host/HostFileSystem/HostFileSystem.csproj"] = [],
            ["Host/VirtualFlipper/VirtualFlipper.csproj"] = ["HostFileSystem"],
            ["Host/Packaging/Packaging.csproj"] = ["HostFileSystem"],
            ["Host/MockHal/MockHal.csproj"] = ["VirtualFlipper", "Hal"],
            ["Host/Emulator/Emulator.csproj"] = ["VirtualFlipper"],
        };

        public static TheoryData<string> Projects => [.. s_allowed.Keys];

        [Theory]
        [MemberData(nameof(Projects))]
        public void Project_references_only_what_lies_below_it(string project)
        {
            IEnumerable<string> references = XDocument.Load(RepositoryRoot.Of(project)).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

            Assert.All(references, reference => Assert.Contains(reference, s_allowed[project]));
        }

        [Theory]
        [InlineData("Hal", "FlipperUpdaterNano.(Updater|Stages|Plan|Formats|Radio|Recorder|Screens|VirtualFlipper|MockHal|Emulator|Fupd|Packaging)")]
        [InlineData("Updater", "FlipperUpdaterNano.(VirtualFlipper|MockHal|Emulator|Fupd|Packaging|Linker)")]
        [InlineData("Host/VirtualFlipper", "FlipperUpdaterNano.(Hal|Updater|Stages|Plan|Formats|Radio|MockHal|Emulator|Fupd)")]
        [InlineData("Host/Packaging", "FlipperUpdaterNano.(Hal|Updater|Stages|Plan|Formats|Radio|VirtualFlipper|MockHal|Emulator|Fupd)")]
        [InlineData("Host/HostFileSystem", "FlipperUpdaterNano.(Hal|Updater|VirtualFlipper|MockHal|Emulator|Fupd|Packaging|Linker)")]
        [InlineData("Host/Linker", "FlipperUpdaterNano.(Hal|Updater|VirtualFlipper|MockHal|Emulator|Fupd|Packaging)")]
        public void Sources_name_nothing_above_them(string folder, string forbidden)
        {
            Regex pattern = new($@"^using {forbidden}\b", RegexOptions.Multiline);
            string[] wrong = [.. Sources(folder).Where(path => pattern.IsMatch(File.ReadAllText(path)))];

            Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        }

        [Theory]
        [InlineData("Formats", "Plan|Radio|Screens|Recorder")]
        [InlineData("Screens", "Plan|Radio|Recorder")]
        public void Lower_parts_of_the_updater_do_not_name_the_upper_ones(string part, string above)
        {
            Regex pattern = new($@"^using FlipperUpdaterNano\.({above})\b", RegexOptions.Multiline);
            string[] wrong = [.. Sources($"Updater/{part}").Where(path => pattern.IsMatch(File.ReadAllText(path)))];

            Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        }

        private static IEnumerable<string> Sources(string folder)
        {
            return Directory.EnumerateFiles(RepositoryRoot.Of(folder), "*.cs", SearchOption.AllDirectories)
                .Where(path => !BuildOutput().IsMatch(path));
        }

        [GeneratedRegex("/(bin|obj)/")]
        private static partial Regex BuildOutput();
    }
}
