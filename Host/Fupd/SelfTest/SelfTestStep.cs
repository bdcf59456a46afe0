namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>One step of the self-test.</summary>
    /// <param name="Number">Its number, shown by the LED's blinks.</param>
    /// <param name="Name">The subject of the step.</param>
    /// <param name="IsGood">Whether everything that it needs worked; <see langword="null"/> if it did not end.</param>
    internal sealed record SelfTestStep(int Number, string Name, bool? IsGood);
}
