using System.Diagnostics;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;
using Spectre.Console;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>A run live in the terminal: the stages with bars and times, and the device's own screen below.</summary>
    internal sealed class TerminalView(IAnsiConsole console, VirtualDevice device, RunTrace trace, bool paced)
    {
        // As often as people can see a difference.
        private const int RefreshMilliseconds = 40;
        private const int BarWidth = 24;

        // The screen in block characters; the line above the stages and the one below everything.
        private const int ScreenLines = ScreenImage.Height / 2;
        private const int OtherLines = 2;
        private const int FewStages = 3;
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
            IReadOnlyList<string> screen = Screen();
            Grid stages = new();
            stages.AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap().RightAligned());
            int room = Math.Max(1, console.Profile.Height - screen.Count - OtherLines);
            foreach (StageTime stage in trace.Stages.Skip(trace.Stages.Count - room))
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
            (byte r, byte g, byte b) = ScreenImage.Light;
            Style style = new(new Color(ScreenImage.Dark.R, ScreenImage.Dark.G, ScreenImage.Dark.B), new Color(r, g, b));
            return new Rows([head, stages, .. screen.Select(line => new Text(line, style))]);
        }

        // The finest form that fits the terminal with a few stages above it.
        private IReadOnlyList<string> Screen()
        {
            if (device.Display.Frames is not [.., var frame])
            {
                return [];
            }

            if (console.Profile.Height < ScreenLines + FewStages + OtherLines)
            {
                return ScreenImage.Braille(frame.Pixels);
            }

            return console.Profile.Width >= ScreenImage.Width ? ScreenImage.HalfBlocks(frame.Pixels) : ScreenImage.QuarterBlocks(frame.Pixels);
        }
    }
}
