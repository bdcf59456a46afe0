using FlipperUpdaterNano.Fupd.Scenarios;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>The project's own scenarios: the files of Tests/Data/scenarios.</summary>
    internal static class ScenarioFiles
    {
        public static string Folder { get; } = Path.Combine(Checkout.Root!, "Tests", "Data", "scenarios");

        /// <summary>Every file's name without its extension, in order.</summary>
        public static IReadOnlyList<string> Names { get; } =
            [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

        public static Scenario Read(string name) => Scenario.Read(Path.Combine(Folder, name + ".json"));
    }
}
