using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests what the page shows besides its controls.</summary>
    [Collection(BrowserSuite.Name)]
    public class PageTests(Chromium chromium)
    {
        private const string IsAtEnd =
            "(console => console.scrollTop > 0 && console.scrollTop + console.clientHeight > console.scrollHeight - 20)"
            + "(document.getElementById('console'))";

        [Fact]
        public async Task The_current_stage_is_named_and_explained()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:8");
            await studio.Until("paused");
            string[] stage = (await studio.Text("#stage")).Split(", ");

            Assert.Matches("^[0-9]+ [A-Z]", stage[0]);
            Assert.Matches("^[0-9]+ %$", stage[1]);
            Assert.StartsWith(stage[0], await studio.Text("#stages .on"), StringComparison.Ordinal);
            Assert.EndsWith(".", await studio.Text("#why"), StringComparison.Ordinal);

            string[] about = await studio.Page.EvaluateAsync<string[]>("async () => (await import('./stages.js')).about");
            Assert.Equal(StageCatalog.Last, about.Length - 1);
            Assert.All(about[1..], sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        }

        [Fact]
        public async Task The_stage_that_failed_is_named()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=14-15-the-battery-is-too-low");
            await studio.Until("waiting");

            Assert.Equal("14 Checking power, 15 %", await studio.Text("#stage"));
        }

        // An open page redraws only what has changed, whereas a page opened later is built from scratch.
        [Fact]
        public async Task A_page_opened_later_shows_the_same_state()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=power-loss");
            await studio.Until("document.getElementById('console').textContent.endsWith('done\\n')", "done");
            await studio.Until("off");
            string[] followed = await Parts(studio);
            await studio.Page.ReloadAsync();
            await studio.Until("off");

            Assert.Equal(await Parts(studio), followed);
            Assert.Contains("<li class=\"new\"", followed[0], StringComparison.Ordinal);
        }

        [Fact]
        public async Task The_console_follows_the_run_unless_it_is_scrolled_up()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:30");
            await studio.Until("paused");
            await studio.Until(IsAtEnd, "the end of the console");
            await studio.Page.EvaluateAsync("() => { document.getElementById('console').scrollTop = 0; }");
            await studio.Page.ClickAsync("#step");
            await studio.Until("document.getElementById('screen-number').textContent === '31 / 31'", "the next screen");
            Assert.Equal(0, await studio.Page.EvaluateAsync<int>("() => document.getElementById('console').scrollTop"));

            await studio.Page.EvaluateAsync("() => { document.getElementById('console').scrollTop = 1e6; }");
            await studio.Page.ClickAsync("#pause");
            await studio.Until("off");
            await studio.Until(IsAtEnd, "the end of the console");
        }

        [Fact]
        public async Task A_view_without_a_golden_image_is_not_counted_as_different()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=14-15-the-battery-is-too-low");
            string summary = await studio.Page.EvaluateAsync<string>(
                """
                async () => {
                  const { drawGallery } = await import('./gallery.js');
                  const summary = document.createElement('output');
                  const pixels = btoa('\0'.repeat(1024));
                  drawGallery(document.createElement('div'), summary, [['old', '', pixels, pixels], ['added', '', pixels, null]], false);
                  return summary.textContent;
                }
                """);

            Assert.Equal("2 views, 0 differ from their golden image, 1 without one", summary);
        }

        private static async Task<string[]> Parts(StudioPage studio) => await studio.Page.EvaluateAsync<string[]>(
            "() => ['card', 'log', 'console', 'timeline', 'stages', 'flash-legend', 'stage', 'why']"
            + ".map(id => document.getElementById(id).innerHTML.replaceAll(' class=\"\"', ''))");
    }
}
