using System.Text.Json.Nodes;

namespace FlipperUpdaterNano.Host.Runs
{
    /// <summary>An error the updater stopped with.</summary>
    internal sealed record RunError(int Stage, int Progress, string Message)
    {
        public string Code => $"{Stage}-{Progress}";

        public JsonObject ToJson() => new() { ["code"] = Code, ["stage"] = Stage, ["progress"] = Progress, ["message"] = Message };
    }
}
