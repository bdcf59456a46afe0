namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>One step of the self-test.</summary>
    /// <param name="Number">Number of the step, which is also the number of times that the LED blinks.</param>
    /// <param name="Name">What the step tests.</param>
    /// <param name="IsGood">Whether all actions that the step requires succeeded; <see langword="null"/> if the step did not end.</param>
    internal sealed record SelfTestStep(int Number, string Name, bool? IsGood);
}
