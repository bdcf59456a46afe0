using System.CommandLine;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd device</c>: commands for virtual devices.</summary>
    internal static class DeviceCommand
    {
        public static Command Create(CommonOptions common) => new("device", "Create and inspect virtual devices.")
        {
            DeviceCreateCommand.Create(common),
            DeviceShowCommand.Create(common),
            DeviceIntCommand.Create(common),
            DeviceImportCommand.Create(common),
        };
    }
}
