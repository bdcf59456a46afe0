using System.Text.RegularExpressions;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>The natives that C++ sources define: functions whose definitions start their lines, as clang-format leaves them.</summary>
    internal sealed partial class NativeSources
    {
        private readonly HashSet<string> _defined;

        /// <summary>Reads sources.</summary>
        /// <param name="paths">Files, or folders with all their .cpp files.</param>
        public NativeSources(IEnumerable<string> paths)
        {
            _defined = [.. paths
                .SelectMany(path => File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.cpp", SearchOption.AllDirectories))
                .SelectMany(file => Definition().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value)];
        }

        /// <summary>Is the native of an InternalCall defined?</summary>
        /// <param name="method">The InternalCall.</param>
        /// <returns>Whether the sources have a function of its name.</returns>
        public bool Define(MethodNode method) => _defined.Contains(NativeDeclaration.Symbol(method));

        [GeneratedRegex(@"^\w[\w ]* (?:\w+::)*(\w+)\(", RegexOptions.Multiline)]
        private static partial Regex Definition();
    }
}
