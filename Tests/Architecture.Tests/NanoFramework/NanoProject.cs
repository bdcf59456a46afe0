using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Architecture.Tests.NanoFramework
{
    /// <summary>
    /// Describes a project for the nanoFramework tools: an .nfproj with packages.config, next to a .csproj. The .nfproj compiles the files
    /// of the .csproj against nanoFramework's NuGet packages, for stock boards. It is generated from this description and the .cs files in
    /// the folder.
    /// </summary>
    internal sealed record NanoProject(
        string Folder, string Name, string AssemblyName, string Guid, string[] Packages, string[] ProjectReferences)
    {
        /// <summary>The version of the packages and assemblies built from the projects.</summary>
        public const string Version = "1.0.0";

        /// <summary>
        /// The assembly with the native methods. The CLR finds a native method by its index among the methods of the assembly.
        /// </summary>
        public const string NativeAssembly = "FlipperUpdaterNano.Hal.Native";

        /// <summary>
        /// The version of the native methods of Hal.Native, incremented when a native method is added, removed or changed.
        /// </summary>
        public const string NativeVersion = "100.0.0.2";

        /// <summary>The public key token of nanoFramework's assemblies.</summary>
        private const string KeyToken = "c07d481e9758c731";

        private const string TestAssembly = "NFUnitTest";

        private static readonly string[] s_otherFolders = ["bin", "obj", "Properties"];

        /// <summary>
        /// The version of each package of the v1 line (docs/reference/nanoframework.md 3.2), the assembly in the package, and the
        /// package's hash as it appears in lock files. The hash of Hardware.Stm32 is unknown.
        /// </summary>
        private static readonly Dictionary<string, (string Version, string Assembly, string? Hash)> s_knownPackages = new()
        {
            ["nanoFramework.CoreLibrary"] = ("1.17.11", "mscorlib",
                "HezzAc0o2XrSGf85xSeD/6xsO6ohF9hX6/iMQ1IZS6Zw6umr4WfAN2Jv0BrPxkaYwzEegJxxZujkHoUIAqtOMw=="),
            ["nanoFramework.System.Text"] = ("1.3.42", "nanoFramework.System.Text",
                "68HPjhersNpssbmEMUHdMw3073MHfGTfrkbRk9eILKbNPFfPFck7m4y9BlAi6DaguUJaeKxgyIojXF3SQrF8/A=="),
            ["nanoFramework.System.Collections"] = ("1.5.75", "nanoFramework.System.Collections",
                "OiMpKo8RWbjZq1594YjdRnOGNN2aT4nowa+ET7scK0frGCux0a8LGaPkG56mmSfBCKzLlVs13LIlla3XLhXaMA=="),
            ["nanoFramework.Hardware.Stm32"] = ("1.10.37", "nanoFramework.Hardware.Stm32", null),
            ["nanoFramework.TestFramework"] = ("3.0.80", "nanoFramework.TestFramework",
                "o2ymxAz6TC6VguKqN6rrGB/L4sVAIJVEut87Hq8MvwEe6P/7JwzX+VB4vKJxEmihCSJs7Z3Yo9Rb8HgIEo8DMg=="),
        };

        public static NanoProject[] All { get; } =
        [
            new("Hal", "Hal", "FlipperUpdaterNano.Hal", "5D0B5F0E-6E0C-4B0B-9A51-5B6D0B7C3A01", ["nanoFramework.CoreLibrary"], []),
            new("Hal/Native", "Hal.Native", NativeAssembly, "5D0B5F0E-6E0C-4B0B-9A51-5B6D0B7C3A04",
                ["nanoFramework.CoreLibrary", "nanoFramework.Hardware.Stm32"], ["Hal"]),
            new("Updater", "Updater", "FlipperUpdaterNano.Updater", "5D0B5F0E-6E0C-4B0B-9A51-5B6D0B7C3A02",
                ["nanoFramework.CoreLibrary", "nanoFramework.System.Text"], ["Hal"]),
            new("Tests/OnTarget", "OnTarget", TestAssembly, "5D0B5F0E-6E0C-4B0B-9A51-5B6D0B7C3A03",
                [
                    "nanoFramework.CoreLibrary", "nanoFramework.System.Text", "nanoFramework.System.Collections",
                    "nanoFramework.TestFramework",
                ],
                ["Updater", "Hal"]),
        ];

        public bool Exists => Directory.Exists(Checkout.Of(Folder));

        public bool IsTest => AssemblyName == TestAssembly;

        public bool HasNatives => AssemblyName == NativeAssembly;

        public string ProjectPath => Checkout.Of(Folder, Name + ".nfproj");

        public IEnumerable<string> Assemblies => Packages.Select(package => s_knownPackages[package].Assembly);

        /// <summary>
        /// Returns the .cs files of the folder, relative to the folder and in a fixed order, without the files of nested projects.
        /// </summary>
        public string[] SourceFiles()
        {
            string root = Checkout.Of(Folder);

            return [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path))
                .Where(path => !s_otherFolders.Contains(path.Split('/')[0]) && !All.Any(project => Contains(project, path)))
                .Order(StringComparer.Ordinal)];
        }

        /// <summary>Returns all generated files with their text.</summary>
        public IEnumerable<(string Path, string Text)> Files()
        {
            yield return (ProjectPath, ProjectText());
            yield return (Checkout.Of(Folder, "packages.config"), PackagesText());
            yield return (Checkout.Of(Folder, "Properties", "AssemblyInfo.cs"), AssemblyInfoText());

            // If a hash is unknown, the tools write the lock file when they restore the project.
            if (Packages.All(package => HashOf(package) != null))
            {
                yield return (Checkout.Of(Folder, "packages.lock.json"), LockText());
            }

            if (!IsTest)
            {
                yield return (Checkout.Of(Folder, AssemblyName + ".nuspec"), NuspecText());
            }
        }

        private bool Contains(NanoProject other, string path) =>
            other != this && $"{Folder}/{path}".StartsWith(other.Folder + "/", StringComparison.Ordinal)
                && other.Folder.Length > Folder.Length;

        private string ProjectText()
        {
            string[] lines =
            [
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                "<Project ToolsVersion=\"Current\" DefaultTargets=\"Build\" xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">",
                "  <PropertyGroup Label=\"Globals\">",
                "    <NanoFrameworkProjectSystemPath>$(MSBuildExtensionsPath)\\nanoFramework\\v1.0\\</NanoFrameworkProjectSystemPath>",
                "  </PropertyGroup>",
                Import("NFProjectSystem.Default.props"),
                .. IsTest ? new[] { "  <ItemGroup>", "    <ProjectCapability Include=\"TestContainer\" />", "  </ItemGroup>" } : [],
                "  <PropertyGroup>",
                .. Properties().Select(line => "    " + line),
                "  </PropertyGroup>",
                Import("NFProjectSystem.props"),
                .. Items(),
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

        private IEnumerable<string> Items()
        {
            string up = string.Concat(Folder.Split('/').Select(_ => "..\\"));

            return
            [
                .. Group(SourceFiles().Append("Properties/AssemblyInfo.cs")
                    .Select(file => $"<Compile Include=\"{file.Replace('/', '\\')}\" />")),
                .. Group(Packages.SelectMany(package => Reference(package, s_knownPackages[package].Assembly, ".dll", up))
                    .Concat(IsTest ? Reference("nanoFramework.TestFramework", "nanoFramework.UnitTestLauncher", ".exe", up) : [])),
                .. Group(ProjectReferences.Select(name => $"<ProjectReference Include=\"{up}{name}\\{name}.nfproj\" />")),
                .. Group(IsTest ? ["<None Include=\"nano.runsettings\" />", "<None Include=\"packages.config\" />"]
                    : ["<None Include=\"packages.config\" />"]),
            ];
        }

        /// <summary>
        /// Returns the properties. NanoFrameworkCode prevents Directory.Build.props, which the project system imports after these
        /// properties, from replacing them with the properties of desktop code.
        /// </summary>
        private string[] Properties() =>
        [
            "<Configuration Condition=\" '$(Configuration)' == '' \">Debug</Configuration>",
            "<Platform Condition=\" '$(Platform)' == '' \">AnyCPU</Platform>",
            "<ProjectTypeGuids>{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}</ProjectTypeGuids>",
            $"<ProjectGuid>{{{Guid}}}</ProjectGuid>",
            "<OutputType>Library</OutputType>",
            "<AppDesignerFolder>Properties</AppDesignerFolder>",
            "<FileAlignment>512</FileAlignment>",
            "<RootNamespace>FlipperUpdaterNano</RootNamespace>",
            $"<AssemblyName>{AssemblyName}</AssemblyName>",
            "<TargetFrameworkVersion>v1.0</TargetFrameworkVersion>",
            "<NanoFrameworkCode>true</NanoFrameworkCode>",
            "<LangVersion>9.0</LangVersion>",
            "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>",
            .. IsTest
                ?
                [
                    "<IsCodedUITest>False</IsCodedUITest>",
                    "<IsTestProject>true</IsTestProject>",
                    "<TestProjectType>UnitTest</TestProjectType>",
                    "<RunSettingsFilePath>$(MSBuildProjectDirectory)\\nano.runsettings</RunSettingsFilePath>",
                ]
                : new[] { $"<DocumentationFile>bin\\$(Configuration)\\{AssemblyName}.xml</DocumentationFile>" },
            .. HasNatives
                ?
                [
                    "<NF_GenerateStubsDirectory>bin\\$(Configuration)\\Stubs</NF_GenerateStubsDirectory>",
                    $"<NF_GenerateSkeletonProjectName>{AssemblyName.Replace('.', '_')}</NF_GenerateSkeletonProjectName>",
                ]
                : Array.Empty<string>(),
        ];

        private string PackagesText()
        {
            IEnumerable<string> packages = Packages.Select(package =>
                $"  <package id=\"{package}\" version=\"{s_knownPackages[package].Version}\" targetFramework=\"netnano1.0\""
                    + (package == "nanoFramework.TestFramework" ? " developmentDependency=\"true\" />" : " />"));

            return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n{string.Join('\n', packages)}\n</packages>\n";
        }

        /// <summary>Returns the hash that NuGet computes for a package file, or null if the hash is unknown.</summary>
        public static string? HashOf(string package) => s_knownPackages[package].Hash;

        private string LockText()
        {
            IEnumerable<string> packages = Packages.Order(StringComparer.Ordinal).Select(package =>
            {
                string version = s_knownPackages[package].Version;

                return $"      \"{package}\": {{\n        \"type\": \"Direct\",\n        \"requested\": \"[{version}, {version}]\",\n"
                    + $"        \"resolved\": \"{version}\",\n        \"contentHash\": \"{HashOf(package)}\"\n      }}";
            });

            return "{\n  \"version\": 1,\n  \"dependencies\": {\n    \".NETnanoFramework,Version=v1.0\": {\n"
                + $"{string.Join(",\n", packages)}\n    }}\n  }}\n}}";
        }

        private string AssemblyInfoText() =>
            "using System.Reflection;\n\n"
            + $"[assembly: AssemblyTitle(\"{AssemblyName}\")]\n"
            + "[assembly: AssemblyCompany(\"FlipperUpdaterNano contributors\")]\n"
            + "[assembly: AssemblyProduct(\"FlipperUpdaterNano\")]\n"
            + "[assembly: AssemblyCopyright(\"MIT License\")]\n"
            + $"[assembly: AssemblyVersion(\"{Version}.0\")]\n"
            + $"[assembly: AssemblyFileVersion(\"{Version}.0\")]\n"
            + (HasNatives ? $"[assembly: AssemblyNativeVersion(\"{NativeVersion}\")]\n" : string.Empty);

        private string NuspecText()
        {
            IEnumerable<string> dependencies = Packages.Select(package => (Id: package, s_knownPackages[package].Version))
                .Concat(ProjectReferences.Select(name => (Id: $"FlipperUpdaterNano.{name}", Version)))
                .Select(item => $"      <dependency id=\"{item.Id}\" version=\"{item.Version}\" />");
            string[] lines =
            [
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                "<package xmlns=\"http://schemas.microsoft.com/packaging/2012/06/nuspec.xsd\">",
                "  <metadata>",
                $"    <id>{AssemblyName}</id>",
                $"    <version>{Version}</version>",
                "    <authors>FlipperUpdaterNano contributors</authors>",
                "    <license type=\"expression\">MIT</license>",
                "    <readme>docs\\README.md</readme>",
                $"    <description>{Name} of FlipperUpdaterNano, for .NET nanoFramework v1.</description>",
                "    <tags>nanoFramework C# netnano netnf flipper</tags>",
                "    <dependencies>",
                .. dependencies,
                "    </dependencies>",
                "  </metadata>",
                "  <files>",
                $"    <file src=\"bin\\Release\\{AssemblyName}.*\" target=\"lib\" exclude=\"**\\*.projbuild\" />",
                "    <file src=\"README.md\" target=\"docs\\\" />",
                "  </files>",
                "</package>",
            ];

            return string.Join('\n', lines) + "\n";
        }

        private static IEnumerable<string> Group(IEnumerable<string> items)
        {
            string[] lines = [.. items.Select(item => "    " + item)];

            return lines.Length == 0 ? [] : [.. lines.Prepend("  <ItemGroup>"), "  </ItemGroup>"];
        }

        private static string Import(string file)
        {
            string path = $"$(NanoFrameworkProjectSystemPath){file}";

            return $"  <Import Project=\"{path}\" Condition=\"Exists('{path}')\" />";
        }

        private static IEnumerable<string> Reference(string package, string assembly, string extension, string up)
        {
            string version = s_knownPackages[package].Version;
            string identity = $"Version={(extension == ".exe" ? "0.0.0" : version)}.0, Culture=neutral, PublicKeyToken={KeyToken}";

            return
            [
                $"<Reference Include=\"{assembly}, {identity}\">",
                "  <SpecificVersion>False</SpecificVersion>",
                $"  <HintPath>{up}packages\\{package}.{version}\\lib\\{assembly}{extension}</HintPath>",
                "  <Private>True</Private>",
                "</Reference>",
            ];
        }
    }
}
