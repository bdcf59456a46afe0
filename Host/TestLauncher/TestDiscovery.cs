using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>
    /// Finds the tests in their sources at build time. nanoFramework's launcher finds tests by reflection at run time, which requires
    /// member tables in the memory of the device.
    /// </summary>
    public static class TestDiscovery
    {
        /// <summary>Finds the test classes.</summary>
        /// <param name="sources">Path and text of each file.</param>
        /// <returns>The classes, sorted by name.</returns>
        /// <exception cref="InvalidDataException">
        /// A test, setup or cleanup method is not public, is static, has parameters but no data rows, or has data rows but no parameters.
        /// </exception>
        public static IReadOnlyList<TestClassSource> Find(IEnumerable<(string Path, string Text)> sources) =>
            [.. sources
                .SelectMany(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path).GetRoot().DescendantNodes()
                .OfType<ClassDeclarationSyntax>())
                .Where(item => Marks(item, "TestClass").Any())
                .Select(Describe)
                .OrderBy(item => item.Name, StringComparer.Ordinal)];

        private static TestClassSource Describe(ClassDeclarationSyntax item)
        {
            MethodDeclarationSyntax[] methods = [.. item.Members.OfType<MethodDeclarationSyntax>()];
            List<TestCallSource> tests = [];

            foreach (MethodDeclarationSyntax method in methods.Where(method => Marks(method, "TestMethod").Any()
                && !Marks(method, "DataRow").Any()))
            {
                tests.Add(Call(method, false, 0, string.Empty));
            }

            foreach (MethodDeclarationSyntax method in methods)
            {
                tests.AddRange(Marks(method, "DataRow")
                    .Select((row, i) => Call(method, true, i, row.ArgumentList!.Arguments.ToString())));
            }

            return new TestClassSource(
                string.Join('.', item.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(name => name.Name.ToString())
                    .Append(item.Identifier.Text)),
                [.. methods.Where(method => Marks(method, "Setup").Any()).Select(method => Callable(method, false))],
                tests,
                [.. methods.Where(method => Marks(method, "Cleanup").Any()).Select(method => Callable(method, false))]);
        }

        private static TestCallSource Call(MethodDeclarationSyntax method, bool hasRow, int row, string arguments) => new(
            Callable(method, hasRow),
            row,
            arguments,
            method.SyntaxTree.FilePath,
            method.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1);

        private static IEnumerable<AttributeSyntax> Marks(MemberDeclarationSyntax item, string name) =>
            item.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => attribute.Name.ToString() == name);

        private static string Callable(MethodDeclarationSyntax method, bool hasRow)
        {
            bool isPublic = method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.StaticKeyword);

            return isPublic && (method.ParameterList.Parameters.Count > 0) == hasRow
                ? method.Identifier.Text
                : throw new InvalidDataException(
                    $"{method.SyntaxTree.FilePath}: {method.Identifier.Text} must be public, not static, "
                    + $"and have {(hasRow ? "parameters" : "no parameters")}");
        }
    }
}
