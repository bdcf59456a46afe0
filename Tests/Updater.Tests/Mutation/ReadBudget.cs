namespace FlipperUpdaterNano.Updater.Tests.Mutation
{
    /// <summary>Counts reads, so that a loop that never ends is a failure with an id and not a test that hangs.</summary>
    public sealed class ReadBudget
    {
        private long _left;

        public ReadBudget(long reads)
        {
            _left = reads;
        }

        public void Spend()
        {
            if (--_left < 0)
            {
                throw new InvalidOperationException("The parser does not end: its budget of reads is used up.");
            }
        }
    }
}
