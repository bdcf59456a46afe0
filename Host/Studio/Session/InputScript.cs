namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The inputs of a run: those that a repetition still has to make, and those that were made.</summary>
    /// <param name="pending">What has to be made, in order.</param>
    internal sealed class InputScript(IEnumerable<Input> pending)
    {
        private readonly Queue<Input> _pending = new(pending);
        private readonly List<Input> _made = [];

        /// <summary>Gets what was made, in order.</summary>
        public IReadOnlyList<Input> Made
        {
            get
            {
                lock (_made)
                {
                    return [.. _made];
                }
            }
        }

        /// <summary>Takes the next input if it belongs to a gate.</summary>
        /// <param name="gate">The gate that the run has reached.</param>
        /// <returns>The input, or <see langword="null"/>. One that an earlier gate of this kind should have had is late and is made too.
        /// </returns>
        public Input? Take(Position gate) =>
            _pending.TryPeek(out Input? next) && next.At.Gate == gate.Gate && next.At.Number <= gate.Number ? _pending.Dequeue() : null;

        /// <summary>Records an input that was made.</summary>
        /// <param name="input">The input.</param>
        public void Record(Input input)
        {
            lock (_made)
            {
                _made.Add(input);
            }
        }
    }
}
