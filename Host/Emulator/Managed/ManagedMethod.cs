namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>A method of the managed image, from the linker's map.</summary>
    /// <param name="Name">Full name of the method; the name of the first method if methods with identical code were merged.</param>
    /// <param name="Frame">Layout of the frame, one letter per word: <c>r</c> for a reference, <c>s</c> for a scalar.</param>
    /// <param name="Arguments">Names of the arguments, which are the first words of the frame.</param>
    public sealed record ManagedMethod(string Name, string Frame, IReadOnlyList<string> Arguments);
}
