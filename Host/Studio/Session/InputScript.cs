namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The inputs of a run: those already performed, and the pending ones that a repetition has yet to perform.</summary>
    /// <param name="pending">The pending inputs, in order.</param>
    internal sealed class InputScript(IEnumerable<Input> pending)
    {
        private readonly Lock _lock = new();
        private readonly Queue<Input> _pending = new(pending);
        private readonly List<Input> _made = [];

        /// <summary>Gets the performed and the pending inputs, in order.</summary>
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

        /// <summary>Returns the next pending input if it belongs to a stop point; <see cref="Repeated"/> removes it.</summary>
        /// <param name="gate">The stop point that the run has reached.</param>
        /// <returns>The input, or <see langword="null"/>. An input of an earlier stop point of the same kind is overdue and returned too.
        /// </returns>
        public Input? Next(Position gate)
        {
            lock (_lock)
            {
                return _pending.TryPeek(out Input? next) && next.At.Gate == gate.Gate && next.At.Number <= gate.Number ? next : null;
            }
        }

        /// <summary>Removes the next pending input, and records it as performed.</summary>
        /// <param name="made">The input as performed, or <see langword="null"/> if the device refused it.</param>
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

        /// <summary>Drops the pending inputs, because the run has diverged from the recorded one.</summary>
        public void DropPending()
        {
            lock (_lock)
            {
                _pending.Clear();
            }
        }
    }
}
