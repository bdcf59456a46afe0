using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd device int</c>: copies /int to a folder on the host.</summary>
    internal static class DeviceIntCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> folder = new("DEVICE") { Description = "The device folder." };
            Option<string> extract = new("--extract") { Description = "Folder to copy /int to.", HelpName = "DIR", Required = true };
            Command command = new("int", "Copy the files of the LittleFS volume /int to a folder.") { folder, extract };
            command.SetAction(result => Run(result.GetValue(folder)!, result.GetValue(extract)!, common.OutputOf(result)));
            return command;
        }

        private static int Run(string folder, string target, CommandOutput output)
        {
            InternalStorageVolume volume = InternalStorageVolume.Read(DeviceStore.Load(folder))
                ?? throw new InputException($"device {folder}: its flash contains no LittleFS volume");
            try
            {
                Extract(volume, target);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException($"--extract {target} cannot be written: {HostError.Reason(refused)}");
            }

            output.Line($"Copied {volume.Files.Count} files to {target}");
            output.Report(new JsonObject { ["extracted"] = target, ["int"] = volume.ToJson() });
            return ExitStatus.Done;
        }

        private static void Extract(InternalStorageVolume volume, string target)
        {
            Directory.CreateDirectory(target);
            foreach (string directory in volume.Directories)
            {
                Directory.CreateDirectory(HostPath(target, directory));
            }

            foreach (InternalStorageFile file in volume.Files)
            {
                string path = HostPath(target, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, file.Data);
            }
        }

        private static string HostPath(string root, string path)
        {
            string full = Path.GetFullPath(Path.Combine(root, path));
            return full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? full
                : throw new InputException($"/int contains the name '{path}', which would be extracted outside of {root}");
        }
    }
}
