using System.Text;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>Reads the version, commit and date of an updater from its image.</summary>
    internal static class LoaderVersion
    {
        // Prefix of the literal that boards/common/version.cmake places in the image.
        private const string Mark = "FlipperUpdaterNano ";

        /// <summary>Finds the version in a loader image.</summary>
        /// <returns>The version, or <see langword="null"/> for another project's loader.</returns>
        public static string? Of(byte[] loader)
        {
            int start = loader.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Mark));
            int end = start < 0 ? -1 : Array.IndexOf(loader, (byte)0, start);
            return end < 0 ? null : Encoding.ASCII.GetString(loader, start, end - start);
        }
    }
}
