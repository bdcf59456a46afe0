using Microsoft.Playwright;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>One headless Chromium for the suite. tools/setup.sh installs Debian's package; the tests download nothing.</summary>
    public sealed class Chromium : IAsyncLifetime
    {
        /// <summary>A name that this browser resolves to the loopback address, as in a DNS rebinding attack.</summary>
        public const string ForeignName = "foreign.example";

        private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        private IPlaywright? _playwright;

        /// <summary>Gets the browser.</summary>
        public IBrowser Browser { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _playwright = await Playwright.CreateAsync();
            Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = s_places.FirstOrDefault(File.Exists)
                    ?? throw new InvalidOperationException("Chromium is not installed; run tools/setup.sh."),
                Args = [$"--host-resolver-rules=MAP {ForeignName} 127.0.0.1"],
                ChromiumSandbox = Environment.UserName != "root",
            });
        }

        public async Task DisposeAsync()
        {
            await Browser.DisposeAsync();
            _playwright?.Dispose();
        }
    }
}
