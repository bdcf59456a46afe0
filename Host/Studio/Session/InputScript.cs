namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The inputs of a run: those already made, and those that a repetition still has to make.</summary>
    /// <param name="pending">The pending inputs, in order.</param>
    internal sealed class InputScript(IEnumerable<Input> pending)
    {
        private readonly Lock _lock = new();
        private readonly Queue<Input> _pending = new(pending);
        private readonly List<Input> _made = [];

        /// <summary>Gets what was made and what is still to be made, in order.</summary>
        public IReadOnlyList<Input> All
        {
            get
            {
                lock (_lock)
                {
                    return [.. _made, .. _pending];
                }
            }
        }

        /// <summary>Finds the next input if it belongs to a gate; <see cref="Repeated"/> takes it from the pending ones.</summary>
        /// <param name="gate">The gate that the run has reached.</param>
        /// <returns>The input, or <see langword="null"/>. One that an earlier gate of this kind should have had is late and is made too.
        /// </returns>
        public Input? Next(Position gate)
        {
            lock (_lock)
            {
                return _pending.TryPeek(out Input? next) && next.At.Gate == gate.Gate && next.At.Number <= gate.Number ? next : null;
            }
        }

        /// <summary>Replaces the next pending input by what was made of it.</summary>
        /// <param name="made">The input as it was made, or <see langword="null"/> when the device refused it.</param>
        public void Repeated(Input? made)
        {
            lock (_lock)
            {
                _pending.Dequeue();
                if (made != null)
                {
                    _made.Add(made);
                }
            }
        }

        /// <summary>Records an input that the user made.</summary>
        public void Record(Input input)
        {
            lock (_lock)
            {
                _made.Add(input);
            }
        }

        /// <summary>Drops what has not been made: the run has become another one.</summary>
        public void DropPending()
        {
            lock (_lock)
            {
                _pending.Clear();
            }
        }
    }
}
