namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>A row of the error table: the meaning of a stage's progress values within a range.</summary>
    public sealed class ErrorRow
    {
        internal ErrorRow(int stage, int from, int to, string text, string advice, Safety safety, bool restarts)
        {
            Stage = stage;
            From = from;
            To = to;
            Text = text;
            Advice = advice;
            Safety = safety;
            Restarts = restarts;
        }

        /// <summary>Gets the stage code, XX.</summary>
        public int Stage { get; }

        /// <summary>Gets the first progress value of the range, YY, 0 to 100.</summary>
        public int From { get; }

        /// <summary>Gets the last progress value of the range, YY, 0 to 100.</summary>
        public int To { get; }

        /// <summary>Gets the error text, which fits on one line of the display.</summary>
        public string Text { get; }

        /// <summary>Gets the advice, one sentence.</summary>
        public string Advice { get; }

        /// <summary>Gets the parts of the device that are still intact.</summary>
        public Safety Safety { get; }

        /// <summary>
        /// Gets a value indicating whether a retry must start with a reset, because CPU2 can be started only once per boot.
        /// </summary>
        public bool Restarts { get; }
    }
}
