using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests how the page's keys, fields and lists respond to unusual input.</summary>
    [Collection(BrowserSuite.Name)]
    public class PageInputTests(Chromium chromium)
    {
        private const string Refused = "scenario=14-15-the-battery-is-too-low";

        [Fact]
        public async Task When_the_slider_returns_to_its_end_the_page_shows_the_run_again()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:3");
            await studio.Until("paused");

            // A slider that returns to its previous value before it is released raises no change event.
            await studio.Page.EvaluateAsync(
                """
                () => {
                  const slider = document.getElementById('screens');
                  for (const value of ['1', '3']) {
                    slider.value = value;
                    slider.dispatchEvent(new Event('input'));
                  }
                }
                """);
            await studio.Page.ClickAsync("#step");
            await studio.Until("document.getElementById('screen-number').textContent === '4 / 4'", "4 / 4");
        }

        [Fact]
        public async Task Letter_keys_also_work_as_capitals()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:3");
            await studio.Until("paused");
            await studio.Page.Keyboard.PressAsync("Shift+K");
            await studio.Until("off");
        }

        [Theory]
        [InlineData("#speed", "4")]
        [InlineData("#held", "left")]
        public async Task After_a_choice_by_mouse_the_keys_of_the_device_work(string control, string choice)
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.Locator(control).EvaluateAsync(
                """
                (select, choice) => {
                  select.matches = selector => selector !== ':focus-visible' && Element.prototype.matches.call(select, selector);
                  select.focus();
                  select.value = choice;
                  select.dispatchEvent(new Event('change'));
                }
                """,
                choice);
            await studio.Page.Keyboard.PressAsync("Enter");
            await studio.Until("document.getElementById('console').textContent.split('error ').length - 1 === 2", "a second error");
        }

        [Fact]
        public async Task Suggested_faults_show_their_syntax()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            string[][] shown = await studio.Page.EvaluateAsync<string[][]>(
                "() => [...document.getElementById('faults').options].map(option => [option.value, option.label])");

            Assert.NotEmpty(shown);
            Assert.All(shown, fault => Assert.StartsWith($"{fault[0]}: ", fault[1], StringComparison.Ordinal));
        }
    }
}
