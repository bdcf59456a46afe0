using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Architecture.Tests.NanoFramework
{
    /// <summary>
    /// A project for the nanoFramework tools (.nfproj with packages.config) beside a .csproj: the same files, compiled against the
    /// NuGet packages for stock boards. Everything in it follows from this description and from the .cs files of the folder.
    /// </summary>
    internal sealed record NanoProject(
        string Folder, string Name, string AssemblyName, string Guid, string[] Packages, string[] ProjectReferences)
    {
        /// <summary>Versions of the v1 line (docs/reference/nanoframework.md 3.2), and the assembly each package holds.</summary>
        private static readonly Dictionary<string, (string Version, string Assembly)> s_knownPackages = new()
        {
            ["nanoFramework.CoreLibrary"] = ("1.17.11", "mscorlib"),
            ["nanoFramework.System.Text"] = ("1.3.42", "nanoFramework.System.Text"),
            ["nanoFramework.System.Collections"] = ("1.5.75", "nanoFramework.System.Collections"),
            ["nanoFramework.Runtime.Native"] = ("1.7.11", "nanoFramework.Runtime.Native"),
            ["nanoFramework.Hardware.Stm32"] = ("1.10.37", "nanoFramework.Hardware.Stm32"),
            ["nanoFramework.TestFramework"] = ("3.0.80", "nanoFramework.TestFramework"),
        };

        public static NanoProject[] All { get; } =
        [
            new("Hal", "Hal", "FlipperUpdaterNano.Hal", "5D0B5F0E-6E0C-4B0B-9A51-5B6D0B7C3A01",
                ["nanoFramework.CoreLibrary", "nanoFramework.Runtime.Native", "nanoFramework.Hardware.Stm32"], []),
            new("Updater", "Updater", "FlipperUpdaterNano.Updater", "5D0B5F0E-6E0C-4B0B-9A51-5B6D0B7C3A02",
                ["nanoFramework.CoreLibrary", "nanoFramework.System.Text", "nanoFramework.System.Collections"], ["Hal"]),
            new("Tests/OnTarget", "OnTarget", "NFUnitTest", "5D0B5F0E-6E0C-4B0B-9A51-5B6D0B7C3A03",
                [
                    "nanoFramework.CoreLibrary", "nanoFramework.System.Text", "nanoFramework.System.Collections",
                    "nanoFramework.TestFramework",
                ],
                ["Updater", "Hal"]),
        ];

        public bool Exists => Directory.Exists(Checkout.Of(Folder));

        public string ProjectPath => Checkout.Of(Folder, Name + ".nfproj");

        public string PackagesPath => Checkout.Of(Folder, "packages.config");

        public IEnumerable<string> Assemblies => Packages.Select(package => s_knownPackages[package].Assembly);

        /// <summary>The .cs files of the folder, relative to it, in a fixed order.</summary>
        public string[] SourceFiles()
        {
            string root = Checkout.Of(Folder);

            return [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path))
                .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];
        }

        public string ProjectText()
        {
            string up = string.Concat(Folder.Split('/').Select(_ => "..\\"));
            bool isTest = AssemblyName == "NFUnitTest";
            string[] lines =
            [
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                "<Project ToolsVersion=\"Current\" DefaultTargets=\"Build\" xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">",
                "  <PropertyGroup Label=\"Globals\">",
                "    <NanoFrameworkProjectSystemPath>$(MSBuildExtensionsPath)\\nanoFramework\\v1.0\\</NanoFrameworkProjectSystemPath>",
                "  </PropertyGroup>",
                Import("NFProjectSystem.Default.props"),
                .. isTest ? new[] { "  <ItemGroup>", "    <ProjectCapability Include=\"TestContainer\" />", "  </ItemGroup>" } : [],
                "  <PropertyGroup>",
                "    <Configuration Condition=\" '$(Configuration)' == '' \">Debug</Configuration>",
                "    <Platform Condition=\" '$(Platform)' == '' \">AnyCPU</Platform>",
                "    <ProjectTypeGuids>{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}</ProjectTypeGuids>",
                $"    <ProjectGuid>{{{Guid}}}</ProjectGuid>",
                "    <OutputType>Library</OutputType>",
                "    <FileAlignment>512</FileAlignment>",
                "    <RootNamespace>FlipperUpdaterNano</RootNamespace>",
                $"    <AssemblyName>{AssemblyName}</AssemblyName>",
                "    <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>",
                "    <LangVersion>9.0</LangVersion>",
                .. isTest ? new[] { "    <IsTestProject>true</IsTestProject>", "    <TestProjectType>UnitTest</TestProjectType>" } : [],
                "  </PropertyGroup>",
                Import("NFProjectSystem.props"),
                "  <ItemGroup>",
                .. SourceFiles().Select(file => $"    <Compile Include=\"{file.Replace('/', '\\')}\" />"),
                "  </ItemGroup>",
                "  <ItemGroup>",
                .. Packages.SelectMany(package => Reference(package, up)),
                "  </ItemGroup>",
                .. ProjectReferences.Length == 0 ? [] : new[] { "  <ItemGroup>" },
                .. ProjectReferences.Select(name => $"    <ProjectReference Include=\"{up}{name}\\{name}.nfproj\" />"),
                .. ProjectReferences.Length == 0 ? [] : new[] { "  </ItemGroup>" },
                "  <ItemGroup>",
                "    <None Include=\"packages.config\" />",
                "  </ItemGroup>",
                Import("NFProjectSystem.CSharp.targets"),
                "  <ProjectExtensions>",
                "    <ProjectCapabilities>",
                "      <ProjectConfigurationsDeclaredAsItems />",
                "    </ProjectCapabilities>",
                "  </ProjectExtensions>",
                "</Project>",
            ];

            return string.Join('\n', lines) + "\n";
        }

        public string PackagesText()
        {
            IEnumerable<string> packages = Packages.Select(package =>
                $"  <package id=\"{package}\" version=\"{s_knownPackages[package].Version}\" targetFramework=\"netnano1.0\" />");

            return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n{string.Join('\n', packages)}\n</packages>\n";
        }

        private static string Import(string file)
        {
            string path = $"$(NanoFrameworkProjectSystemPath){file}";

            return $"  <Import Project=\"{path}\" Condition=\"Exists('{path}')\" />";
        }

        private static string[] Reference(string package, string up)
        {
            (string version, string assembly) = s_knownPackages[package];

            return
            [
                $"    <Reference Include=\"{assembly}\">",
                $"      <HintPath>{up}packages\\{package}.{version}\\lib\\{assembly}.dll</HintPath>",
                "    </Reference>",
            ];
        }
    }
}
