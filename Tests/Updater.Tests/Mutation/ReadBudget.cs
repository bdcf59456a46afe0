namespace FlipperUpdaterNano.Updater.Tests.Mutation
{
    /// <summary>Limits the number of reads, so that an endless loop is a failure with an id, not a hanging test.</summary>
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
