using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests.NanoFramework
{
    /// <summary>The nanoFramework projects beside the .csproj ones. tools/sync-nfproj.sh writes them anew.</summary>
    public class NanoProjectTests
    {
        private const string Remedy = "run tools/sync-nfproj.sh and commit the result";

        public static TheoryData<string> Projects => [.. NanoProject.All.Where(project => project.Exists).Select(project => project.Name)];

        [Theory]
        [MemberData(nameof(Projects))]
        public void Project_for_the_nanoFramework_tools_lists_just_the_files_of_its_folder(string name)
        {
            NanoProject project = Named(name);

            if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
            {
                File.WriteAllText(project.ProjectPath, project.ProjectText());
                File.WriteAllText(project.PackagesPath, project.PackagesText());
            }

            Assert.True(File.Exists(project.ProjectPath), $"{project.ProjectPath} is missing: {Remedy}");
            Assert.True(File.ReadAllText(project.ProjectPath) == project.ProjectText(), $"{project.ProjectPath} is out of date: {Remedy}");
            Assert.True(
                File.ReadAllText(project.PackagesPath) == project.PackagesText(), $"{project.PackagesPath} is out of date: {Remedy}");
        }

        [Theory]
        [InlineData("Hal")]
        [InlineData("Updater")]
        [InlineData("OnTarget")]
        public void Desktop_project_compiles_the_same_files_but_those_that_need_the_chip(string name)
        {
            NanoProject project = Named(name);
            string[] desktop = [.. CompileItems(Checkout.Of(project.Folder, name + ".csproj"))
                .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];
            string[] device = [.. project.SourceFiles().Where(file => !file.StartsWith("Native/", StringComparison.Ordinal))];

            Assert.Equal(device, desktop);
        }

        [Fact]
        public void Packages_hold_every_assembly_that_the_managed_code_references()
        {
            using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "FlipperUpdaterNano.Image.dll"));
            using PEReader pe = new(file);
            MetadataReader reader = pe.GetMetadataReader();
            string[] packaged = [.. Named("Hal").Assemblies.Concat(Named("Updater").Assemblies)];

            Assert.All(
                reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)),
                assembly => Assert.Contains(assembly, packaged));
        }

        [Theory]
        [MemberData(nameof(Projects))]
        public void Solution_builds_it_only_in_the_nanoFramework_configuration(string name)
        {
            NanoProject project = Named(name);
            string guid = $"{{{project.Guid}}}";
            string[] lines = File.ReadAllLines(Checkout.Of("FlipperUpdaterNano.sln"));
            string path = $"{project.Folder.Replace('/', '\\')}\\{project.Name}.nfproj";

            Assert.Contains(lines, line => line.Contains("{11A8DD76-328B-46DF-9F39-F559912D0360}", StringComparison.Ordinal) &&
                line.Contains(path, StringComparison.Ordinal) && line.Contains(guid, StringComparison.Ordinal));
            string[] built = [.. lines.Where(line => line.Contains(guid, StringComparison.Ordinal) &&
                (line.Contains(".Build.0", StringComparison.Ordinal) || line.Contains(".Deploy.0", StringComparison.Ordinal)))];
            Assert.NotEmpty(built);
            Assert.All(built, line => Assert.Contains("nanoFramework|", line, StringComparison.Ordinal));
        }

        private static NanoProject Named(string name)
        {
            return NanoProject.All.Single(project => project.Name == name);
        }

        private static IEnumerable<string> CompileItems(string project)
        {
            ProgramResult result = new HostProgram("dotnet", "msbuild", project, "-getItem:Compile", "-nologo").Run();
            Assert.True(result.IsSuccess, result.Output + result.Error);
            using JsonDocument items = JsonDocument.Parse(result.Output);

            return [.. items.RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))];
        }
    }
}
