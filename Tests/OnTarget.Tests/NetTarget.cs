using System.Reflection;
using System.Runtime.Loader;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.TestLauncher;
using FlipperUpdaterNano.VirtualFlipper;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FlipperUpdaterNano.OnTarget.Tests
{
    /// <summary>The tests in this process, over a virtual Flipper.</summary>
    internal static class NetTarget
    {
        public static string Run()
        {
            TestDevice.Current = new MockDevice(VirtualDevice.CreateDefault());

            return Run("AllTests", OnTargetImage.Launcher(OnTargetImage.Tests()));
        }

        /// <summary>
        /// Compiles a launcher, with tests of its own where they are no part of Tests/OnTarget, and returns what it prints.
        /// </summary>
        public static string Run(string assembly, IEnumerable<(string Path, string Text)> sources)
        {
            MethodInfo run = Compile(assembly, sources).GetType("FlipperUpdaterNano.OnTarget.Image.AllTests")!.GetMethod("Run")!;
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
