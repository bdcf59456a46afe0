namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>A method of the managed image, from the linker's map.</summary>
    /// <param name="Name">Its full name; that of the first for methods merged because of identical code.</param>
    /// <param name="Frame">One letter per word of its frame: <c>r</c> reference, <c>s</c> scalar.</param>
    /// <param name="Arguments">Names of the arguments, the first words of the frame.</param>
    public sealed record ManagedMethod(string Name, string Frame, IReadOnlyList<string> Arguments);
}
