using System.Text.Json.Nodes;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>
    /// Converts violations to and from the JSON of reports: rule, description, time and location. The format is a public interface.
    /// </summary>
    internal static class ViolationJson
    {
        /// <summary>Converts to JSON for reports.</summary>
        public static JsonObject Of(Violation violation) => new()
        {
            ["rule"] = violation.Rule,
            ["what"] = violation.What,
            ["atNanoseconds"] = violation.Nanoseconds,
            ["where"] = violation.Where,
        };

        /// <summary>Reads the JSON that <see cref="Of"/> created.</summary>
        public static Violation Read(JsonNode json) => new(
            json["rule"]!.GetValue<string>(), json["what"]!.GetValue<string>(), json["atNanoseconds"]!.GetValue<long>(),
            json["where"]?.GetValue<string>());
    }
}
