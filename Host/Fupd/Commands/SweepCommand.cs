using System.CommandLine;
using System.Globalization;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd sweep</c>: runs a campaign of power cuts over one update.</summary>
    internal static class SweepCommand
    {
        public static Command Create(CommonOptions common)
        {
            SweepOptions options = new();
            Command command = new("sweep", "Cut the power at every operation of an update, and report the outcomes.")
            {
                options.Package, options.Device, options.On, options.Loader, options.Every, options.Modes, options.Cuts,
                options.Registers, options.By, options.CardFree, options.Shard, options.Jobs, options.Jsonl, options.Html, options.Merge,
            };
            command.SetAction(result => Run(options, result, common.OutputOf(result)));
            return command;
        }

        private static int Run(SweepOptions options, ParseResult result, CommandOutput output)
        {
            foreach (Option<string?> file in new[] { options.Jsonl, options.Html })
            {
                if (result.GetValue(file) is { } path)
                {
                    OutputFile.CheckWritable(path, file.Name);
                }
            }

            SweepResult swept = result.GetValue(options.Merge) is { Length: > 0 } files
                ? Merge(options, result, files)
                : Play(options, result, output);
            if (result.GetValue(options.Jsonl) is { } lines)
            {
                swept.Write(lines);
            }

            if (result.GetValue(options.Html) is { } page)
            {
                File.WriteAllText(page, SweepPage.Of(swept));
            }

            SweepSummary.Write(swept, output);
            return swept.Status;
        }

        private static SweepResult Merge(SweepOptions options, ParseResult result, string[] files)
        {
            options.RefuseForMerge(result);
            foreach (string file in files)
            {
                Inputs.File(file, "--merge");
            }

            return SweepResult.Merge(files);
        }

        private static SweepResult Play(SweepOptions options, ParseResult result, CommandOutput output)
        {
            SweepPlan plan = options.Plan(result);
            int jobs = options.JobsOf(result);
            string package = result.GetValue(options.Package)
                ?? throw new InputException("sweep: give a PACKAGE, or --merge FILE... to combine results");
            string folder = result.GetValue(options.Device)
                ?? throw new InputException("sweep: give the device with --device DEVICE; the device is not changed");
            VirtualDevice device = DeviceStore.Load(folder);
            Package contents = PackageReader.Read(package);
            if (Inputs.OptionalFile(result.GetValue(options.Loader), "--loader") is { } loader)
            {
                PackageLoader.Replace(contents, loader);
            }

            _ = new Installation(device, contents, Engine.Of(Engine.Mock)).Prepare();
            if (result.GetValue(options.CardFree) is { } free)
            {
                plan = plan with { FreeClusters = NearlyFullCard.Limit(device, free) };
            }

            SweptUpdate update = SweptUpdate.Of(device, result.GetValue(options.On)!);
            Sweep sweep = new(update, plan, jobs);
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"The update performs {update.Operations.Count} operations in {update.Nanoseconds / 1e9:0.000} s of device time; "
                + $"{sweep.FirstCuts} cuts, {jobs} in parallel."));
            try
            {
                return SweepResult.Of(update, plan, new SweepProgress(output, sweep.FirstCuts).Watch(sweep, plan.Cuts == 1));
            }
            catch when (result.GetValue(options.Jsonl) is { } lines)
            {
                // If the sweep is interrupted, the completed runs are written, but --merge rejects the file as incomplete.
                SweepResult.Of(update, plan, sweep.Runs).Write(lines, false);
                throw;
            }
        }
    }
}
