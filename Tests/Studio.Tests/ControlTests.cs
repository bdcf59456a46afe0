using System.Globalization;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Microsoft.Playwright;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Checks that every control listed in docs/STUDIO.md has the described effect.</summary>
    [Collection(BrowserSuite.Name)]
    public partial class ControlTests(Chromium chromium)
    {
        private const string Waiting = "scenario=waiting-for-card";
        private const string Refused = "scenario=14-15-the-battery-is-too-low";

        [Fact]
        public async Task The_document_lists_the_controls_of_the_page()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            string[] controls = await studio.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('button[id], input[id], select[id], #timeline, #flash')].map(item => item.id)");
            string[] listed = [.. Row().Matches(await File.ReadAllTextAsync(Checkout.Of("docs", "STUDIO.md")))
                .SelectMany(row => row.Groups["ids"].Value.Split('`', ' ').Where(id => id.Length > 0))];

            Assert.Equal(controls.Order(), listed.Order());
        }

        [Fact]
        public async Task Device_keys_are_pressed_by_mouse_and_keyboard()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.ClickAsync("#key-ok");
            await studio.Until(Lines("error", 2), "a second error");
            await studio.Page.Keyboard.PressAsync("Enter");
            await studio.Until(Lines("error", 3), "a third error");
            await studio.Page.ClickAsync("#key-back", new PageClickOptions { Delay = 700 });
            await studio.Until("off");
        }

        [Fact]
        public async Task Holding_Backspace_holds_BACK()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.Keyboard.DownAsync("Backspace");
            await studio.Until("off");
            await studio.Page.Keyboard.UpAsync("Backspace");
        }

        [Fact]
        public async Task The_page_is_usable_without_a_mouse()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.FocusAsync("#key-ok");
            await studio.Page.Keyboard.PressAsync("Enter");
            await studio.Until(Lines("error", 2), "a second error");

            // The slider keeps the focus between presses of the arrow keys.
            string all = await studio.Text("#screen-number");
            await studio.Page.Keyboard.PressAsync("Tab");
            await studio.Page.FocusAsync("#screens");
            await studio.Page.Keyboard.PressAsync("ArrowLeft");
            await studio.Until("paused");
            Assert.NotEqual(all, await studio.Text("#screen-number"));
            Assert.Equal("screens", await studio.Page.EvaluateAsync<string>("() => document.activeElement.id"));

            // While the BACK button has the focus, holding Enter holds BACK.
            await studio.Page.FocusAsync("#pause");
            await studio.Page.Keyboard.PressAsync("Enter");
            await studio.Until("waiting");
            await studio.Page.FocusAsync("#key-back");
            await studio.Page.Keyboard.DownAsync("Enter");
            await studio.Until("off");
            await studio.Page.Keyboard.UpAsync("Enter");
        }

        [Fact]
        public async Task Stepping_and_going_back_move_by_one_screen()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:3");
            await studio.Until("paused");
            Assert.Equal("3 / 3", await studio.Text("#screen-number"));
            bool[] third = await studio.Screen();
            await studio.Page.ClickAsync("#step");
            await Shows(studio, "4 / 4");
            Assert.NotEqual(third, await studio.Screen());
            await studio.Page.Keyboard.PressAsync(".");
            await Shows(studio, "5 / 5");
            await studio.Page.ClickAsync("#back");
            await Shows(studio, "4 / 4");
            await studio.Page.ClickAsync("#back");
            await Shows(studio, "3 / 3");
            Assert.Equal(third, await studio.Screen());
            await studio.Page.ClickAsync("#pause");
            await studio.Until("off");
        }

        [Fact]
        public async Task The_slider_and_the_timeline_seek_back_and_the_run_continues_from_there()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Until("off");
            string all = await studio.Text("#screen-number");
            await studio.Page.Locator("#screens").FillAsync("5");
            await Shows(studio, "5 / 5");
            await studio.Until("paused");
            await studio.Page.Keyboard.PressAsync("k");
            await studio.Until("off");
            Assert.Equal(all, await studio.Text("#screen-number"));

            await studio.Page.Locator(".stage[title='Writing flash']").First.ClickAsync();
            await studio.Until("paused");
            Assert.Contains("new 0", await studio.Text("#flash-legend"), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_stage_can_be_selected_in_the_list_by_keyboard()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Until("off");
            await studio.Page.FocusAsync("#stages li:has-text('Writing flash') button");
            await studio.Page.Keyboard.PressAsync("Enter");
            await studio.Until("paused");
            Assert.Contains("new 0", await studio.Text("#flash-legend"), StringComparison.Ordinal);
            Assert.Equal("BUTTON", await studio.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        }

        [Fact]
        public async Task The_card_tree_can_be_restricted_to_changed_entries()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Until("off");
            int changes = await studio.Page.Locator("#card li:not([class=''])").CountAsync();
            Assert.True(await studio.Page.Locator("#card li[title='/update/f7-update-demo/radio.bin']").IsVisibleAsync());
            await studio.Page.CheckAsync("#card-changes");
            Assert.Equal(changes, await studio.Page.Locator("#card li:not([class=''])").CountAsync());

            // The only unchanged entries still shown are folders that contain changed entries.
            Assert.Equal(
                ["/update", "/update/f7-update-demo"],
                await studio.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('#card li')].filter(item => !item.className).map(item => item.title)"));
            await studio.Page.UncheckAsync("#card-changes");
            Assert.True(await studio.Page.Locator("#card li[title='/update/f7-update-demo/radio.bin']").IsVisibleAsync());
        }

        [Fact]
        public async Task The_speed_control_sets_the_speed_of_the_run()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:3");
            await studio.Until("paused");
            Assert.Equal(0, studio.Server.Session.Current.Hold.Speed);
            string[] offered = await studio.Page.EvaluateAsync<string[]>(
                "() => [...document.getElementById('speed').options].map(option => option.value)");
            Assert.NotEmpty(offered);
            foreach (string speed in offered)
            {
                await studio.Page.SelectOptionAsync("#speed", speed);
                double ratio = double.Parse(speed, CultureInfo.InvariantCulture);
                Assert.True(
                    SpinWait.SpinUntil(() => studio.Server.Session.Current.Hold.Speed == ratio, Limit.Wait),
                    $"speed {speed} was not set");
            }
        }

        [Fact]
        public async Task Power_is_cut_and_restored()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:8");
            await studio.Until("paused");
            await studio.Page.ClickAsync("#power");
            await studio.Until("off");
            Assert.Contains("it would start: Updater", await studio.Text("#why"), StringComparison.Ordinal);
            await studio.Page.ClickAsync("#pause");
            await studio.Page.ClickAsync("#power");
            await studio.Until("document.getElementById('console').textContent.endsWith('done\\n')", "done");
        }

        [Fact]
        public async Task Reset_restarts_the_device()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.ClickAsync("#reset");
            await studio.Until("document.getElementById('boot').textContent === '2'", "boot 2");
            await studio.Until(Lines("error", 2), "a second error");
        }

        [Fact]
        public async Task The_card_is_inserted_and_ejected()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Waiting);
            await studio.Until("waiting");
            Assert.Equal("not in the slot", await studio.Text("#card-summary"));
            await studio.Page.ClickAsync("#eject");
            await studio.Until("off");
            await studio.Page.ClickAsync("#eject");
            await studio.Until("document.getElementById('card-summary').textContent === 'not in the slot'", "no card");
        }

        [Fact]
        public async Task The_battery_and_the_charger_affect_the_decision_of_the_updater()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.Locator("#battery").FillAsync("13");
            await studio.Until("document.getElementById('battery-percent').textContent === '13 %'", "13 %");
            await studio.Page.ClickAsync("#key-ok");
            await studio.Until("/The battery is at 13 %/.test(document.getElementById('console').textContent)", "the new charge");
            await studio.Page.CheckAsync("#charger");
            await studio.Page.ClickAsync("#key-ok");
            await studio.Until("/stage 2 /.test(document.getElementById('console').textContent)", "the next stage");
        }

        [Fact]
        public async Task A_key_held_at_power_on_starts_USB_DFU()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.SelectOptionAsync("#held", "left");
            await studio.Page.ClickAsync("#power");
            await studio.Until("off");
            await studio.Page.ClickAsync("#power");
            await studio.Until("/SystemDfu/.test(document.getElementById('why').textContent)", "USB DFU");
        }

        [Fact]
        public async Task Time_passes_while_the_updater_waits()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            string before = await studio.Text("#time");
            await studio.Page.ClickAsync("#wait");
            await studio.Until($"document.getElementById('time').textContent !== '{before}'", "time");
        }

        [Fact]
        public async Task A_known_fault_is_injected_and_an_unknown_fault_is_refused()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&at=screen:5");
            await studio.Until("paused");
            await studio.Page.FillAsync("#fault", "no.such-fault");
            await studio.Page.PressAsync("#fault", "Enter");
            await studio.Until("/there is no fault/.test(document.getElementById('notice').textContent)", "a refusal");
            await studio.Page.FillAsync("#fault", "flash.erase:5");
            await studio.Page.PressAsync("#fault", "Enter");
            await studio.Page.ClickAsync("#pause");
            await studio.Until("waiting");
            Assert.Contains("error 3-", await studio.Text("#console"), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_cut_is_made_at_its_operation_and_the_seed_selects_its_result()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Until("off");
            await studio.Page.FillAsync("#cut", "flash.row");
            await studio.Until("document.getElementById('operations').options.length > 10", "operations");
            string id = await studio.Page.EvaluateAsync<string>("() => document.getElementById('operations').options[10].value");

            // Changing the seed repeats the run; its operations are listed again only at its end.
            await studio.Page.FillAsync("#seed", "3");
            await studio.Page.PressAsync("#seed", "Enter");
            await studio.Page.FillAsync("#cut", id);
            await studio.Page.PressAsync("#cut", "Enter");
            await studio.Until($"/cut at .*\\/3/.test(document.getElementById('why').textContent)", "the cut");
            Assert.Contains(id[..id.IndexOf('#', StringComparison.Ordinal)], await studio.Text("#why"), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_link_restores_its_position_and_restart_returns_to_the_beginning()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Until("waiting");
            await studio.Page.ClickAsync("#key-ok");
            await studio.Until(Lines("error", 2), "a second error");
            string time = await studio.Text("#time");
            await studio.Page.ClickAsync("#link");
            string link = await studio.Page.EvaluateAsync<string>("() => location.hash");
            await studio.Page.SelectOptionAsync("#scenario", "small");
            await studio.Until("off");
            await studio.Page.EvaluateAsync("link => { location.hash = link; }", link);
            await studio.Until(Lines("error", 2), "the second error again");
            Assert.Equal(time, await studio.Text("#time"));

            await studio.Page.ClickAsync("#restart");
            await studio.Until(Lines("error", 1), "the first error again");
        }

        [Fact]
        public async Task After_a_link_to_a_wait_or_a_cut_is_opened_the_next_input_continues_the_run()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, $"{Refused}&at=wait:1");
            await studio.Until("waiting");
            await studio.Page.ClickAsync("#key-ok");
            await studio.Until(Lines("error", 2), "a second error");
            await studio.Page.ClickAsync("#power");
            await studio.Until("off");
            await studio.Page.ClickAsync("#link");
            string link = await studio.Page.EvaluateAsync<string>("() => location.hash");
            await studio.Page.SelectOptionAsync("#scenario", "small");
            await studio.Until("/complete/.test(document.getElementById('why').textContent)", "the other scenario");
            await studio.Page.EvaluateAsync("link => { location.hash = link; }", link);
            await studio.Until("/power was cut/.test(document.getElementById('why').textContent)", "the cut");
            await studio.Page.ClickAsync("#power");
            await studio.Until(Lines("error", 3), "a third error");
        }

        [Theory]
        [InlineData(1500)]
        [InlineData(900)]
        [InlineData(420)]
        [InlineData(320)]
        public async Task The_screen_fills_its_frame_and_the_page_fills_the_window(int width)
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            await studio.Page.SetViewportSizeAsync(width, 800);
            LocatorBoundingBoxResult screen = (await studio.Page.Locator("#screen").BoundingBoxAsync())!;
            LocatorBoundingBoxResult frame = (await studio.Page.Locator(".face").BoundingBoxAsync())!;

            Assert.Equal(screen.X - frame.X, frame.X + frame.Width - screen.X - screen.Width, 1f);
            Assert.Equal(width, await studio.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }

        [Fact]
        public async Task A_request_with_a_foreign_host_name_is_refused()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused);
            Uri address = new(studio.Server.Address);
            IPage other = await chromium.Browser.NewPageAsync();
            IResponse? refused = await other.GotoAsync($"http://{Chromium.ForeignName}:{address.Port}{address.AbsolutePath}");
            await other.CloseAsync();

            Assert.Equal(403, refused?.Status);
        }

        private static Task Shows(StudioPage studio, string number) =>
            studio.Until($"document.getElementById('screen-number').textContent === '{number}'", number);

        private static string Lines(string word, int count) =>
            $"document.getElementById('console').textContent.split('{word} ').length - 1 === {count}"
            + " && document.getElementById('run-state').textContent === 'waiting'";

        [GeneratedRegex(@"^\| (?<ids>`[^|]+`) \|", RegexOptions.Multiline)]
        private static partial Regex Row();
    }
}
