namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The inputs of a run: those already made, and those still to be made by a replay.</summary>
    /// <param name="made">The inputs that had already been made when the run was continued from a copy, in order.</param>
    /// <param name="pending">The pending inputs, in order.</param>
    internal sealed class InputScript(IEnumerable<Input> made, IEnumerable<Input> pending)
    {
        private readonly Lock _lock = new();
        private readonly Queue<Input> _pending = new(pending);
        private readonly List<Input> _made = [.. made];

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

        /// <summary>Gets the inputs already made, in order.</summary>
        public IReadOnlyList<Input> Made
        {
            get
            {
                lock (_lock)
                {
                    return [.. _made];
                }
            }
        }

        /// <summary>
        /// Returns the next pending input if it is due at the given stop point, without removing it; <see cref="Repeated"/> removes it.
        /// </summary>
        /// <param name="gate">The stop point that the run has reached.</param>
        /// <returns>
        /// The input, or <see langword="null"/> if none is due. A late input, which was due at an earlier stop point of the same kind, is
        /// returned too.
        /// </returns>
        public Input? Next(Position gate)
        {
            lock (_lock)
            {
                return _pending.TryPeek(out Input? next) && next.At.Gate == gate.Gate && next.At.Number <= gate.Number ? next : null;
            }
        }

        /// <summary>Replaces the next pending input with the input that was actually made.</summary>
        /// <param name="input">The input that was actually made, or <see langword="null"/> if the device refused it.</param>
        public void Repeated(Input? input)
        {
            lock (_lock)
            {
                _pending.Dequeue();
                if (input != null)
                {
                    _made.Add(input);
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

        /// <summary>Discards the pending inputs, because the run has diverged from the recorded one.</summary>
        public void DropPending()
        {
            lock (_lock)
            {
                _pending.Clear();
            }
        }
    }
}
