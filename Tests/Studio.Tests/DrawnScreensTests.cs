using System.Globalization;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Follows an update at full speed in the page. The test does not judge the rate; bench.sh does.</summary>
    [Collection(BrowserSuite.Name)]
    public class DrawnScreensTests(Chromium chromium)
    {
        // Samples once per animation frame of the browser: the second, the number of screens, and the device time in milliseconds.
        private const string Look =
            """
            () => {
              const screens = document.getElementById('screens');
              const time = document.getElementById('time');
              const began = performance.now();
              window.looks = [];
              const look = () => {
                window.looks.push(
                  Math.floor((performance.now() - began) / 1000), Number(screens.max), Math.round(parseFloat(time.textContent) * 1000));
                requestAnimationFrame(look);
              };
              look();
            }
            """;

        [Fact]
        public async Task The_page_follows_the_run()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=release&at=screen:3");
            await studio.Until("paused");
            await studio.Page.EvaluateAsync(Look);
            await studio.Page.ClickAsync("#pause");
            await studio.Until("off");
            int[] numbers = await studio.Page.EvaluateAsync<int[]>("() => window.looks");
            int last = int.Parse((await studio.Text("#screen-number")).Split(' ')[0], CultureInfo.InvariantCulture);

            Looked[] looks = [.. numbers.Chunk(3).Select(look => new Looked(look[0], look[1], look[2]))];
            Assert.Equal(looks.OrderBy(look => look.Milliseconds), looks);
            Assert.Equal(last, looks[^1].Screen);
            Note(looks);
        }

        // Notes for each whole second in which the run continued: the number of different device times that were drawn, and the number of
        // animation frames.
        private static void Note(Looked[] looks)
        {
            if (Environment.GetEnvironmentVariable("STUDIO_FIGURES") is not { } file)
            {
                return;
            }

            int end = looks.First(look => look.Milliseconds == looks[^1].Milliseconds).Second;
            foreach (IGrouping<int, Looked> second in looks.GroupBy(look => look.Second).Where(second => second.Key < end))
            {
                int drawn = second.Select(look => look.Milliseconds).Distinct().Count();
                File.AppendAllText(file, $"drawn {drawn}\npictures {second.Count()}\n");
            }
        }

        private sealed record Looked(int Second, int Screen, int Milliseconds);
    }
}
