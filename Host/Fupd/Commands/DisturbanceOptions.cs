using System.CommandLine;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options for power cuts, faults, key presses, and the list of operations.</summary>
    internal sealed class DisturbanceOptions
    {
        public DisturbanceOptions() => Registers.AcceptOnlyFromAmong(SweepOptions.RegistersKept, SweepOptions.RegistersLost);

        public Option<string[]> Cut { get; } = new("--cut")
        {
            Description = "Cut the power at this operation, then power on again; each further cut applies to the run after the previous "
                + "cut. ID is OPERATION@ADDRESS#N:MODE, as printed by reports, sweep and --operations; MODE is before, torn or after; "
                + "+reset resets the chip instead of cutting the power.",
            HelpName = "ID",
        };

        public Option<bool> StayOff { get; } = new("--stay-off")
        {
            Description = "Leave the device off after the last cut, and save it in that state, for example for 'fupd boot'.",
        };

        public Option<string> Registers { get; } = new("--registers")
        {
            Description = "Whether a cut preserves the backup registers, as a battery does, or clears them.",
            HelpName = "kept|lost",
            DefaultValueFactory = _ => SweepOptions.RegistersKept,
        };

        public Option<string[]> Fault { get; } = new("--fault")
        {
            Description = "Inject a fault: NAME[:ARGUMENTS][@WHEN]. WHEN is " + RunMoment.Forms + "; default: before power-on. Names: "
                + string.Join(", ", FaultCatalog.All.Select(kind => kind.Form)) + ". docs/FUPD.md describes each fault.",
            HelpName = "SPEC",
        };

        public Option<string[]> Press { get; } = new("--press")
        {
            Description = "Press a key: ok, back, back-long or insert-card (left and down only with boot); ok/TIME and back/TIME hold the "
                + "key. WHEN is waiting (the next time that the updater waits for a key), boot (hold ok, left or down at every boot), or "
                + "any WHEN that --fault accepts.",
            HelpName = "KEY@WHEN",
        };

        public Option<string?> Operations { get; } = new("--operations")
        {
            Description = "Write one line for each operation, with id, device time in seconds, boot and stage.",
            HelpName = "FILE",
        };

        /// <summary>Adds the options to a command.</summary>
        public void AddTo(Command command)
        {
            foreach (Option option in new Option[] { Cut, StayOff, Registers, Fault, Press, Operations })
            {
                command.Options.Add(option);
            }
        }

        /// <summary>Reads the disturbances.</summary>
        /// <exception cref="InputException">An argument is malformed.</exception>
        public RunDisturbances Read(ParseResult result)
        {
            if (result.GetValue(Operations) is { } file)
            {
                OutputFile.CheckWritable(file, "--operations");
            }

            RunDisturbances read = new()
            {
                Cuts = RunDisturbances.ParseCuts(result.GetValue(Cut) ?? []),
                StaysOff = result.GetValue(StayOff),
                LosesRegisters = result.GetValue(Registers) == SweepOptions.RegistersLost,
                Faults = [.. (result.GetValue(Fault) ?? []).Select(Disturbances.Fault.Parse)],
                Presses = [.. (result.GetValue(Press) ?? []).Select(KeyPress.Parse)],
            };
            string? lonely = read.StaysOff && read.Cuts is not [.., { IsReset: false }] ? "--stay-off: the last cut must be a power cut"
                : read.LosesRegisters && read.Cuts.All(cut => cut.IsReset) ? "--registers lost: no power cut is given"
                : null;
            return lonely == null ? read : throw new InputException($"{lonely}; add --cut ID");
        }
    }
}
