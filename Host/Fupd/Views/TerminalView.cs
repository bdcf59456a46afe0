using System.Diagnostics;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;
using Spectre.Console;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>The live view of a run in a terminal: the stages with bars and times, and below them the device's screen.</summary>
    internal sealed class TerminalView(CommandOutput output, VirtualDevice device, RunTrace trace, bool paced)
    {
        // The interval between updates of the view. More frequent updates would not be noticeable.
        private const int RefreshMilliseconds = 40;
        private const int WidestBar = 24;

        // Widths in columns. TimeColumns: a time and the spaces around it. OtherColumns: a label, a time and the spaces between them.
        private const int TimeColumns = 10 + 4;
        private const int OtherColumns = 24 + 10 + 6;

        // Heights in lines. ScreenLines: the screen in block characters. OtherLines: the line above the stages and the last line.
        private const int ScreenLines = ScreenImage.Height / 2;
        private const int OtherLines = 2;
        private const int FewStages = 3;
        private readonly Stopwatch _sinceRefresh = Stopwatch.StartNew();
        private readonly IAnsiConsole _console = output.Console;
        private LiveDisplayContext? _context;

        public RunReport Watch(Func<RunReport> run)
        {
            RunReport? report = null;
            Interruption.IsDrawing = true;
            _console.Live(Draw()).Start(context =>
            {
                _context = context;
                trace.Changed += RefreshSometimes;
                device.Display.Changed += OnFrame;
                report = run();
                trace.Changed -= RefreshSometimes;
                device.Display.Changed -= OnFrame;
                Refresh();
            });
            Interruption.IsDrawing = false;
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

        private void Refresh()
        {
            // The signal handler holds this lock until the process exits, so that the view does not overwrite the handler's message.
            lock (Interruption.Pause)
            {
                _context!.UpdateTarget(Draw());
            }
        }

        private Rows Draw()
        {
            IReadOnlyList<string> screen = Screen();
            Grid stages = new();
            stages.AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn(
                new GridColumn().NoWrap().RightAligned());
            int barWidth = Math.Clamp(_console.Profile.Width - OtherColumns, 0, WidestBar);
            char bar = output.IsPlain ? '=' : '━';
            int room = Math.Max(1, _console.Profile.Height - screen.Count - OtherLines);
            foreach (StageTime stage in trace.Stages.Skip(trace.Stages.Count - room))
            {
                bool isCurrent = trace.Current == stage;
                string colour = isCurrent ? trace.Error != null ? "red" : "orange1" : "grey";
                int percent = isCurrent ? stage.Progress : 100;
                int filled = percent * barWidth / 100;
                stages.AddRow(
                    $"[{colour}]{Markup.Escape(Cut(StageCatalog.Label(stage.Stage), _console.Profile.Width - TimeColumns))}[/]",
                    $"[{colour}]{new string(bar, filled)}[/][grey23]{new string(output.IsPlain ? '-' : bar, barWidth - filled)}[/]",
                    $"[{colour}]{RunView.Seconds(stage.Nanoseconds)}[/]");
            }

            Markup head = new(Cut($"{trace.Overall} %   boot {device.Boot}   {RunView.Seconds(device.Clock.Now)}", _console.Profile.Width));
            (byte r, byte g, byte b) = ScreenImage.Light;
            Style style = new(new Color(ScreenImage.Dark.R, ScreenImage.Dark.G, ScreenImage.Dark.B), new Color(r, g, b));
            return new Rows([head, stages, .. screen.Select(line => new Text(line, style))]);
        }

        // A terminal that is too narrow wraps long lines, and the live view would then overwrite the wrong lines.
        private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(0, width)];

        // Selects the highest-resolution form of the screen that fits the terminal, with room for a few stages above the screen.
        private IReadOnlyList<string> Screen()
        {
            if (device.Display.Frames is not [.., var frame])
            {
                return [];
            }

            if (_console.Profile.Width < ScreenImage.Width / 2)
            {
                return [];
            }

            if (output.IsPlain)
            {
                return ScreenImage.Ascii(frame.Pixels);
            }

            if (_console.Profile.Height < ScreenLines + FewStages + OtherLines)
            {
                return ScreenImage.Braille(frame.Pixels);
            }

            return _console.Profile.Width >= ScreenImage.Width
                ? ScreenImage.HalfBlocks(frame.Pixels)
                : ScreenImage.QuarterBlocks(frame.Pixels);
        }
    }
}
