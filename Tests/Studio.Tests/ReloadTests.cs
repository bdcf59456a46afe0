using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>
    /// Edits a source of the updater during an update: the current screen must be redrawn, and the run must continue from that screen.
    /// </summary>
    [Collection(BrowserSuite.Name)]
    public sealed class ReloadTests(Chromium chromium) : IDisposable
    {
        private const string Refused = "scenario=14-15-the-battery-is-too-low";
        // Completes when a pixel of the canvas has changed and the run is waiting again.
        internal const string Repainted =
            """
            () => new Promise((done, fail) => {
              const screen = document.getElementById('screen').getContext('2d');
              const read = () => new Uint32Array(screen.getImageData(0, 0, 128, 64).data.buffer);
              const before = read();
              const end = performance.now() + 300000;
              const isThere = () => document.body.dataset.run === 'waiting' && read().some((point, at) => point !== before[at]);
              const look = () => isThere() ? done()
                : performance.now() > end ? fail(new Error('the screen was not drawn again within 300 s')) : requestAnimationFrame(look);
              look();
            })
            """;

        private readonly UpdaterSources _sources = new();

        public void Dispose() => _sources.Dispose();

        [Fact]
        public async Task A_changed_label_appears_on_the_current_and_on_later_screens()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused, _sources.Folder);
            await studio.Until("waiting");
            await ReloadIs(studio, "ready");
            Assert.True(ScreenText.IsOn(await studio.Screen(), "to abort"));

            // One save changes a label of the current screen and a label of the screens that follow.
            _sources.Edit(("\"to abort\"", "\"to leave\""), ("\"UPDATING\", 55, 14, true", "\"WORKING\", 55, 14, false"));
            await studio.Until("/redrawn/.test(document.getElementById('reload').textContent)", "redrawn");
            await studio.Until("waiting");
            Assert.True(ScreenText.IsOn(await studio.Screen(), "to leave"));
            Assert.False(ScreenText.IsOn(await studio.Screen(), "to abort"));
            string time = await studio.Text("#time");

            await studio.Page.ClickAsync("#key-ok");
            await studio.Until($"document.getElementById('time').textContent !== '{time}'", "device time");
            await studio.Page.ClickAsync("#back");
            await studio.Until("paused");
            Assert.True(ScreenText.IsOn(await studio.Screen(), "WORKING"));
        }

        [Fact]
        public async Task Errors_are_shown_with_their_line_and_the_run_is_kept()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused, _sources.Folder);
            await studio.Until("waiting");
            await ReloadIs(studio, "ready");
            bool[] before = await studio.Screen();
            int line = _sources.LineOf("\"to abort\"");

            _sources.Edit(("\"to abort\", 90", "\"to abort\" 90"));
            await ReloadIs(studio, "failed");
            Assert.Contains($"Screens/UpdaterScreen.cs:{line}: CS1003", await studio.Text("#notice"), StringComparison.Ordinal);

            // .NET has this method, but nanoFramework v1 does not.
            _sources.Edit(("\"to abort\" 90", "\"to-abort\".Replace('-', ' '), 90"));
            await studio.Until("/nanoFramework v1/.test(document.getElementById('notice').textContent)", "the check");
            Assert.Contains($"Screens/UpdaterScreen.cs:{line}: ", await studio.Text("#notice"), StringComparison.Ordinal);
            Assert.Equal(before, await studio.Screen());

            _sources.Edit(("\"to-abort\".Replace('-', ' '), 90", "\"to leave\", 90"));
            await ReloadIs(studio, "ready");
            await studio.Until("waiting");
            Assert.True(ScreenText.IsOn(await studio.Screen(), "to leave"));
        }

        [Fact]
        [Trait("Figure", "gallery")]
        public async Task The_gallery_is_drawn_by_the_edited_sources()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused, _sources.Folder);
            await ReloadIs(studio, "ready");
            long began = Stopwatch.GetTimestamp();
            await studio.Page.ClickAsync("#tab-gallery");
            await studio.Until("/views, 0 differ/.test(document.getElementById('gallery-summary').textContent)", "golden images");
            Note("gallery", began);

            _sources.Edit(("\"Abort now?\\n", "\"Leave now?\\n"));
            await studio.Until("/redrawn/.test(document.getElementById('reload').textContent)", "redrawn");
            await studio.Page.ClickAsync("#tab-gallery");
            await studio.Until("/views, 1 differ/.test(document.getElementById('gallery-summary').textContent)", "one difference");
            await studio.Page.CheckAsync("#only-different");
            Assert.Equal(
                "abort-question",
                await studio.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('figure')].map(f => f.dataset.name).join()"));
            await studio.Page.ClickAsync("#tab-device");
            Assert.True(await studio.Page.IsVisibleAsync("#screen"));
        }

        [Fact]
        public async Task Code_that_throws_is_reported_and_the_page_stays_connected()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused, _sources.Folder);
            await studio.Until("waiting");
            await ReloadIs(studio, "ready");

            _sources.Edit(("return PackedTable.From(Questions,", "return PackedTable.From(null,"));
            await studio.Until("/redrawn/.test(document.getElementById('reload').textContent)", "redrawn");
            await studio.Page.ClickAsync("#tab-gallery");
            await studio.Until("/NullReferenceException/.test(document.getElementById('notice').textContent)", "the exception");
            await studio.Page.ClickAsync("#tab-device");

            _sources.Edit(("\"to abort\"", "((string)null).Substring(0)"));
            await ReloadIs(studio, "failed");
            _sources.Edit(
                ("((string)null).Substring(0), 90", "\"to leave\", 90"),
                ("return PackedTable.From(null,", "return PackedTable.From(Questions,"));
            await ReloadIs(studio, "ready");
            await studio.Until("waiting");
            Assert.True(ScreenText.IsOn(await studio.Screen(), "to leave"));
        }

        // The test does not check the durations, which bench-studio.sh evaluates. STUDIO_SAVES sets the number of saves.
        [Fact]
        [Trait("Figure", "save")]
        public async Task Every_save_redraws_the_screen()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, Refused, _sources.Folder);
            await studio.Until("waiting");
            await ReloadIs(studio, "ready");
            int saves = int.Parse(Environment.GetEnvironmentVariable("STUDIO_SAVES") ?? "2", CultureInfo.InvariantCulture);
            for (int save = 0; save < saves; save++)
            {
                Task drawn = studio.Page.EvaluateAsync(Repainted);
                long began = Stopwatch.GetTimestamp();
                _sources.Edit(save % 2 == 0 ? ("\"to abort\"", "\"to leave\"") : ("\"to leave\"", "\"to abort\""));
                await drawn;
                Note("save", began);
                await ReloadIs(studio, "ready");
                Assert.True(ScreenText.IsOn(await studio.Screen(), save % 2 == 0 ? "to leave" : "to abort"));
            }
        }

        // Appends the elapsed time for bench-studio.sh to the file named by STUDIO_FIGURES.
        internal static void Note(string name, long began)
        {
            if (Environment.GetEnvironmentVariable("STUDIO_FIGURES") is { } file)
            {
                double milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{name} {milliseconds:F0}\n"));
            }
        }

        private static Task ReloadIs(StudioPage studio, string state) =>
            studio.Until($"document.getElementById('reload').dataset.state === '{state}'", state);
    }
}
