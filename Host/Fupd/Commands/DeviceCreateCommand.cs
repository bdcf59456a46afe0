using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd device create</c>: creates a device folder.</summary>
    internal static class DeviceCreateCommand
    {
        public static Command Create(CommonOptions common)
        {
            DeviceCreateOptions options = new();
            Command command = new("create", "Create a virtual Flipper Zero.")
            {
                options.Folder, options.Firmware, options.IntDirectory, options.IntImage, options.IntOn, options.CardFolder,
                options.Radio, options.RadioVersion, options.NoRadio, options.OptionBytes, options.Format, options.Target,
                options.Battery, options.Charging, options.Force,
            };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                NewDeviceFolder place = NewDeviceFolder.At(result.GetValue(options.Folder)!, result.GetValue(options.Force));
                return Run(place, options.ReadRecipe(result), output);
            });
            return command;
        }

        private static int Run(NewDeviceFolder place, DeviceRecipe recipe, CommandOutput output)
        {
            VirtualDevice device = DeviceMaker.Make(recipe);
            place.Fill(device);
            output.Line($"Made {place.Path}");
            output.Report(new JsonObject { ["device"] = place.Path });
            return ExitStatus.Done;
        }
    }
}
