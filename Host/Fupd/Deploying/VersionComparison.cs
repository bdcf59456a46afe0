using System.Text;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>The result of comparing the firmware that runs after an update with the firmware of the package.</summary>
    /// <param name="IsWrong">Whether the old firmware still runs although the package contains different firmware.</param>
    internal sealed record VersionComparison(bool IsWrong, string Text)
    {
        // Minimum length, in characters, of a version name or commit hash to search for; a shorter one may occur in an image by chance.
        private const int ShortestName = 5;

        /// <summary>Compares the firmware that runs after the update with the firmware of the package.</summary>
        /// <param name="before">The device before the update.</param>
        /// <param name="after">The device after the update.</param>
        public static VersionComparison Of(DeviceFacts before, DeviceFacts after, Package package)
        {
            byte[]? manifest = package.Files.GetValueOrDefault(package.ManifestName);
            byte[]? image = PackageFirmware.Of(manifest, name => package.Files.GetValueOrDefault(name)).Image?.Bytes;
            if (image == null)
            {
                return new VersionComparison(false, $"The package has no firmware; the device runs {after.Version} as before.");
            }

            // The firmware image contains its version and commit as text.
            string name = after.Version.Length >= ShortestName ? after.Version : after.Commit;
            bool isInImage = name.Length >= ShortestName && image.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name + "\0")) >= 0;
            if (isInImage || after.Version == PackageFirmware.Parse(manifest)?.Info)
            {
                return new VersionComparison(false, $"The device runs {after.Version}, the firmware of the package.");
            }

            return after.Version == before.Version && after.Commit == before.Commit
                ? new VersionComparison(true, $"The device still runs {after.Version}, which is not the firmware of the package.")
                : new VersionComparison(
                    false, $"The device runs {after.Version}, previously {before.Version}; the package does not contain this "
                        + "version name, so it is unknown whether the package's firmware is running.");
        }
    }
}
