using System.Diagnostics;
using FlipperUpdaterNano.Fupd.Output;
using Spectre.Console;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>Shows progress, rate and remaining time: as a bar on a terminal, or as occasional lines in a pipe.</summary>
    internal sealed class SweepProgress(CommandOutput output, int expected)
    {
        private const int LineSeconds = 10;
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly Lock _lock = new();
        private TimeSpan _lastLine;
        private ProgressTask? _bar;
        private int _runs;
        private int _bad;

        /// <summary>Runs a sweep and shows its progress.</summary>
        /// <param name="isExact">Whether each first cut results in exactly one run; otherwise the remaining time is unknown.</param>
        public IReadOnlyList<SweepRun> Watch(Sweep sweep, bool isExact)
        {
            sweep.Ended += run => Note(run, isExact);
            if (!output.IsTerminal || !isExact)
            {
                return sweep.Run();
            }

            IReadOnlyList<SweepRun> runs = [];
            output.Console.Progress()
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
                .Start(context =>
                {
                    _bar = context.AddTask("switching on", maxValue: expected);
                    runs = sweep.Run();
                });
            return runs;
        }

        private void Note(SweepRun run, bool isExact)
        {
            lock (_lock)
            {
                _runs++;
                _bad += run.IsBad ? 1 : 0;
                double rate = _runs / Math.Max(_watch.Elapsed.TotalSeconds, 0.001);
                string said = $"{_runs} runs, {rate:0.0} a second{(_bad > 0 ? $", {_bad} bad" : string.Empty)}";
                if (_bar != null)
                {
                    _bar.Increment(1);
                    _bar.Description = said;
                }
                else if (_watch.Elapsed - _lastLine >= TimeSpan.FromSeconds(LineSeconds))
                {
                    _lastLine = _watch.Elapsed;
                    output.Line(isExact ? $"{said}, {expected - _runs} left: {(expected - _runs) / rate:0} s" : said);
                }
            }
        }
    }
}
