using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>The names of final states in reports, which are a public interface.</summary>
    internal static class RestName
    {
        public static string Of(RestState state) => state switch
        {
            RestState.Firmware => "firmware",
            RestState.Updater => "updater",
            RestState.SystemDfu => "systemDfu",
            RestState.ResumeStub => "resumeStub",
            _ => "hang",
        };
    }
}
