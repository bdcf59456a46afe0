using System.Reflection;
using System.Runtime.Loader;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>Runs the tests in this process on a virtual Flipper.</summary>
    public static class NetTarget
    {
        private const string Launcher = "FlipperUpdaterNano.OnTarget.Image.AllTests";
        private const string Device = "FlipperUpdaterNano.OnTarget.TestDevice";

        /// <summary>Runs all tests.</summary>
        /// <returns>The output of the tests.</returns>
        public static string Run()
        {
            Assembly tests = Compile(
                $"OnTargetTests{Guid.NewGuid():N}", [.. OnTargetImage.Sources(), .. OnTargetImage.Launcher(OnTargetImage.Tests())]);
            tests.GetType(Device)!.GetProperty("Current")!.SetValue(null, new MockDevice(VirtualDevice.CreateDefault()));

            return Run(tests);
        }

        /// <summary>Compiles a launcher with tests that are not part of Tests/OnTarget, and runs it.</summary>
        /// <param name="assembly">Name of the assembly, which must be unique in this process.</param>
        /// <param name="sources">Path and text of each file.</param>
        /// <returns>The output of the tests.</returns>
        public static string Run(string assembly, IEnumerable<(string Path, string Text)> sources) => Run(Compile(assembly, sources));

        private static string Run(Assembly tests)
        {
            MethodInfo run = tests.GetType(Launcher)!.GetMethod("Run")!;
            TextWriter console = Console.Out;
            using StringWriter output = new() { NewLine = "\n" };

            try
            {
                Console.SetOut(output);
                run.Invoke(null, null);
            }
            finally
            {
                Console.SetOut(console);
            }

            return output.ToString();
        }

        private static Assembly Compile(string name, IEnumerable<(string Path, string Text)> sources)
        {
            string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
            CSharpCompilation compilation = CSharpCompilation.Create(
                name,
                sources.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)),
                platform.Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            using MemoryStream output = new();
            EmitResult result = compilation.Emit(output);

            if (!result.Success)
            {
                throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
            }

            output.Position = 0;

            return AssemblyLoadContext.Default.LoadFromStream(output);
        }
    }
}
