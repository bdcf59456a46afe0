namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>One step of the self-test.</summary>
    /// <param name="Number">As the LED blinks it.</param>
    /// <param name="Name">What it looks at.</param>
    /// <param name="IsGood">Whether everything that it needs worked; <see langword="null"/> when it did not end.</param>
    internal sealed record SelfTestStep(int Number, string Name, bool? IsGood);
}
