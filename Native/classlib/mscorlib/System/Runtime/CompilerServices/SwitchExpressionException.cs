namespace System.Runtime.CompilerServices
{
    /// <summary>No arm of a switch expression takes the value.</summary>
    public sealed class SwitchExpressionException : InvalidOperationException
    {
        private const string NoMatch = "Non-exhaustive switch expression failed to match its input.";

        private readonly object _unmatched;

        /// <summary>Creates the exception without a value.</summary>
        public SwitchExpressionException() : base(NoMatch)
        {
        }

        /// <summary>Creates the exception for a value.</summary>
        public SwitchExpressionException(object unmatchedValue) : base(NoMatch)
        {
            _unmatched = unmatchedValue;
        }

        /// <summary>What happened, with the value.</summary>
        public override string Message
        {
            get { return _unmatched == null ? base.Message : base.Message + "\nUnmatched value was " + _unmatched + "."; }
        }

        /// <summary>The value no arm takes, or null.</summary>
        public object UnmatchedValue
        {
            get { return _unmatched; }
        }
    }
}
