using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>Summarises the run of a device as text and as a report, and returns the command's exit status.</summary>
    internal static class RunSummary
    {
        public static int Write(RunReport report, CommandOutput output)
        {
            if (output.IsForPeople)
            {
                Print(report, output);
            }
            else if (report.Outcome != RunOutcome.Completed)
            {
                output.Fault(Sentence(report));
            }

            output.Report(report.ToJson());
            return report.Status;
        }

        private static string Sentence(RunReport report)
        {
            bool needsPerson = report.Outcome == RunOutcome.NeedsPerson;
            string error = report.Error == null ? needsPerson ? string.Empty : $" {report.Why}"
                : $" [{report.Error.Code}] {report.Error.Message}";
            return report.Outcome switch
            {
                RunOutcome.Completed => "completed",
                RunOutcome.Refused => $"refused; the device is unchanged:{error}",
                RunOutcome.Failed => $"failed:{error}",
                _ => $"the device needs the user's help; its final state is {report.RestsAs}:{error} {report.Why}",
            };
        }

        private static void Print(RunReport report, CommandOutput output)
        {
            output.Line();
            // On a terminal, the stages remain visible in the live view, so they are not printed again.
            foreach (StageTime stage in output.IsTerminal ? [] : report.Stages)
            {
                output.Line($"  {StageCatalog.Label(stage.Stage),-24} {stage.Milliseconds / 1000.0,10:0.000} s");
            }

            PrintConsole(report, output);
            output.Line();
            output.Line($"Result: {Sentence(report)}");

            output.Line(
                $"Final state {report.RestsAs} after {report.Boots} boots, {report.DeviceMilliseconds / 1000.0:0.000} s of device time.");
            if (report.WouldBoot != report.RestsAs)
            {
                output.Line($"Final state after a power cycle: {report.WouldBoot}.");
            }

            output.Line(
                $"Flash: {report.PagesErased} pages erased, {report.PagesWritten} written, {report.PagesUnchanged} unchanged; option "
                + $"bytes programmed {report.OptionBytesProgrammed} times; "
                + $"card: {report.CardBytesRead} bytes read, {report.CardBytesWritten} written.");
            PrintMemory(report, output);

            foreach (Violation violation in report.Violations)
            {
                bool isNamed = violation.Where is null || violation.What.Contains(violation.Where, StringComparison.Ordinal);
                string where = isNamed ? string.Empty : $" in {violation.Where}";
                output.Line($"Violation: {violation}, at {violation.Nanoseconds / 1e9:0.000} s{where}");
            }

            if (report.Log != null)
            {
                output.Line($"Log: {report.Log}");
            }
        }

        private static void PrintConsole(RunReport report, CommandOutput output)
        {
            foreach (string line in report.Console)
            {
                output.Line($"  | {line}");
            }

            if (report.Console.Count > 0)
            {
                output.Line();
                output.Line(report.Why);
            }
        }

        private static void PrintMemory(RunReport report, CommandOutput output)
        {
            if (report.Memory is { } memory)
            {
                output.Line(
                    $"RAM: image {memory.Image} bytes; at most {memory.NativeStackPeak} of {memory.NativeStack} bytes of native stack, "
                    + $"{memory.ManagedStackPeak} of {memory.ManagedStack} of managed stack, "
                    + (memory.Collections == 0
                        ? $"at most {memory.HeapFilled} of {memory.Heap} of heap filled."
                        : $"{memory.HeapAlive} of {memory.Heap} of heap live after a collection ({memory.Collections} collections)."));
            }
        }
    }
}
