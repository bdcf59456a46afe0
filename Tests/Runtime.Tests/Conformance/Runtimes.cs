using FlipperUpdaterNano.Emulator.Runtime;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// Runs an image on the desktop build with address and undefined-behaviour sanitizers, or on the emulated Cortex-M4.
    /// </summary>
    internal static class Runtimes
    {
        private static readonly HostRuntime s_sanitized = new("host-sanitize");

        public static RuntimeOutcome OnHost(byte[] image, RuntimeSettings settings)
        {
            string path = Path.GetTempFileName();
            DirectoryInfo folder = Directory.CreateTempSubdirectory("conformance-");

            try
            {
                File.WriteAllBytes(path, image);

                return s_sanitized.Run(path, settings with { WorkingFolder = folder.FullName });
            }
            finally
            {
                File.Delete(path);
                folder.Delete(true);
            }
        }

        public static RuntimeOutcome OnChip(byte[] image, RuntimeSettings settings)
        {
            return new EmulatedRuntime().Run(image, settings);
        }
    }
}
