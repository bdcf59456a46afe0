using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>
    /// Steps back on the page, one screen at a time, from the end of a complete update. The test does not check the durations, which
    /// bench-studio.sh evaluates.
    /// </summary>
    [Collection(BrowserSuite.Name)]
    public class BackTests(Chromium chromium)
    {
        [Theory]
        [Trait("Figure", "back-mock")]
        [Trait("Figure", "back-chip")]
        [Trait("Figure", "whole-mock")]
        [Trait("Figure", "whole-chip")]
        [InlineData("mock", "complete")]
        [InlineData("chip", "small")]
        public async Task The_screen_before_the_last_is_shown_again(string engine, string scenario)
        {
            bool isMeasured = Environment.GetEnvironmentVariable("STUDIO_BACK") is not null;
            scenario = Environment.GetEnvironmentVariable("STUDIO_BACK") ?? scenario;
            await using StudioPage studio = await StudioPage.Open(chromium, $"scenario={scenario}&on={engine}");
            await studio.Until("off");
            int last = int.Parse((await studio.Text("#screen-number")).Split(' ')[0], CultureInfo.InvariantCulture);
            string time = await studio.Text("#time");
            bool[] end = await studio.Screen();

            // For comparison: opening a link replays the whole run.
            long began = Stopwatch.GetTimestamp();
            if (isMeasured || engine == "mock")
            {
                string link = $"scenario={scenario}&on={engine}&seed=0&at=screen:{last - 1}";
                await studio.Page.EvaluateAsync($"() => {{ location.hash = '{link}'; }}");
                await IsAt(studio, last - 1);
                ReloadTests.Note($"whole-{engine}", began);
                await RunToTheEnd(studio);
            }

            int backs = isMeasured || engine == "mock" ? 3 : 1;
            for (int screen = last - 1; screen > last - 1 - backs; screen--)
            {
                began = Stopwatch.GetTimestamp();
                await studio.Page.ClickAsync("#back");
                await IsAt(studio, screen);
                ReloadTests.Note($"back-{engine}", began);
            }

            await RunToTheEnd(studio);
            Assert.Equal(time, await studio.Text("#time"));
            Assert.Equal(end, await studio.Screen());
        }

        private static Task IsAt(StudioPage studio, int screen) => studio.Until(
            $"document.getElementById('screen-number').textContent === '{screen} / {screen}'"
                + " && document.getElementById('run-state').textContent === 'paused'",
            $"screen {screen}");

        private static async Task RunToTheEnd(StudioPage studio)
        {
            await studio.Page.ClickAsync("#pause");
            await studio.Until("off");
        }
    }
}
