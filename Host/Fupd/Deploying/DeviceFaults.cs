using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>Converts a fault of a connected device to one line of text and an exit status.</summary>
    internal static class DeviceFaults
    {
        /// <summary>Runs code that communicates with a device.</summary>
        /// <param name="output">Receives the line that describes a fault.</param>
        /// <param name="run">The code to run; returns the exit status.</param>
        /// <exception cref="InputException">No serial port of a device was found, or the port cannot be opened.</exception>
        public static int Report(CommandOutput output, Func<int> run)
        {
            try
            {
                return run();
            }
            catch (DeploymentException fault)
            {
                if (fault.Kind == DeploymentFault.NoPort)
                {
                    throw new InputException(fault.Message);
                }

                output.Fault(fault.Message);
                return fault.Kind == DeploymentFault.NeedsUser ? ExitStatus.NeedsPerson : ExitStatus.Refused;
            }
        }
    }
}
