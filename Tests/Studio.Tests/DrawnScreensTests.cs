using System.Globalization;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>
    /// Follows updates at the default and at unlimited speed. The test does not check the rates, which bench-studio.sh evaluates.
    /// </summary>
    [Collection(BrowserSuite.Name)]
    public class DrawnScreensTests(Chromium chromium)
    {
        // Records, in order, each state that the page receives, each animation frame of the browser, and each state that is drawn. A
        // record of a state contains its device time and number of screens; each record ends with the page time in milliseconds.
        private const string Recorder =
            """
            window.seen = [];
            let screens = 0;
            let generation = 0;
            let drawn = '';
            const note = (...fields) => window.seen.push([...fields, Math.round(performance.now())].join(' '));
            const Socket = WebSocket;
            window.WebSocket = class extends Socket {
              set onmessage(handler) {
                super.onmessage = event => {
                  const message = JSON.parse(event.data);
                  if (message.generation) {
                    screens = message.frames.length + (message.generation === generation ? screens : 0);
                    generation = message.generation;
                    note('received', (message.state.time / 1e9).toFixed(3), screens);
                  }
                  handler(event);
                };
              }
            };
            new MutationObserver(() => {
              const [time, number] = ['time', 'screen-number'].map(id => document.getElementById(id)?.textContent);
              const now = time && number ? `${time.split(' ')[0]} ${number.split(' ')[2]}` : '';
              if (now !== drawn) {
                drawn = now;
                note('drawn', now);
              }
            }).observe(document, { subtree: true, childList: true, characterData: true });
            const picture = () => {
              note('picture', '-', '-');
              requestAnimationFrame(picture);
            };
            requestAnimationFrame(picture);
            """;

        [Theory]
        [Trait("Figure", "drawn-mock")]
        [Trait("Figure", "sent-mock")]
        [Trait("Figure", "drawn-mock-unlimited")]
        [Trait("Figure", "sent-mock-unlimited")]
        [Trait("Figure", "drawn-chip")]
        [Trait("Figure", "sent-chip")]
        [InlineData("mock", "mock", "release", "4")]
        [InlineData("mock-unlimited", "mock", "release", "0")]
        [InlineData("chip", "chip", "small", "0")]
        public async Task The_newest_state_is_drawn_in_each_animation_frame(string figure, string engine, string scenario, string speed)
        {
            await using StudioPage studio = await StudioPage.Open(
                chromium, $"scenario={scenario}&on={engine}&at=screen:3", speed: speed, script: Recorder);
            await studio.Until("paused");
            int before = await studio.Page.EvaluateAsync<int>("() => window.seen.length");
            await studio.Page.ClickAsync("#pause");
            await studio.Until("off");
            Noted[] notes = [.. (await studio.Page.EvaluateAsync<string[]>("() => window.seen")).Select(Noted.Parse)];

            AssertDrawn(notes);
            int received = StatesOf(notes, "received");
            Assert.True(received > 2, $"The page received {received} states.");
            Note(figure, notes[before..]);
        }

        // A state is drawn in the first animation frame after its arrival, unless a newer state has arrived by then. The last state is
        // always drawn.
        private static void AssertDrawn(Noted[] notes)
        {
            string? newest = null;
            string? drawn = null;
            int pictures = 0;
            foreach (Noted note in notes)
            {
                switch (note.Kind)
                {
                    case "received":
                        pictures = newest == drawn ? 0 : pictures;
                        newest = note.State;
                        break;
                    case "drawn":
                        Assert.Equal(newest ?? note.State, note.State);
                        drawn = note.State;
                        pictures = 0;
                        break;
                    default:
                        pictures += newest == null || newest == drawn ? 0 : 1;
                        Assert.True(pictures <= 1, $"The state {newest} is not drawn.");
                        break;
                }
            }

            Assert.Equal(newest, drawn);
        }

        // Writes the numbers of drawn and received states per second, measured from the first to the last drawn state.
        private static void Note(string figure, Noted[] notes)
        {
            if (Environment.GetEnvironmentVariable("STUDIO_FIGURES") is not { } file)
            {
                return;
            }

            Noted[] drawn = [.. notes.Where(note => note.Kind == "drawn")];
            double seconds = (drawn[^1].Milliseconds - drawn[0].Milliseconds) / 1000.0;
            foreach ((string name, string kind) in new[] { ("drawn", "drawn"), ("sent", "received") })
            {
                File.AppendAllText(file, $"{name}-{figure} {(int)(StatesOf(notes, kind) / seconds)}\n");
            }
        }

        private static int StatesOf(Noted[] notes, string kind) =>
            notes.Where(note => note.Kind == kind).Select(note => note.State).Distinct().Count();

        private sealed record Noted(string Kind, string State, int Milliseconds)
        {
            public static Noted Parse(string line)
            {
                string[] fields = line.Split(' ');
                return new Noted(fields[0], $"{fields[1]} {fields[2]}", int.Parse(fields[3], CultureInfo.InvariantCulture));
            }
        }
    }
}
