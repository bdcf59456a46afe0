namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>One row of the error table: what a range of progress values of a stage means.</summary>
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

        /// <summary>Gets the first progress value, YY, 0 to 100.</summary>
        public int From { get; }

        /// <summary>Gets the last progress value, YY, 0 to 100.</summary>
        public int To { get; }

        /// <summary>Gets what happened, short enough for one line of the display.</summary>
        public string Text { get; }

        /// <summary>Gets one plain sentence that says what to do.</summary>
        public string Advice { get; }

        /// <summary>Gets what is safe.</summary>
        public Safety Safety { get; }

        /// <summary>Gets a value indicating whether another try begins with a reset: CPU2 starts once in a boot.</summary>
        public bool Restarts { get; }
    }
}
