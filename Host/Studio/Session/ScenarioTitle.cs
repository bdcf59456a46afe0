namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>A scenario in the picker.</summary>
    /// <param name="Id">Its name in links.</param>
    /// <param name="Group">Heading in the picker.</param>
    internal sealed record ScenarioTitle(string Id, string Title, string Group);
}
