namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>A scenario in the picker.</summary>
    /// <param name="Id">Name of the scenario in links.</param>
    /// <param name="Group">Heading of the scenario's group in the picker.</param>
    internal sealed record ScenarioTitle(string Id, string Title, string Group);
}
