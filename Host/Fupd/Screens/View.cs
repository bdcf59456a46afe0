namespace FlipperUpdaterNano.Fupd.Screens
{
    /// <summary>One picture that the updater can show.</summary>
    /// <param name="Name">Name of its file, without extension.</param>
    /// <param name="Pixels">1,024 bytes in the order of the panel.</param>
    internal sealed record View(string Name, string Caption, byte[] Pixels);
}
