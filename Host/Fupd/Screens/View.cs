namespace FlipperUpdaterNano.Fupd.Screens
{
    /// <summary>One image that the updater can show.</summary>
    /// <param name="Name">Name of the image file, without extension.</param>
    /// <param name="Pixels">The frame: 1,024 bytes in the byte order of the display.</param>
    internal sealed record View(string Name, string Caption, byte[] Pixels);
}
