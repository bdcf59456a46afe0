using System.Diagnostics;
using FlipperUpdaterNano.Host.Runs;
using FlipperUpdaterNano.Stages;
using FlipperUpdaterNano.VirtualFlipper;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FlipperUpdaterNano.Host.Views
{
    /// <summary>A run live in the terminal: the stages with bars and times, and the device's own screen below.</summary>
    internal sealed class TerminalView(IAnsiConsole console, VirtualDevice device, RunTrace trace, bool paced)
    {
        // As often as people can see a difference.
        private const int RefreshMilliseconds = 40;
        private const int BarWidth = 24;
        private readonly Stopwatch _sinceRefresh = Stopwatch.StartNew();
        private LiveDisplayContext? _context;

        public RunReport Watch(Func<RunReport> run)
        {
            RunReport? report = null;
            console.Live(Draw()).Start(context =>
            {
                _context = context;
                trace.Changed += RefreshSometimes;
                device.Display.Changed += OnFrame;
                report = run();
                trace.Changed -= RefreshSometimes;
                device.Display.Changed -= OnFrame;
                Refresh();
            });
            return report!;
        }

        private void OnFrame(Frame frame)
        {
            if (paced)
            {
                Thread.Sleep(RefreshMilliseconds);
            }

            RefreshSometimes();
        }

        private void RefreshSometimes()
        {
            if (_sinceRefresh.ElapsedMilliseconds >= RefreshMilliseconds)
            {
                Refresh();
                _sinceRefresh.Restart();
            }
        }

        private void Refresh() => _context!.UpdateTarget(Draw());

        private Rows Draw()
        {
            Grid stages = new();
            stages.AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap().RightAligned());
            foreach (StageTime stage in trace.Stages)
            {
                bool isCurrent = trace.Current == stage;
                string colour = isCurrent ? trace.Error != null ? "red" : "orange1" : "grey";
                int percent = isCurrent ? stage.Progress : 100;
                int filled = percent * BarWidth / 100;
                stages.AddRow(
                    $"[{colour}]{Markup.Escape(StageCatalog.Label(stage.Stage))}[/]",
                    $"[{colour}]{new string('━', filled)}[/][grey23]{new string('━', BarWidth - filled)}[/]",
                    $"[{colour}]{RunView.Seconds(stage.Nanoseconds)}[/]");
            }

            Markup head = new($"[bold]{trace.Overall} %[/]   boot {device.Boot}   {RunView.Seconds(device.Clock.Now)}");
            return new Rows(head, stages, Screen());
        }

        private IRenderable Screen()
        {
            if (device.Display.Shown is not { } frame)
            {
                return Text.Empty;
            }

            (byte r, byte g, byte b) = ScreenImage.Light;
            Style style = new(new Color(ScreenImage.Dark.R, ScreenImage.Dark.G, ScreenImage.Dark.B), new Color(r, g, b));
            IReadOnlyList<string> lines = console.Profile.Width >= ScreenImage.Width ? ScreenImage.HalfBlocks(frame.Pixels) : ScreenImage.QuarterBlocks(frame.Pixels);
            return new Rows(lines.Select(line => new Text(line, style)));
        }
    }
}
