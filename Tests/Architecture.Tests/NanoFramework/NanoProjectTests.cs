using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests.NanoFramework
{
    /// <summary>
    /// Checks the nanoFramework projects next to the .csproj projects. The script tools/sync-nfproj.sh regenerates the nanoFramework
    /// projects.
    /// </summary>
    public class NanoProjectTests
    {
        private const string Remedy = "run tools/sync-nfproj.sh and commit the result";

        public static TheoryData<string> Projects => [.. NanoProject.All.Where(project => project.Exists).Select(project => project.Name)];

        [Theory]
        [MemberData(nameof(Projects))]
        public void A_nanoFramework_project_lists_exactly_the_files_of_its_folder(string name)
        {
            foreach ((string path, string text) in Named(name).Files().Append((NanoSolution.FullPath, NanoSolution.Text())))
            {
                if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, text);
                }

                Assert.True(File.Exists(path), $"{path} is missing: {Remedy}");
                Assert.True(File.ReadAllText(path) == text, $"{path} is out of date: {Remedy}");
            }
        }

        /// <summary>
        /// The project system imports Directory.Build.props after the project's properties, so the test checks the evaluated properties.
        /// </summary>
        [Theory]
        [MemberData(nameof(Projects))]
        public void The_project_system_sets_the_language_version_of_v1(string name)
        {
            NanoProject project = Named(name);
            JsonElement evaluated = Evaluate(project.ProjectPath,
                $"-p:NanoFrameworkProjectSystemPath={Checkout.Of("Tests", "Data", "nanoframework-project-system")}/",
                "-getProperty:LangVersion,Nullable,ImplicitUsings,AssemblyName,RunSettingsFilePath,DocumentationFile,DefineConstants",
                "-getItem:Compile,Reference,ProjectReference,PackageReference");
            JsonElement properties = evaluated.GetProperty("Properties");

            Assert.Equal("9.0", Property("LangVersion"));
            Assert.Equal(string.Empty, Property("Nullable") + Property("ImplicitUsings"));
            Assert.Equal(project.AssemblyName, Property("AssemblyName"));
            Assert.Contains("NANOFRAMEWORK_1_0", Property("DefineConstants"), StringComparison.Ordinal);
            Assert.Equal(project.IsTest, File.Exists(Property("RunSettingsFilePath").Replace('\\', '/')));
            Assert.NotEqual(project.IsTest, Property("DocumentationFile").EndsWith(".xml", StringComparison.Ordinal));
            Assert.Equal([.. project.SourceFiles(), "Properties/AssemblyInfo.cs"], Identities(evaluated, "Compile"));
            Assert.Equal(project.Packages.Length + (project.IsTest ? 1 : 0), Identities(evaluated, "Reference").Length);
            Assert.Empty(Identities(evaluated, "PackageReference"));
            Assert.All(Identities(evaluated, "ProjectReference"),
                reference => Assert.True(File.Exists(Path.Combine(Checkout.Of(project.Folder), reference)), reference));

            string Property(string property) => properties.GetProperty(property).GetString()!;
        }

        [Theory]
        [InlineData("Hal")]
        [InlineData("Updater")]
        [InlineData("OnTarget")]
        public void The_desktop_project_compiles_the_same_files_as_the_nanoFramework_project(string name)
        {
            NanoProject project = Named(name);
            string[] desktop = [.. CompileItems(Checkout.Of(project.Folder, name + ".csproj"))
                .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];

            Assert.Equal(project.SourceFiles(), desktop);
        }

        [Fact]
        public void Packages_match_the_references_of_the_managed_code()
        {
            using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "FlipperUpdaterNano.Image.dll"));
            using PEReader pe = new(file);
            MetadataReader reader = pe.GetMetadataReader();
            string[] packaged = [.. new[] { "Hal", "Hal.Native", "Updater" }.SelectMany(name => Named(name).Assemblies)
                .Distinct().Order(StringComparer.Ordinal)];

            Assert.Equal(packaged, reader.AssemblyReferences
                .Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Order(StringComparer.Ordinal));
        }

        [Theory]
        [InlineData("Hal")]
        [InlineData("Hal.Native")]
        [InlineData("Updater")]
        public void A_build_against_packages_uses_exactly_the_referenced_packages_and_compiles_every_file(string name)
        {
            NanoProject project = Named(name);
            JsonElement evaluated = Evaluate(Checkout.Of(project.Folder, name + ".csproj"),
                "-p:UseNanoFrameworkPackages=true", "-getItem:Compile,Reference,PackageDownload");

            Assert.Equal(project.Packages, Identities(evaluated, "PackageDownload")
                .Where(package => package.StartsWith("nanoFramework.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.Equal(project.Assemblies, Identities(evaluated, "Reference").Order(StringComparer.Ordinal));
            Assert.Equal(project.SourceFiles(), Identities(evaluated, "Compile")
                .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        [Fact]
        public void The_hash_of_the_core_library_matches_the_restored_package()
        {
            string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            using JsonDocument restored = JsonDocument.Parse(File.ReadAllText(
                Path.Combine(packages, "nanoframework.corelibrary", "1.17.11", ".nupkg.metadata")));

            Assert.Equal(NanoProject.HashOf("nanoFramework.CoreLibrary"), restored.RootElement.GetProperty("contentHash").GetString());
        }

        [Fact]
        public void The_desktop_solution_contains_no_nanoFramework_project()
        {
            Assert.DoesNotContain(".nfproj", File.ReadAllText(Checkout.Of("FlipperUpdaterNano.sln")), StringComparison.Ordinal);
        }

        [Fact]
        public void The_version_file_contains_the_package_version()
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Checkout.Of("version.json")));

            Assert.Equal(NanoProject.Version, file.RootElement.GetProperty("version").GetString() + ".0");
        }

        private static NanoProject Named(string name)
        {
            return NanoProject.All.Single(project => project.Name == name);
        }

        private static string[] CompileItems(string project) => Identities(Evaluate(project, "-getItem:Compile"), "Compile");

        private static JsonElement Evaluate(params string[] arguments)
        {
            ProgramResult result = new HostProgram("dotnet", ["msbuild", "-nologo", .. arguments]).Run();
            Assert.True(result.IsSuccess, result.Output + result.Error);
            using JsonDocument document = JsonDocument.Parse(result.Output);

            return document.RootElement.Clone();
        }

        private static string[] Identities(JsonElement evaluated, string item) =>
            [.. evaluated.GetProperty("Items").GetProperty(item).EnumerateArray()
                .Select(entry => entry.GetProperty("Identity").GetString()!.Replace('\\', '/'))];
    }
}
