using FlipperUpdaterNano.Updater.Errors;
using Microsoft.Playwright;
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
            Assert.Matches("^Error 14-15(: [^.]+)?\\. The updater is waiting", await studio.Text("#why"));
        }

        [Theory]
        [InlineData(420)]
        [InlineData(320)]
        public async Task The_gallery_fits_into_a_narrow_window(int width)
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Page.SetViewportSizeAsync(width, 800);
            await studio.Page.ClickAsync("#tab-gallery");
            await studio.Until("/views, 0 differ/.test(document.getElementById('gallery-summary').textContent)", "golden images");

            int[] widths = await studio.Page.EvaluateAsync<int[]>(
                "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
            Assert.Equal(widths[1], widths[0]);
        }

        [Theory]
        [InlineData(1500)]
        [InlineData(320)]
        public async Task The_regions_of_the_flash_are_named(int width)
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Page.SetViewportSizeAsync(width, 800);
            await studio.Until("off");
            string[] listed = await studio.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('#flash-regions li')].map(item => item.textContent)");

            Assert.Equal(
                [
                    "firmware: pages 0–12, 52 KiB, 13 new", "settings (/int): pages 13–236, 896 KiB, 2 old, 6 new, 216 erased",
                    "resume stub, not in use: page 237, 4 KiB", "settings (/int): page 238, 4 KiB, 1 erased",
                    "radio stack (CPU2): pages 239–243, 20 KiB", "FUS (CPU2): pages 244–255, 48 KiB",
                ],
                listed);

            // A name that does not fit is cut off after the region's number; the list shows the name for each number.
            string[] labels = await studio.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('#flash-labels span')].filter(label => label.scrollWidth <= label.clientWidth)
                  .map(label => label.textContent)
                """);
            Assert.Contains("1 firmware", labels);
            Assert.Contains("2 settings (/int)", labels);
        }

        [Fact]
        public async Task The_button_that_continues_the_run_is_marked()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:8");
            await studio.Until("paused");
            Assert.Equal("pause", await Marked(studio));
            await studio.Page.ClickAsync("#power");
            await studio.Until("off");
            Assert.Equal("power", await Marked(studio));
            await studio.Page.ClickAsync("#pause");
            await studio.Page.ClickAsync("#power");
            await studio.Until("document.getElementById('console').textContent.endsWith('done\\n')", "done");
            await studio.Until("off");
            Assert.Equal(string.Empty, await Marked(studio));
        }

        [Fact]
        public async Task The_console_names_each_stage_where_it_begins()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Until("off");
            string console = await studio.Text("#console");
            string[] lines = [.. console.Split('\n').Where(line => line.Contains("stage 3 ", StringComparison.Ordinal))];

            Assert.EndsWith("stage 3 0 % Writing flash", lines[0], StringComparison.Ordinal);
            Assert.All(lines[1..], line => Assert.Matches("stage 3 [0-9]+$", line));
        }

        [Fact]
        public async Task Overall_progress_and_the_cause_of_the_boot_are_shown()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:2");
            await studio.Until("paused");
            Assert.Equal("power", await studio.Text("#cause"));

            await studio.Page.ClickAsync("#pause");
            await studio.Until("off");
            Assert.Equal("100 %", await studio.Text("#overall"));
            Assert.StartsWith("a reset ", await studio.Text("#cause"), StringComparison.Ordinal);
            await studio.Page.ClickAsync("#back");
            await studio.Until("paused");
            string last = (await studio.Text("#console")).Split('\n').Last(line => line.Contains("overall ", StringComparison.Ordinal));
            Assert.Equal($"{last.Split("overall ")[1]} %", await studio.Text("#overall"));
        }

        [Fact]
        public async Task Each_stage_has_its_own_colour()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=14-15-the-battery-is-too-low");
            string[] colours = await studio.Page.EvaluateAsync<string[]>(
                "async last => { const { colourOf } = await import('./timeline.js');"
                + " return Array.from({ length: last }, (_, at) => colourOf(at + 1)); }",
                StageCatalog.Last);

            Assert.Equal(StageCatalog.Last, colours.Distinct().Count());
        }

        // WCAG 2.2, criterion 1.4.3: a contrast ratio of at least 4.5:1.
        [Theory]
        [InlineData(ColorScheme.Light)]
        [InlineData(ColorScheme.Dark)]
        public async Task Text_contrasts_with_its_background(ColorScheme scheme)
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=power-loss");
            await studio.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await studio.Until("off");
            string[] faint = await studio.Page.EvaluateAsync<string[]>(
                """
                () => {
                  const rgb = colour => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
                  const light = colour => rgb(colour).map(part => part / 255)
                    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
                  document.body.style.background = 'Canvas';
                  const ground = light(getComputedStyle(document.body).backgroundColor);
                  const contrast = element => (([low, high]) => (high + 0.05) / (low + 0.05))(
                    [light(getComputedStyle(element).color), ground].sort((left, right) => left - right));
                  return ['small', 'dt', '#flash-labels span', '.tree .new', '.tree .gone', 'pre .time']
                    .map(selector => `${selector} ${contrast(document.querySelector(selector)).toFixed(1)}`)
                    .filter(text => Number(text.split(' ').at(-1)) < 4.5);
                }
                """);

            Assert.Empty(faint);
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

        private static Task<string> Marked(StudioPage studio) =>
            studio.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('.next')].map(item => item.id).join()");

        private static async Task<string[]> Parts(StudioPage studio) => await studio.Page.EvaluateAsync<string[]>(
            "() => ['card', 'log', 'console', 'timeline', 'stages', 'flash-legend', 'stage', 'why']"
            + ".map(id => document.getElementById(id).innerHTML.replaceAll(' class=\"\"', ''))");
    }
}
