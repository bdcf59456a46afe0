using System.Xml.Linq;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests.Layers
{
    /// <summary>Checks the references of every project against the permitted ones. Only tests reference projects in Tests/.</summary>
    public class ProjectLayerTests
    {
        private static readonly LayerTable s_layers = new(
            ("Native/classlib", []),
            ("Hal", []),
            ("Hal/Native", ["Hal"]),
            ("Updater", ["Hal"]),
            ("Native/image", ["Native/classlib"]),
            ("Host/Linker", []),
            ("Host/HostFileSystem", []),
            ("Host/HostPrograms", []),
            ("Host/ApiCheck", ["Host/HostPrograms"]),
            ("Host/Packaging", ["Host/HostFileSystem"]),
            ("Host/Delivery", ["Host/Packaging"]),
            ("Host/TestFramework", []),
            ("Host/VirtualFlipper", ["Host/HostFileSystem"]),
            ("Host/Wire", []),
            ("Host/SimulatedDevice", ["Host/Wire", "Host/VirtualFlipper"]),
            ("Host/Deployment", ["Host/Wire", "Host/Packaging"]),
            ("Host/MockHal", ["Host/VirtualFlipper", "Hal"]),
            ("Host/Emulator", ["Host/VirtualFlipper", "Host/HostPrograms"]),
            ("Host/Studio", ["Host/MockHal", "Host/ApiCheck"]),
            ("Host/TestLauncher", ["Updater", "Host/MockHal", "Host/TestFramework", "Host/Linker", "Host/Emulator", "Native/classlib"]),
            (
                "Host/Fupd",
                [
                    "Updater", "Host/MockHal", "Host/Delivery", "Host/Emulator", "Host/Linker", "Host/SimulatedDevice", "Host/Deployment",
                    "Host/TestLauncher", "Host/Studio", "Native/classlib",
                ]),
            ("Tests/OnTarget", ["Updater", "Host/TestFramework"]),
            ("Tests", ["Tests/OnTarget", "Host/ApiCheck", "Host/Fupd", "Host/TestLauncher", "Native/image"]));

        [Fact]
        public void Each_project_references_only_projects_listed_before_it()
        {
            IReadOnlyList<string> violations = s_layers.Violations(Projects().SelectMany(References));

            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }

        [Fact]
        public void The_table_lists_exactly_the_existing_projects()
        {
            Assert.Equal(Projects().Select(PartOf).Distinct().Order(StringComparer.Ordinal), s_layers.Parts.Order(StringComparer.Ordinal));
        }

        [Fact]
        public void A_planted_project_reference_is_found()
        {
            Assert.Contains(
                "Host/VirtualFlipper -> Updater: planted",
                s_layers.Violations([(PartOf("Host/VirtualFlipper/VirtualFlipper.csproj"), PartOf("Updater/Updater.csproj"), "planted")]));
        }

        private static IEnumerable<string> Projects() =>
            RepositoryFiles.Tracked().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

        private static IEnumerable<(string From, string To, string Where)> References(string project)
        {
            string folder = Checkout.Of(Path.GetDirectoryName(project)!);

            return XDocument.Load(Checkout.Of(project)).Descendants("ProjectReference")
                .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
                .Select(path => Path.GetRelativePath(Checkout.Of(), Path.GetFullPath(path, folder)))
                .Select(target => (PartOf(project), PartOf(target), $"{project} references {target}"));
        }

        // The class library counts as one part. All test suites also count as one part, which may use any project.
        private static string PartOf(string project)
        {
            string folder = Path.GetDirectoryName(project)!.Replace('\\', '/');

            return folder.StartsWith("Native/classlib/", StringComparison.Ordinal) ? "Native/classlib"
                : folder.StartsWith("Tests/", StringComparison.Ordinal) && folder != "Tests/OnTarget" ? "Tests"
                : folder;
        }
    }
}
