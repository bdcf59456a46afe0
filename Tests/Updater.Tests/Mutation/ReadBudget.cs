namespace FlipperUpdaterNano.Updater.Tests.Mutation
{
    /// <summary>Limits the number of reads, so that an endless loop becomes a failure with an id instead of a hanging test.</summary>
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
                throw new InvalidOperationException("The parser does not terminate: its read budget is exhausted.");
            }
        }
    }
}
