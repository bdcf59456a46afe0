using System.Reflection;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Checks that bench-studio.sh lists exactly the figures that the tests measure.</summary>
    public partial class FigureTests
    {
        [Fact]
        public async Task Each_figure_of_the_script_is_measured_by_a_test()
        {
            string script = await File.ReadAllTextAsync(Checkout.Of("bench-studio.sh"));
            IEnumerable<string> wanted = Names().Match(script).Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            IEnumerable<string?> measured = typeof(FigureTests).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .SelectMany(method => method.GetCustomAttributesData())
                .Where(data => data.AttributeType == typeof(TraitAttribute) && "Figure".Equals(data.ConstructorArguments[0].Value))
                .Select(data => data.ConstructorArguments[1].Value as string);

            Assert.Equal(measured.Order(StringComparer.Ordinal), wanted.Order(StringComparer.Ordinal));
        }

        [GeneratedRegex(@"^figures=\((?<names>[^)]*)\)", RegexOptions.Multiline)]
        private static partial Regex Names();
    }
}
