using FlipperUpdaterNano.HostPrograms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// Checks that placeholders and arguments agree at each call of <c>MessageFormat.Of</c>. The placeholder <c>@</c> takes the name, which
    /// is always the second argument regardless of order; <c>#</c>, <c>~</c> and <c>$</c> take one number each. If a call selects between
    /// patterns, one of them must use all arguments.
    /// </summary>
    public class MessageFormatTests
    {
        // The current number of calls; if the search finds fewer, it misses some.
        private const int LeastCalls = 60;

        [Fact]
        public void Placeholders_and_arguments_agree_at_every_call()
        {
            CSharpCompilation compilation = Compile(
                [.. RepositoryFiles.Tracked()
                    .Where(file => file.EndsWith(".cs", StringComparison.Ordinal)
                        && (file.StartsWith("Hal/", StringComparison.Ordinal) || file.StartsWith("Updater/", StringComparison.Ordinal)))
                    .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(Checkout.Of(file)), path: file))]);

            (int calls, List<string> faults) = Check(compilation);

            Assert.True(faults.Count == 0, string.Join('\n', faults));
            Assert.True(calls >= LeastCalls, $"only {calls} calls found");
        }

        [Theory]
        [InlineData("\"Page #: @\", \"a\", 1", 0)]
        [InlineData("\"Page #\", 1", 0)]
        [InlineData("b ? \"# ms, done\" : \"# ms\", 1", 0)]
        [InlineData("b ? \"@\" : \"@ (~)\", \"a\", 1", 0)]
        [InlineData("\"# #\" + Text, 1, 2", 0)]
        [InlineData("\"# and #\", null, 1, 2", 0)]
        [InlineData("\"Page #: #\", 1", 1)]
        [InlineData("\"Page #\", 1, 2", 1)]
        [InlineData("\"Page #: @\", 1", 1)]
        [InlineData("\"Page #\", \"a\", 1", 1)]
        [InlineData("\"# @\", null, 1", 1)]
        [InlineData("b ? \"# ms\" : \"# of # ms\", 1", 1)]
        [InlineData("other, 1", 1)]
        public void A_planted_mismatch_is_found(string arguments, int faults)
        {
            const string Format = """
                static class MessageFormat
                {
                    public static string Of(string pattern, int number) => pattern;
                    public static string Of(string pattern, int first, int second) => pattern;
                    public static string Of(string pattern, string name, int first = 0, int second = 0) => pattern;
                    public static string Of(string pattern, string name, int first, int second, int third) => pattern;
                }
                """;
            string call = $"class A {{ const string Text = \" of it\"; string M(bool b, string other) => MessageFormat.Of({arguments}); }}";

            (int calls, List<string> found) = Check(Compile([CSharpSyntaxTree.ParseText(Format), CSharpSyntaxTree.ParseText(call)]));

            Assert.Equal(1, calls);
            Assert.Equal(faults, found.Count);
        }

        private static CSharpCompilation Compile(SyntaxTree[] trees)
        {
            return CSharpCompilation.Create("Calls", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        }

        private static (int Calls, List<string> Faults) Check(CSharpCompilation compilation)
        {
            int calls = 0;
            List<string> faults = [];
            foreach (SyntaxTree tree in compilation.SyntaxTrees)
            {
                SemanticModel model = compilation.GetSemanticModel(tree);
                foreach (InvocationExpressionSyntax call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                    .Where(call => call.Expression.ToString() == "MessageFormat.Of"))
                {
                    calls++;
                    if (Fault(call, model) is string fault)
                    {
                        FileLinePositionSpan place = tree.GetLineSpan(call.Span);
                        faults.Add($"{place.Path}:{place.StartLinePosition.Line + 1}: {fault}: {call}");
                    }
                }
            }

            return (calls, faults);
        }

        private static string? Fault(InvocationExpressionSyntax call, SemanticModel model)
        {
            ArgumentSyntax[] arguments = [.. call.ArgumentList.Arguments];
            bool takesName = arguments.Length > 1
                && (IsNull(arguments[1]) || model.GetTypeInfo(arguments[1].Expression).Type?.SpecialType == SpecialType.System_String);
            bool hasName = takesName && !IsNull(arguments[1]);
            int numbers = arguments.Length - (takesName ? 2 : 1);
            string?[] patterns = [.. Patterns(arguments[0].Expression).Select(pattern => model.GetConstantValue(pattern).Value as string)];
            if (patterns.Contains(null))
            {
                return "the pattern is not a constant";
            }

            // With several patterns, one may omit arguments that another uses.
            int marks = patterns.Max(pattern => pattern!.Count(mark => "#~$".Contains(mark)));
            bool hasMark = patterns.Any(pattern => pattern!.Contains('@'));

            return marks != numbers ? $"{marks} number placeholders, {numbers} numbers"
                : hasMark != hasName ? (hasName ? "a name without a placeholder" : "a placeholder without a name")
                : null;
        }

        private static bool IsNull(ArgumentSyntax argument)
        {
            return argument.Expression.IsKind(SyntaxKind.NullLiteralExpression);
        }

        private static IEnumerable<ExpressionSyntax> Patterns(ExpressionSyntax expression)
        {
            return expression switch
            {
                ParenthesizedExpressionSyntax inner => Patterns(inner.Expression),
                ConditionalExpressionSyntax choice => Patterns(choice.WhenTrue).Concat(Patterns(choice.WhenFalse)),
                _ => [expression],
            };
        }
    }
}
