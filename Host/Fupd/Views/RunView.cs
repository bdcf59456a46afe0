using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>Shows a run in progress: live on a terminal, line by line in a pipe, and not at all with --quiet.</summary>
    internal static class RunView
    {
        /// <summary>Runs the device and shows its progress.</summary>
        /// <param name="output">Receives the output.</param>
        /// <param name="trace">The updater's trace.</param>
        /// <param name="paced">Whether to slow the run down so that users can watch it on a terminal.</param>
        /// <param name="run">Runs the device to its final state.</param>
        /// <returns>What <paramref name="run"/> returned.</returns>
        public static RunReport Watch(CommandOutput output, VirtualDevice device, RunTrace trace, bool paced, Func<RunReport> run)
        {
            if (!output.IsForPeople)
            {
                return run();
            }

            return output.IsTerminal
                ? new TerminalView(output, device, trace, paced).Watch(run)
                : new LineView(output, device, trace).Watch(run);
        }

        /// <summary>Formats virtual time.</summary>
        /// <returns>The time in seconds, with three decimal places.</returns>
        public static string Seconds(long nanoseconds) => $"{nanoseconds / 1e9:0.000} s";
    }
}
