namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>A scenario in the picker.</summary>
    /// <param name="Id">What links call it.</param>
    /// <param name="Title">One sentence.</param>
    /// <param name="Group">Heading in the picker.</param>
    internal sealed record ScenarioTitle(string Id, string Title, string Group);
}
