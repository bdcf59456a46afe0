using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.Stages;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>
    /// Runs stage 13 on the doctor's copy of the device, so that the updater's own code determines which files it would remove or set
    /// aside.
    /// </summary>
    internal static class ResourceRehearsal
    {
        /// <summary>The doctor warns if an update removes more files than this or more than half of the installed files.</summary>
        private const int ManyFiles = 100;

        /// <summary>Unpacks the resources of an accepted package.</summary>
        /// <param name="device">The doctor's copy of the device.</param>
        /// <param name="mock">The mocked HAL of the copy, with the card mounted.</param>
        /// <param name="update">The verified update.</param>
        /// <param name="work">Receives the counted work; <see langword="null"/> if nothing was unpacked or unpacking failed.</param>
        /// <returns>Warnings for the user, or an error if unpacking fails.</returns>
        public static IEnumerable<DoctorFinding> Run(VirtualDevice device, MockDevice mock, PreparedUpdate update, out ResourceWork? work)
        {
            work = null;
            UpdateManifest manifest = update.Package.Manifest;
            if (manifest.Resources.Length == 0 || manifest.HandoverToFirmware || update.EndsInReset)
            {
                return [];
            }

            int installed = CountInstalled(device);
            using ResourceWork counted = new(device, installed);
            ResourceUpdate resources = new(mock, counted, update.Package.PathOf(manifest.Resources), update.Resources);
            try
            {
                resources.Run();
                work = counted;
            }
            catch (UpdateException e)
            {
                return [new DoctorFinding("error", (int)e.Stage, e.Progress, e.Message)];
            }

            return FindingsOf(resources, installed);
        }

        private static List<DoctorFinding> FindingsOf(ResourceUpdate resources, int installed)
        {
            List<DoctorFinding> findings = [];
            if (resources.SetAsideFiles > 0)
            {
                string where = installed > 0 ? "next to the new files (NAME.user)" : "in update/set-aside-N";
                findings.Add(Finding(
                    "warning",
                    $"{Files(resources.SetAsideFiles)} on the card ({resources.SetAsideBytes:N0} bytes) will be kept {where}: "
                    + "they differ from the package's files."));
            }

            if (resources.RemovedFiles > 0)
            {
                bool isMany = resources.RemovedFiles > ManyFiles || resources.RemovedFiles * 2 > installed;
                findings.Add(Finding(
                    isMany ? "warning" : "info",
                    $"{resources.RemovedFiles} of the {installed} files that an earlier package installed will be removed."));
            }

            return findings;
        }

        private static int CountInstalled(VirtualDevice device)
        {
            string manifest = Encoding.UTF8.GetString(device.Card.Peek("/" + ResourceManifest.FileName) ?? []);
            return manifest.Split('\n').Count(line => line.StartsWith("F:", StringComparison.Ordinal));
        }

        private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";

        private static DoctorFinding Finding(string severity, string message) => new(severity, (int)Stage.Resources, 0, message);
    }
}
