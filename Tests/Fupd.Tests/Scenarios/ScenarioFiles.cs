using FlipperUpdaterNano.Fupd.Scenarios;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>The scenario files in Tests/Data/scenarios.</summary>
    internal static class ScenarioFiles
    {
        public static string Folder { get; } = Path.Combine(Checkout.Root!, "Tests", "Data", "scenarios");

        /// <summary>The sorted file names without extension.</summary>
        public static IReadOnlyList<string> Names { get; } =
            [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

        public static Scenario Read(string name) => Scenario.Read(Path.Combine(Folder, name + ".json"));
    }
}
