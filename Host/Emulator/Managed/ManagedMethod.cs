namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>A method of the managed image, from the linker's map.</summary>
    /// <param name="Name">Its full name; equal methods share their code, and then it is the first of them.</param>
    /// <param name="Frame">One letter for each word of its frame: <c>r</c> a reference, <c>s</c> a scalar.</param>
    /// <param name="Arguments">Names of the first words of the frame, which hold the arguments.</param>
    public sealed record ManagedMethod(string Name, string Frame, IReadOnlyList<string> Arguments);
}
