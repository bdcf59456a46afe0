namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>
    /// Receives the progress of the update. The methods are called between blocks of data; they draw the screen and write the trace.
    /// </summary>
    public interface IStageProgress
    {
        /// <summary>Reports the current stage and its progress.</summary>
        /// <param name="stage">Stage code, one of <see cref="Stage"/>.</param>
        /// <param name="progress">0 to 100.</param>
        void Report(Stage stage, int progress);

        /// <summary>Adds a line to the recorder's log.</summary>
        /// <param name="line">One line of plain text.</param>
        void Note(string line);
    }
}
