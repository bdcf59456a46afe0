namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The file <c>/.fupdate</c>, in which the firmware stores the path of the manifest.</summary>
    public static class PointerFile
    {
        private const byte LastControl = 0x1F;

        /// <summary>
        /// Gets the path in a pointer file as FatFs reads it (lib/fatfs/ff.c, create_name): it ends at the first control character,
        /// and any spaces before that character are dropped.
        /// </summary>
        /// <param name="pointer">Content of the file.</param>
        /// <returns>The bytes of the path; empty if there is none.</returns>
        public static ReadOnlySpan<byte> PathIn(ReadOnlySpan<byte> pointer)
        {
            int end = pointer.IndexOfAnyInRange((byte)0, LastControl);

            return (end < 0 ? pointer : pointer[..end]).TrimEnd((byte)' ');
        }
    }
}
