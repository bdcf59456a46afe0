using System.Globalization;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The content of a link: scenario, engine, seed, inputs (including power cuts) and position.</summary>
    /// <param name="Scenario">Id of the scenario.</param>
    internal sealed record SessionLink(string Scenario)
    {
        /// <summary>Gets a value indicating whether the update runs on the emulator.</summary>
        public bool IsChip { get; init; }

        /// <summary>
        /// Gets the number that selects one of the possible results of each torn operation, unless the cut id contains a number of its own.
        /// </summary>
        public int Seed { get; init; }

        /// <summary>Gets the inputs.</summary>
        public IReadOnlyList<Input> Inputs { get; init; } = [];

        /// <summary>Gets the position, or <see langword="null"/> for the start of the run.</summary>
        public Position? At { get; init; }

        /// <summary>Parses the part of an address after the <c>#</c>.</summary>
        /// <exception cref="StudioException">The text is malformed.</exception>
        public static SessionLink Parse(string text)
        {
            SessionLink link = new(string.Empty);
            List<Input> inputs = [];
            foreach (string part in text.TrimStart('#').Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] pair = [.. part.Split('=', 2).Select(Uri.UnescapeDataString)];
                string value = pair.Length > 1 ? pair[1] : string.Empty;
                link = pair[0] switch
                {
                    "scenario" => link with { Scenario = value },
                    "on" when value is "mock" or "chip" => link with { IsChip = value == "chip" },
                    "seed" => link with { Seed = SeedOf(value) },
                    "at" => link with { At = Position.Parse(value) },
                    "input" => WithInput(link, inputs, value),
                    _ => throw new StudioException($"the link has an unknown part '{part}'"),
                };
            }

            return link.Scenario.Length > 0 ? link with { Inputs = inputs } : throw new StudioException("the link names no scenario");
        }

        /// <summary>Reads a seed.</summary>
        /// <exception cref="StudioException">The text is malformed.</exception>
        public static int SeedOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seed)
            ? seed
            : throw new StudioException($"'{text}' is not a seed; give a number of 0 or more");

        /// <inheritdoc/>
        public override string ToString() => string.Join(
            '&',
            [
                $"scenario={Uri.EscapeDataString(Scenario)}", $"on={(IsChip ? "chip" : "mock")}",
                string.Create(CultureInfo.InvariantCulture, $"seed={Seed}"),
                .. Inputs.Select(input => $"input={Uri.EscapeDataString(input.ToString())}"),
                .. At is { } at ? new[] { $"at={at}" } : [],
            ]);

        private static SessionLink WithInput(SessionLink link, List<Input> inputs, string text)
        {
            inputs.Add(Input.Parse(text));
            return link;
        }
    }
}
