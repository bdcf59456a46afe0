using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>A step of an update, with the amounts of data it reads and writes and its expected duration.</summary>
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

        /// <summary>Gets a short description.</summary>
        public string Text { get; }

        /// <summary>Gets the number of bytes read from the card.</summary>
        public uint BytesToRead { get; }

        /// <summary>Gets the number of flash pages erased.</summary>
        public int PagesToErase { get; }

        /// <summary>Gets the number of bytes written to flash or to the card.</summary>
        public uint BytesToWrite { get; }

        /// <summary>Gets the expected duration in milliseconds.</summary>
        public int Milliseconds { get; }

        /// <summary>Gets a value indicating whether the step is already done, by the preflight or before the last reset.</summary>
        public bool IsDone { get; }
    }
}
