using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests a new user's first run: an update from its first screen to the new firmware.</summary>
    [Collection(BrowserSuite.Name)]
    public class UpdateTests(Chromium chromium)
    {
        [Fact]
        public async Task An_update_completes_on_the_page()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=small");
            await studio.Until("off");

            Assert.StartsWith("The update is complete. ", await studio.Text("#why"), StringComparison.Ordinal);
            Assert.Contains("so the screen stays dark", await studio.Text("#why"), StringComparison.Ordinal);
            Assert.Contains("the firmware starts", await studio.Text("#why"), StringComparison.Ordinal);
            Assert.EndsWith("done\n", await studio.Text("#console"), StringComparison.Ordinal);
            Assert.Contains("Done.", await studio.Text("#log"), StringComparison.Ordinal);
            Assert.Contains("3 Writing flash", await studio.Text("#stages"), StringComparison.Ordinal);
            Assert.Contains("new 19 resume stub 1 secure (CPU2) 17", await studio.Text("#flash-legend"), StringComparison.Ordinal);
            Assert.Contains("tool.fap", await studio.Text("#card .new:has-text('tool.fap')"), StringComparison.Ordinal);
        }

        [Fact]
        public async Task After_a_power_loss_the_resume_stub_completes_the_update()
        {
            await using StudioPage studio = await StudioPage.Open(chromium, "scenario=power-loss");
            await studio.Until("off");
            await studio.Until("document.getElementById('console').textContent.endsWith('done\\n')", "done");

            Assert.Contains("the firmware starts", await studio.Text("#why"), StringComparison.Ordinal);
        }
    }
}
