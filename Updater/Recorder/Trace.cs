using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Recorder
{
    /// <summary>
    /// Lines that the updater prints on the console, the same on the target and on the mock:
    /// <code>
    /// stage N P        in stage N (code), progress P (0 to 100); on every change of either
    /// overall P        the whole update, percent; on every change
    /// note TEXT        also a line of the log
    /// version TEXT     name, version, commit and date of this updater; when the log begins
    /// error XX-YY TEXT the update stopped; what happened
    /// handover WHO     firmware: the new firmware does the rest; self: nothing is left to do
    /// done             the update is complete; the reset follows
    /// waiting          nothing runs: a key or a card is waited for; said once a wait
    /// aborted          a person gave the update up; the reset follows
    /// </code>
    /// Stable: lines are only ever added. A reset shows as nothing; the next boot begins with <c>stage 1 0</c>.
    /// </summary>
    public sealed class Trace
    {
        private readonly IConsole _console;
        private int _stage = -1;
        private int _progress = -1;
        private int _overall = -1;

        /// <summary>Initializes a new instance of the <see cref="Trace"/> class.</summary>
        /// <param name="console">Where the lines go.</param>
        public Trace(IConsole console)
        {
            _console = console;
        }

        /// <summary>Reports where the update is; says nothing when that is where it was.</summary>
        /// <param name="stage">A code of <see cref="Errors.Stage"/>.</param>
        /// <param name="progress">0 to 100.</param>
        /// <param name="overall">The whole update, 0 to 100.</param>
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

        /// <summary>Reports which updater runs.</summary>
        /// <param name="text">Name, version, commit and date.</param>
        public void Version(string text)
        {
            _console.WriteLine("version " + text);
        }

        /// <summary>Passes a remark on.</summary>
        /// <param name="text">One line.</param>
        public void Note(string text)
        {
            _console.WriteLine("note " + text);
        }

        /// <summary>Reports that the update stopped.</summary>
        /// <param name="stage">XX.</param>
        /// <param name="progress">YY.</param>
        /// <param name="text">What happened, one sentence.</param>
        public void Error(int stage, int progress, string text)
        {
            _stage = -1;
            _console.WriteLine(MessageFormat.Of("error #-# @", text, stage, progress));
        }

        /// <summary>Reports who finishes the update.</summary>
        /// <param name="toFirmware">The new firmware does, after the reset.</param>
        public void FirmwareBoot(bool toFirmware)
        {
            _console.WriteLine(toFirmware ? "handover firmware" : "handover self");
        }

        /// <summary>Reports that the update is complete.</summary>
        public void Done()
        {
            _console.WriteLine("done");
        }

        /// <summary>Reports that a person is waited for.</summary>
        public void Waiting()
        {
            _console.WriteLine("waiting");
        }

        /// <summary>Reports that a person gave the update up.</summary>
        public void Aborted()
        {
            _console.WriteLine("aborted");
        }
    }
}
