using System.CommandLine;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd nano</c>: commands for programs on the RAM runtime.</summary>
    internal static class NanoCommand
    {
        public static Command Create(CommonOptions common) => new("nano", "Build programs for the RAM runtime and run them.")
        {
            NanoBuildCommand.Create(common),
            NanoRunCommand.Create(common),
            NanoNativesCommand.Create(common),
        };
    }
}
