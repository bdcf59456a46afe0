using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>Shows progress as plain lines: one for each stage that is entered and one for each boot.</summary>
    internal sealed class LineView(CommandOutput output, VirtualDevice device, RunTrace trace)
    {
        private int _stage;
        private int _boot;

        public RunReport Watch(Func<RunReport> run)
        {
            trace.Changed += Show;
            RunReport report = run();
            trace.Changed -= Show;
            return report;
        }

        private void Show()
        {
            if (device.Boot != _boot)
            {
                _boot = device.Boot;
                _stage = 0;
                output.Line($"{RunView.Seconds(device.Clock.Now),12}  boot {_boot}");
            }

            if (trace.Error is { } error)
            {
                _stage = 0;
                output.Line($"{RunView.Seconds(device.Clock.Now),12}  [{error.Code}] {error.Message}");
            }
            else if (trace.Current is { } current && current.Stage != _stage)
            {
                _stage = current.Stage;
                output.Line($"{RunView.Seconds(device.Clock.Now),12}  {trace.Overall,3} %  {StageCatalog.Label(_stage)}");
            }
        }
    }
}
