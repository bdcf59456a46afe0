using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>The sources of a compilation, read from folders. Unchanged files are not parsed again.</summary>
    /// <param name="compilation">A compilation without sources, to which the sources are added.</param>
    /// <param name="options">Options of the C# parser.</param>
    /// <param name="folders">The folders; paths in errors are relative to them.</param>
    internal sealed class SourceTrees(CSharpCompilation compilation, CSharpParseOptions options, params string[] folders)
    {
        private readonly Dictionary<string, (DateTime Stamp, SyntaxTree Tree)> _trees = [];
        private CSharpCompilation _compilation = compilation;

        /// <summary>Reads the current content of the folders.</summary>
        /// <returns>The compilation with these sources.</returns>
        // Because an editor may replace a file in several steps, a file that is missing at this moment is treated as deleted until the
        // folder changes again.
        public CSharpCompilation Read()
        {
            HashSet<string> files = [];
            foreach (string folder in folders)
            {
                foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
                {
                    string path = Path.GetRelativePath(folder, file);
                    if (!path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Properties"))
                    {
                        files.Add(file);
                        Update(file, path);
                    }
                }
            }

            foreach (string gone in _trees.Keys.Except(files).ToArray())
            {
                _compilation = _compilation.RemoveSyntaxTrees(_trees[gone].Tree);
                _trees.Remove(gone);
            }

            return _compilation;
        }

        private void Update(string file, string path)
        {
            DateTime stamp = File.GetLastWriteTimeUtc(file);
            if (_trees.TryGetValue(file, out (DateTime Stamp, SyntaxTree Tree) known) && known.Stamp == stamp)
            {
                return;
            }

            SourceText text = SourceText.From(File.ReadAllText(file), System.Text.Encoding.UTF8);
            SyntaxTree tree = CSharpSyntaxTree.ParseText(text, options, path);
            _compilation = known.Tree == null ? _compilation.AddSyntaxTrees(tree) : _compilation.ReplaceSyntaxTree(known.Tree, tree);
            _trees[file] = (stamp, tree);
        }
    }
}
