using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Recorder
{
    /// <summary>
    /// Prints the updater's lines on the console; target and mock print the same lines:
    /// <code>
    /// stage N P        stage N (code) has progress P (0 to 100); on every change of either
    /// overall P        progress of the whole update in percent; on every change
    /// note TEXT        also a line of the log
    /// version TEXT     name, version, commit and date of this updater; when the log begins
    /// error XX-YY TEXT the error that stopped the update
    /// handover WHO     firmware: the new firmware does the rest; self: the updater has done everything
    /// done             the update is complete; the reset follows
    /// waiting          the updater waits for a key or a card; once per wait
    /// aborted          the user aborted the update; the reset follows
    /// </code>
    /// The format is stable: only new kinds of lines are added. Nothing is printed at a reset; the output of the next boot starts with
    /// <c>stage 1 0</c>.
    /// </summary>
    public sealed class Trace
    {
        private readonly IConsole _console;
        private int _stage = -1;
        private int _progress = -1;
        private int _overall = -1;

        /// <summary>Creates a trace.</summary>
        /// <param name="console">Receives the lines.</param>
        public Trace(IConsole console)
        {
            _console = console;
        }

        /// <summary>Reports the progress of the update if the progress has changed.</summary>
        /// <param name="stage">Stage code, one of <see cref="Errors.Stage"/>.</param>
        /// <param name="progress">0 to 100.</param>
        /// <param name="overall">Progress of the whole update, 0 to 100.</param>
        public void At(int stage, int progress, int overall)
        {
            if (stage != _stage || progress != _progress)
            {
                _stage = stage;
                _progress = progress;
                _console.WriteLine(MessageFormat.Of("stage # #", stage, progress));
            }

            if (overall != _overall)
            {
                _overall = overall;
                _console.WriteLine(MessageFormat.Of("overall #", overall));
            }
        }

        /// <summary>Reports the version of the updater.</summary>
        /// <param name="text">Name, version, commit and date.</param>
        public void Version(string text)
        {
            _console.WriteLine("version " + text);
        }

        /// <summary>Reports a note.</summary>
        /// <param name="text">One line.</param>
        public void Note(string text)
        {
            _console.WriteLine("note " + text);
        }

        /// <summary>Reports that the update was stopped by an error.</summary>
        /// <param name="stage">Stage code, XX.</param>
        /// <param name="progress">Progress value, YY.</param>
        /// <param name="text">The error, one sentence.</param>
        public void Error(int stage, int progress, string text)
        {
            _stage = -1;
            _console.WriteLine(MessageFormat.Of("error #-# @", text, stage, progress));
        }

        /// <summary>Reports which component finishes the update.</summary>
        /// <param name="toFirmware">True if the new firmware finishes the update after the reset.</param>
        public void FirmwareBoot(bool toFirmware)
        {
            _console.WriteLine(toFirmware ? "handover firmware" : "handover self");
        }

        /// <summary>Reports that the update is complete.</summary>
        public void Done()
        {
            _console.WriteLine("done");
        }

        /// <summary>Reports that the updater waits for the user.</summary>
        public void Waiting()
        {
            _console.WriteLine("waiting");
        }

        /// <summary>Reports that the user aborted the update.</summary>
        public void Aborted()
        {
            _console.WriteLine("aborted");
        }
    }
}
