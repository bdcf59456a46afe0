using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>
    /// Publishes the state of a running device, at most 125 times a second. The class is used only on the thread of the run.
    /// </summary>
    internal sealed class DeviceWatch
    {
        // The interval is half the interval between two messages to a page, so that each message contains something new.
        private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(8);
        private static readonly TimeSpan s_cardInterval = TimeSpan.FromMilliseconds(500);

        // At most a tenth of a run's wall-clock time is spent on reading the emulator's card.
        private static readonly TimeSpan s_emulatedCardInterval = TimeSpan.FromSeconds(2);
        private const int LongestShare = 10;

        private readonly StudioDevice _made;
        private readonly VirtualDevice _device;
        private readonly VirtualDevice _before;
        private readonly RunFeed _feed;
        private readonly FlashRegions _regions;
        private long _published;
        private long _listed;
        private long _transferred = -1;
        private TimeSpan _listing;

        /// <summary>Keeps the initial state of the device, for comparison with its later state.</summary>
        /// <param name="made">The device, which is switched off.</param>
        /// <param name="feed">Receives the published state.</param>
        /// <param name="before">The device in its state at the start of the run.</param>
        public DeviceWatch(StudioDevice made, RunFeed feed, VirtualDevice before)
        {
            _made = made;
            _device = made.Device;
            _before = before;
            _feed = feed;
            _regions = new FlashRegions(before);
            _published = Stopwatch.GetTimestamp();
        }

        /// <summary>Publishes the state, unless the last publication was less than 8 ms ago.</summary>
        /// <param name="state">The state of the run.</param>
        /// <param name="why">The reason for the state in one sentence; may be empty.</param>
        /// <param name="isForced">Whether to publish even if the interval has not elapsed.</param>
        public void Publish(RunState state, string why, bool isForced)
        {
            if (!isForced && Stopwatch.GetElapsedTime(_published) < s_interval)
            {
                return;
            }

            _published = Stopwatch.GetTimestamp();
            JsonArray? card = ListCard(state, isForced, out string log);
            string pages = FlashPages.Of(_device, _before);
            FlashView flash = new(pages, _regions.Of(_device, pages));
            _feed.Publish(StateOf(state, why), flash, card, log);
        }

        // Returns null if the card need not be listed now.
        private JsonArray? ListCard(RunState state, bool isForced, out string log)
        {
            log = string.Empty;
            Func<VirtualCard?>? peek = _device.IsRunning ? _made.PeekCard : null;
            long transferred = _device.Card.Operations + _device.Card.Insertions + (_device.Boot * 1_000_000L)
                + (peek == null ? 0 : _device.Journal.Count);
            bool isNeeded = isForced && (peek == null || state != RunState.Running);
            if (transferred == _transferred || (!isNeeded && !IsDue(peek != null)))
            {
                return null;
            }

            _listed = Stopwatch.GetTimestamp();
            bool isAsOfRestart = peek != null && _transferred < 0 && !isNeeded;
            VirtualCard? card = peek == null || isAsOfRestart ? _device.Card : peek();
            if (card == null)
            {
                return null;
            }

            // If this listing shows the card as it was at the last restart, the card is listed again, even if nothing is transferred in the
            // meantime.
            _transferred = isAsOfRestart ? 0 : transferred;
            log = Log(card);
            JsonArray entries = new CardListing(card, _before.Card).List();
            _listing = Stopwatch.GetElapsedTime(_listed);
            return entries;
        }

        private bool IsDue(bool isEmulated)
        {
            TimeSpan elapsed = Stopwatch.GetElapsedTime(_listed);
            return isEmulated ? elapsed > s_emulatedCardInterval && elapsed > LongestShare * _listing : elapsed > s_cardInterval;
        }

        private string Log(VirtualCard card) => _made.LogPath is { } path && card.Peek(path) is { } log
            ? Encoding.UTF8.GetString(log)
            : string.Empty;

        private IEnumerable<JsonNode> Violations() =>
            _device.Violations.Concat(_made.EngineViolations()).Select(violation => (JsonNode)violation.ToString());

        private JsonObject StateOf(RunState state, string why) => new()
        {
            ["run"] = state.ToString().ToLowerInvariant(),
            ["why"] = why,
            ["boot"] = _device.Boot,
            ["cause"] = _device.Boot == 0 ? string.Empty : _device.Cause.ToString().ToLowerInvariant(),
            ["time"] = _device.Clock.Now,
            ["operations"] = _device.Journal.Count,
            ["lit"] = _device.IsRunning && _device.Display.Shown != null,
            ["backlight"] = _device.IsRunning && _device.Display.Backlight,
            ["led"] = new JsonArray(_device.Display.Led.Red, _device.Display.Led.Green, _device.Display.Led.Blue),
            ["battery"] = _device.Battery.Percent,
            ["charging"] = _device.Battery.IsCharging,
            ["card"] = _device.Card.IsInserted,
            ["held"] = _device.Buttons.HeldAtBoot.ToString().ToLowerInvariant(),
            ["violations"] = new JsonArray([.. Violations()]),
        };
    }
}
