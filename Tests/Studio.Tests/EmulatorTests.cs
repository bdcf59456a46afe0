using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests that the page shows and controls <c>updater.bin</c> on the emulator.</summary>
    [Collection(BrowserSuite.Name)]
    public class EmulatorTests(Chromium chromium)
    {
        [Fact]
        [Trait("Figure", "save-emulator")]
        public async Task Saving_a_source_relinks_the_image_and_redraws_the_screen()
        {
            using UpdaterSources sources = new();
            await using StudioPage studio = await StudioPage.Open(
                chromium, "scenario=14-15-the-battery-is-too-low&on=chip&at=wait:1", sources.Folder);
            await studio.Until("document.getElementById('reload').dataset.state === 'ready'", "ready");
            await studio.Until("waiting");
            int saves = int.Parse(Environment.GetEnvironmentVariable("STUDIO_SAVES") ?? "1", CultureInfo.InvariantCulture);
            for (int save = 0; save < saves; save++)
            {
                Task drawn = studio.Page.EvaluateAsync(ReloadTests.Repainted);
                long began = Stopwatch.GetTimestamp();
                sources.Edit(save % 2 == 0 ? ("\"to abort\"", "\"to leave\"") : ("\"to leave\"", "\"to abort\""));
                await drawn;
                ReloadTests.Note("save-emulator", began);
                await studio.Until("document.getElementById('reload').dataset.state === 'ready'", "ready");
                Assert.True(ScreenText.IsOn(await studio.Screen(), save % 2 == 0 ? "to leave" : "to abort"));
                string size = await studio.Page.GetAttributeAsync("#reload", "title") ?? string.Empty;
                Assert.Matches("updater.bin: [0-9]{2,3},[0-9]{3} bytes", size);
            }
        }

        // The emulator's device model contains the card as of the last restart, but this run has not restarted yet.
        [Fact]
        public async Task The_card_and_its_log_are_shown_during_a_boot()
        {
            await using StudioPage studio = await StudioPage.Open(
                chromium, "scenario=14-15-the-battery-is-too-low&on=chip&at=wait:1");
            await studio.Until("waiting");

            Assert.Equal("1", await studio.Text("#boot"));
            Assert.Contains("14-15", await studio.Text("#log"), StringComparison.Ordinal);
            Assert.StartsWith("update.log ", await studio.Text("#card .new:has-text('update.log')"), StringComparison.Ordinal);
        }

        [Fact]
        public async Task The_controls_for_step_power_and_run_work_on_the_emulator()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small&on=chip&at=screen:3");
            await studio.Until("paused");
            Assert.Equal("chip", await studio.Page.InputValueAsync("#engine"));
            Assert.Equal("3 / 3", await studio.Text("#screen-number"));
            await using StudioPage mock = await StudioPage.Open(chromium, "scenario=small&at=screen:3");
            await mock.Until("paused");
            Assert.Equal(await mock.Screen(), await studio.Screen());

            await studio.Page.ClickAsync("#step");
            await studio.Until("document.getElementById('screen-number').textContent === '4 / 4'", "the next screen");
            await studio.Until("paused");

            await studio.Page.ClickAsync("#power");
            await studio.Until("off");
            Assert.Contains("it would start: Updater", await studio.Text("#why"), StringComparison.Ordinal);

            await studio.Page.ClickAsync("#pause");
            await studio.Page.ClickAsync("#power");
            await studio.Until("document.getElementById('boot').textContent === '2'", "the second boot");
            await studio.Until("/stage 2 /.test(document.getElementById('console').textContent)", "the firmware is verified");
            Assert.Equal(string.Empty, await studio.Text("#violations"));
        }
    }
}
