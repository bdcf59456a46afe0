using System.Text.RegularExpressions;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Finds the natives that C++ sources define: functions whose definitions start in column 1, as formatted by clang-format.
    /// </summary>
    internal sealed partial class NativeSources
    {
        private readonly HashSet<string> _defined;

        /// <summary>Reads the sources.</summary>
        /// <param name="paths">C++ files, or folders whose .cpp files are all read, including those in subfolders.</param>
        public NativeSources(IEnumerable<string> paths)
        {
            _defined = [.. paths
                .SelectMany(path => File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.cpp", SearchOption.AllDirectories))
                .SelectMany(file => Definition().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value)];
        }

        /// <summary>Returns whether the native of an InternalCall is defined.</summary>
        /// <returns>True if the sources define a function with the native's name.</returns>
        public bool Define(MethodNode method) => _defined.Contains(NativeDeclaration.Symbol(method));

        [GeneratedRegex(@"^\w[\w ]* (?:\w+::)*(\w+)\(", RegexOptions.Multiline)]
        private static partial Regex Definition();
    }
}
