using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>The tests that share one browser.</summary>
    [CollectionDefinition(Name)]
    public sealed class BrowserSuite : ICollectionFixture<Chromium>
    {
        public const string Name = "browser";
    }
}
