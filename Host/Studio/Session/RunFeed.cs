using System.Text.Json.Nodes;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The output of a run so far, which the run writes and page connections read.</summary>
    internal sealed class RunFeed
    {
        private readonly Lock _lock = new();
        private readonly List<Frame> _frames = [];
        private readonly List<ConsoleLine> _lines = [];
        private readonly List<(string Id, long Nanoseconds)> _operations = [];
        private JsonObject _state = [];
        private FlashView _flash = FlashView.Empty;
        private JsonArray _card = [];
        private string _log = string.Empty;
        private int _flashVersion;
        private int _cardVersion;
        private int _framesShown;
        private int _linesShown;

        /// <summary>Copies the output so far; the copy treats all of it as not yet published.</summary>
        public RunFeed Copy()
        {
            RunFeed copy = new();
            lock (_lock)
            {
                copy._frames.AddRange(_frames);
                copy._lines.AddRange(_lines);
                copy._operations.AddRange(_operations);
            }

            return copy;
        }

        /// <summary>Gets a number that increases with every change.</summary>
        public long Version { get; private set; }

        /// <summary>Gets the number of distinct screens.</summary>
        public int Screens
        {
            get
            {
                lock (_lock)
                {
                    return _frames.Count;
                }
            }
        }

        /// <summary>Adds a screen.</summary>
        public void Add(Frame frame)
        {
            lock (_lock)
            {
                _frames.Add(frame);
            }
        }

        /// <summary>Adds a console line.</summary>
        public void Add(ConsoleLine line)
        {
            lock (_lock)
            {
                _lines.Add(line);
            }
        }

        /// <summary>Adds an operation.</summary>
        /// <param name="id">The cut id of the operation, without a mode.</param>
        /// <param name="nanoseconds">Device time at which the operation began, in nanoseconds.</param>
        public void AddOperation(string id, long nanoseconds)
        {
            lock (_lock)
            {
                _operations.Add((id, nanoseconds));
            }
        }

        /// <summary>Publishes the state of the device, and the screens and console lines so far.</summary>
        /// <param name="state">The small values that every message contains.</param>
        /// <param name="flash">The state and the use of each flash page.</param>
        /// <param name="card">The card's content, or <see langword="null"/> if it did not change.</param>
        /// <param name="log">The content of the flight recorder's log.</param>
        public void Publish(JsonObject state, FlashView flash, JsonArray? card, string log)
        {
            lock (_lock)
            {
                (_state, _framesShown, _linesShown) = (state, _frames.Count, _lines.Count);
                if (flash != _flash)
                {
                    _flash = flash;
                    _flashVersion++;
                }

                if (card != null)
                {
                    _card = card;
                    _log = log;
                    _cardVersion++;
                }

                Version++;
            }
        }

        /// <summary>Gets the operations whose ids contain a string.</summary>
        /// <param name="text">The string, compared case-insensitively; empty for all operations.</param>
        /// <param name="most">Maximum number of operations; if more match, the last ones are returned.</param>
        /// <returns>The id of each operation and its start time in nanoseconds.</returns>
        public JsonArray Operations(string text, int most)
        {
            lock (_lock)
            {
                return [.. _operations.Where(operation => operation.Id.Contains(text, StringComparison.OrdinalIgnoreCase)).TakeLast(most)
                    .Select(operation => new JsonArray(operation.Id, operation.Nanoseconds))];
            }
        }

        /// <summary>Creates a message with all published output that a page has not yet received.</summary>
        /// <param name="seen">Records how much the page has received; updated to include this message.</param>
        public JsonObject Changes(SeenFeed seen)
        {
            lock (_lock)
            {
                JsonObject message = new()
                {
                    ["state"] = _state.DeepClone(),
                    ["frames"] = new JsonArray([.. _frames.Take(_framesShown).Skip(seen.Frames).Select(JsonOf)]),
                    ["lines"] = new JsonArray([.. _lines.Take(_linesShown).Skip(seen.Lines).Select(JsonOf)]),
                };
                if (seen.Flash != _flashVersion)
                {
                    message["flash"] = _flash.States;
                    message["regions"] = _flash.Regions;
                }

                if (seen.Card != _cardVersion)
                {
                    message["card"] = _card.DeepClone();
                    message["log"] = _log;
                }

                (seen.Version, seen.Frames, seen.Lines) = (Version, _framesShown, _linesShown);
                (seen.Flash, seen.Card) = (_flashVersion, _cardVersion);
                return message;
            }
        }

        private static JsonNode JsonOf(Frame frame) =>
            new JsonArray(frame.Nanoseconds, frame.Boot, Convert.ToBase64String(frame.Pixels));

        private static JsonNode JsonOf(ConsoleLine line) => new JsonArray(line.Nanoseconds, line.Boot, line.Text);
    }
}
