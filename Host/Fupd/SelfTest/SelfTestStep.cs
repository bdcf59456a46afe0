namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>One step of the self-test.</summary>
    /// <param name="Number">Number of the step, which the LED shows by blinking.</param>
    /// <param name="Name">The subject of the step.</param>
    /// <param name="IsGood">Whether everything that the step needs worked; <see langword="null"/> if the step did not end.</param>
    internal sealed record SelfTestStep(int Number, string Name, bool? IsGood);
}
