using System.Runtime.Versioning;
using System.Xml.Linq;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests the ./fupd script in a copy of its build inputs, with a substitute for dotnet that counts builds.</summary>
    [SupportedOSPlatform("linux")]
    public sealed class LauncherTests : IDisposable
    {
        private const string CountingDotnet = """
            #!/usr/bin/env bash
            if [[ $1 == build ]]; then
                mkdir -p "$(dirname "$2")/bin/Release/net10.0"
                touch "$(dirname "$2")/bin/Release/net10.0/fupd.dll"
                echo built >>"$BUILDS"
            fi
            """;

        private static readonly string s_root = Checkout.Of();

        private readonly TemporaryFolder _folder = new();
        private int _builds;

        public LauncherTests()
        {
            foreach (string file in Inputs())
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_folder["checkout/" + file])!);
                File.Copy(Path.Combine(s_root, file), _folder["checkout/" + file]);
            }

            File.Copy(Path.Combine(s_root, "fupd"), _folder["checkout/fupd"]);
            Directory.CreateDirectory(_folder["tools"]);
            File.WriteAllText(_folder["tools/dotnet"], CountingDotnet);
            File.SetUnixFileMode(_folder["tools/dotnet"], (UnixFileMode)0b111_101_101);
        }

        // Inputs that earlier versions of the script missed, and one input of each kind.
        private static string[] AllKinds =>
        [
            .. Inputs().GroupBy(Path.GetExtension).Select(kind => kind.Last())
                .Union(["Native/runtime/opcodes.def", "Native/classlib/ClassLibrary.targets", "Directory.Packages.props", "global.json"]),
        ];

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void The_second_start_skips_the_build()
        {
            Assert.Equal(1, BuildsAfterStart());
            Assert.Equal(1, BuildsAfterStart());
        }

        [Fact]
        public void A_changed_input_of_any_kind_triggers_a_build()
        {
            int builds = 1;
            Assert.Equal(builds, BuildsAfterStart());

            foreach (string file in AllKinds)
            {
                // The changed file has the same size and an older time stamp, as after a checkout of another commit.
                File.SetLastWriteTimeUtc(_folder["checkout/" + file], new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));

                builds++;
                Assert.True(BuildsAfterStart() == builds, $"{file} triggers no build, or more than one.");
                Assert.True(BuildsAfterStart() == builds, $"{file} triggers a second build.");
            }
        }

        [Fact]
        public void Added_and_deleted_files_trigger_a_build()
        {
            Assert.Equal(1, BuildsAfterStart());
            File.WriteAllText(_folder["checkout/Host/Fupd/added.txt"], string.Empty);
            Assert.Equal(2, BuildsAfterStart());
            File.Delete(_folder["checkout/Host/Fupd/added.txt"]);
            Assert.Equal(3, BuildsAfterStart());
            File.WriteAllText(_folder["checkout/Directory.Build.targets"], "<Project />");
            Assert.Equal(4, BuildsAfterStart());
        }

        [Fact]
        public void A_moved_checkout_triggers_a_build()
        {
            Assert.Equal(1, BuildsAfterStart());
            Directory.Move(_folder["checkout"], _folder["moved"]);
            Assert.Equal(2, BuildsAfterStart("moved"));
        }

        /// <summary>
        /// The inputs of the Fupd build: all files of its projects, files they include from elsewhere, and MSBuild files at the root.
        /// </summary>
        private static string[] Inputs()
        {
            HashSet<string> files = [.. Directory.EnumerateFiles(s_root, "*.props")];
            files.UnionWith([Path.Combine(s_root, "global.json"), Path.Combine(s_root, ".editorconfig")]);
            HashSet<string> projects = [];
            Queue<string> open = new([Path.Combine(s_root, "Host/Fupd/Fupd.csproj")]);

            while (open.TryDequeue(out string? project))
            {
                if (!projects.Add(project))
                {
                    continue;
                }

                string folder = Path.GetDirectoryName(project)!;
                files.UnionWith(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsSource));

                foreach (string path in Mentioned(project).Select(path => Path.GetFullPath(path, folder)).Where(File.Exists))
                {
                    files.Add(path);

                    if (path.EndsWith(".csproj", StringComparison.Ordinal))
                    {
                        open.Enqueue(path);
                    }
                    else if (path.EndsWith("ClassLibrary.targets", StringComparison.Ordinal))
                    {
                        string library = Path.GetDirectoryName(path)!;
                        Directory.EnumerateFiles(library, "*.csproj", SearchOption.AllDirectories).ToList().ForEach(open.Enqueue);
                    }
                }
            }

            return [.. files.Select(path => Path.GetRelativePath(s_root, path)).Order(StringComparer.Ordinal)];
        }

        private static IEnumerable<string> Mentioned(string project)
        {
            return XDocument.Load(project).Descendants().Attributes()
                .Where(attribute => attribute.Name.LocalName is "Include" or "Project" or "Inputs")
                .SelectMany(attribute => attribute.Value.Split(';'));
        }

        private static bool IsSource(string path)
        {
            return !path.Split('/').Any(part => part is "bin" or "obj");
        }

        private int BuildsAfterStart(string checkout = "checkout")
        {
            ProgramResult start = new HostProgram("bash", _folder[checkout + "/fupd"], "--version")
            {
                Environment =
                {
                    ["PATH"] = _folder["tools"] + ":" + Environment.GetEnvironmentVariable("PATH"),
                    ["BUILDS"] = _folder["builds"],
                },
            }.Run();
            Assert.True(start.IsSuccess, start.Error);
            int builds = File.ReadAllLines(_folder["builds"]).Length;
            Assert.Equal(builds > _builds ? "fupd: building the desktop tool\n" : string.Empty, start.Error);
            _builds = builds;

            return builds;
        }
    }
}
