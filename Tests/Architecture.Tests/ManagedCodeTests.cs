using FlipperUpdaterNano.ApiCheck;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    public class ManagedCodeTests
    {
        private static readonly string[] s_own = ["FlipperUpdaterNano.Hal", "FlipperUpdaterNano.Updater"];

        [Theory]
        [InlineData("FlipperUpdaterNano.Hal")]
        [InlineData("FlipperUpdaterNano.Updater")]
        [InlineData("FlipperUpdaterNano.Image")]
        [InlineData("FlipperUpdaterNano.OnTarget")]
        public void Managed_code_stays_within_nanoFramework_v1(string assembly)
        {
            using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
            IReadOnlyList<string> violations = ManagedCodeChecker.Check(file, ApiList.LoadAll(), s_own);

            Assert.True(violations.Count == 0, $"{assembly} is not nanoFramework v1 code:\n{string.Join('\n', violations)}");
        }
    }
}
