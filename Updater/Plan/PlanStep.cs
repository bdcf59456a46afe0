using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>One step of an update: what it touches, and how long it should take.</summary>
    public sealed class PlanStep
    {
        internal PlanStep(Stage stage, string text, uint read, int erase, uint write, int milliseconds, bool done)
        {
            Stage = stage;
            Text = text;
            BytesToRead = read;
            PagesToErase = erase;
            BytesToWrite = write;
            Milliseconds = milliseconds;
            IsDone = done;
        }

        /// <summary>Gets the stage code.</summary>
        public Stage Stage { get; }

        /// <summary>Gets what is done, in a few words.</summary>
        public string Text { get; }

        /// <summary>Gets the bytes read from the card.</summary>
        public uint BytesToRead { get; }

        /// <summary>Gets the flash pages erased.</summary>
        public int PagesToErase { get; }

        /// <summary>Gets the bytes written, to flash or card.</summary>
        public uint BytesToWrite { get; }

        /// <summary>Gets the expected milliseconds.</summary>
        public int Milliseconds { get; }

        /// <summary>Gets a value indicating whether it was done before: by the preflight, or before the last reset.</summary>
        public bool IsDone { get; }
    }
}
