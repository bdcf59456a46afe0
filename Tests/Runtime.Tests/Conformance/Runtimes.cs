using FlipperUpdaterNano.Emulator.Nano;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// The ways a program is run: the desktop build with the address and undefined-behaviour sanitizers in, and the Cortex-M4 build.
    /// </summary>
    internal static class Runtimes
    {
        private static readonly HostRuntime s_sanitized = new("host-sanitize");

        public static NanoOutcome OnHost(byte[] image, NanoSettings settings)
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

        public static NanoOutcome OnChip(byte[] image, NanoSettings settings)
        {
            return new ChipRuntime().Run(image, settings);
        }
    }
}
