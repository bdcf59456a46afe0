namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// A whole update on a virtual device with something wrong, and what must come of it. Knows nothing of what executes the updater, so
    /// it runs on the mock and on the chip.
    /// </summary>
    /// <param name="Name">One sentence.</param>
    /// <param name="Codes">The error codes it may end with: one, or a stage and a range such as 3-1..99; empty when it completes.</param>
    /// <param name="Outcome"><c>refused</c>, <c>failed</c> or <c>completed</c>.</param>
    /// <param name="Arrange">Breaks something.</param>
    public sealed record Scenario(string Name, string Codes, string Outcome, Action<Bench> Arrange)
    {
        /// <summary>Tells whether a code is one of the expected.</summary>
        public bool Expects(int stage, int progress)
        {
            string[] parts = Codes.Split('-');
            string[] range = parts[1].Split("..");
            return stage == int.Parse(parts[0]) && progress >= int.Parse(range[0]) && progress <= int.Parse(range[^1]);
        }

        public override string ToString() => $"[{Codes}] {Name}";
    }
}
