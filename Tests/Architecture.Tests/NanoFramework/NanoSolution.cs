using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Architecture.Tests.NanoFramework
{
    /// <summary>The solution of the .nfproj projects, for Visual Studio with the nanoFramework extension.</summary>
    internal static class NanoSolution
    {
        private const string ProjectType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

        private static readonly string[] s_configurations = ["Debug|Any CPU", "Release|Any CPU"];

        public static string FullPath => Checkout.Of("FlipperUpdaterNano.nanoFramework.sln");

        public static string Text()
        {
            string[] lines =
            [
                string.Empty,
                "Microsoft Visual Studio Solution File, Format Version 12.00",
                "# Visual Studio Version 17",
                "VisualStudioVersion = 17.0.31903.59",
                "MinimumVisualStudioVersion = 10.0.40219.1",
                .. NanoProject.All.SelectMany(Project),
                "Global",
                "\tGlobalSection(SolutionConfigurationPlatforms) = preSolution",
                .. s_configurations.Select(name => $"\t\t{name} = {name}"),
                "\tEndGlobalSection",
                "\tGlobalSection(ProjectConfigurationPlatforms) = postSolution",
                .. NanoProject.All.SelectMany(Configurations),
                "\tEndGlobalSection",
                "EndGlobal",
            ];

            return string.Join('\n', lines) + "\n";
        }

        private static string[] Project(NanoProject project) =>
        [
            $"Project(\"{ProjectType}\") = \"{project.Name}\", \"{project.Folder.Replace('/', '\\')}\\{project.Name}.nfproj\", "
                + $"\"{{{project.Guid}}}\"",
            "EndProject",
        ];

        private static IEnumerable<string> Configurations(NanoProject project) =>
            s_configurations.SelectMany(name => new[] { "ActiveCfg", "Build.0", "Deploy.0" }
                .Select(action => $"\t\t{{{project.Guid}}}.{name}.{action} = {name}"));
    }
}
