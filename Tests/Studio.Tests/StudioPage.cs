using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Studio.Server;
using FlipperUpdaterNano.Studio.Session;
using Microsoft.Playwright;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>A studio and a browser page that shows it. Errors in the page's console fail the test when the page is closed.</summary>
    internal sealed class StudioPage : IAsyncDisposable
    {
        private readonly List<string> _errors = [];
        private readonly StudioServer _server;

        private StudioPage(StudioServer server, IPage page)
        {
            _server = server;
            Page = page;
        }

        /// <summary>Gets the page.</summary>
        public IPage Page { get; }

        /// <summary>Gets the studio.</summary>
        public StudioServer Server => _server;

        /// <summary>Starts a studio and opens its page.</summary>
        /// <param name="chromium">The suite's browser; the page is opened in a new tab.</param>
        /// <param name="link">The scenario and position to open: the part of a link after the <c>#</c>.</param>
        /// <param name="sources">Folder of the sources that the studio watches; <see langword="null"/> for none.</param>
        /// <param name="speed">Ratio of device time to wall-clock time; 0 for unlimited speed.</param>
        /// <param name="script">JavaScript that the browser executes before the page's own; <see langword="null"/> for none.</param>
        /// <returns>The page.</returns>
        public static async Task<StudioPage> Open(
            Chromium chromium, string link, string? sources = null, string speed = "0", string? script = null)
        {
            // On the emulator the image is linked from these sources as if they were the checkout's.
            SessionLink first = SessionLink.Parse(link);
            StudioHost host = new(new StudioCatalog(null, null), sources: sources);
            if (sources != null && first.IsChip)
            {
                // A change before the trial link would make the studio build the image from the checkout instead of these sources.
                host.PrepareBuild();
            }

            StudioServer server = new(host, first, sources, first.IsChip, 0);
            server.Session.Current.Hold.Hurry(double.Parse(speed, System.Globalization.CultureInfo.InvariantCulture));
            IPage page = await chromium.Browser.NewPageAsync(new BrowserNewPageOptions
            {
                ViewportSize = new ViewportSize { Width = 1500, Height = 1000 },
            });
            StudioPage studio = new(server, page);
            page.Console += (_, message) => studio.Note(message.Type == "error", message.Text);
            page.PageError += (_, message) => studio.Note(true, message);
            page.SetDefaultTimeout((float)Limit.Wait.TotalMilliseconds);
            if (script != null)
            {
                await page.AddInitScriptAsync(script);
            }

            await page.GotoAsync(server.Address);
            return studio;
        }

        /// <summary>Waits until the run is in the given state.</summary>
        /// <param name="state">The state's name as the page shows it.</param>
        /// <returns>Completes when the state is reached; fails after the page's time-out.</returns>
        public Task Until(string state) => Until($"document.getElementById('run-state').textContent === '{state}'", state);

        /// <summary>Waits until a condition is true in the page.</summary>
        /// <param name="condition">The condition, in JavaScript.</param>
        /// <param name="what">Name of the condition for the failure message.</param>
        /// <returns>Completes when the condition is true; fails after the page's time-out.</returns>
        public async Task Until(string condition, string what)
        {
            try
            {
                await Page.WaitForFunctionAsync($"() => {condition}");
            }
            catch (TimeoutException)
            {
                string[] shown = [await Text("#run-state"), await Text("#why"), await Text("#notice"), await Text("#screen-number")];
                Assert.Fail($"The page did not show '{what}': {string.Join(" | ", shown)}");
            }
        }

        /// <summary>Reads the text of an element.</summary>
        /// <param name="selector">CSS selector of the element.</param>
        /// <returns>The element's text, which may be empty.</returns>
        public async Task<string> Text(string selector) => await Page.TextContentAsync(selector) ?? string.Empty;

        /// <summary>Reads the screen from the canvas.</summary>
        /// <returns>The dark pixels, row by row.</returns>
        public async Task<bool[]> Screen()
        {
            string points = await Page.EvaluateAsync<string>(
                """
                () => {
                  const { data } = document.getElementById('screen').getContext('2d').getImageData(0, 0, 128, 64);
                  return Array.from({ length: 128 * 64 }, (_, at) => data[at * 4] === 0x11 ? '#' : '.').join('');
                }
                """);
            return [.. points.Select(point => point == '#')];
        }

        public async ValueTask DisposeAsync()
        {
            await Page.CloseAsync();
            _server.Dispose();
            Assert.Empty(_errors);
        }

        private void Note(bool isError, string text)
        {
            if (isError)
            {
                _errors.Add(text);
            }
        }
    }
}
