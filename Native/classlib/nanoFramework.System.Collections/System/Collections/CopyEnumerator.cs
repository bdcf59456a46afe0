namespace System.Collections
{
    /// <summary>A walk over a copy of a collection's elements; throws when the collection has no longer so many.</summary>
    internal sealed class CopyEnumerator : IEnumerator
    {
        private readonly object[] _copy;
        private readonly ICollection _owner;
        private int _index = -1;

        internal CopyEnumerator(object[] copy, ICollection owner)
        {
            _copy = copy;
            _owner = owner;
        }

        public object Current
        {
            get
            {
                if (_index < 0)
                {
                    throw new InvalidOperationException("Enumeration has not started. Call MoveNext.");
                }

                if (_index >= _copy.Length)
                {
                    throw new InvalidOperationException("Enumeration already finished.");
                }

                return _copy[_index];
            }
        }

        public bool MoveNext()
        {
            Check();

            if (_index < _copy.Length)
            {
                _index++;
            }

            return _index < _copy.Length;
        }

        public void Reset()
        {
            Check();
            _index = -1;
        }

        private void Check()
        {
            if (_owner.Count != _copy.Length)
            {
                throw new InvalidOperationException("Collection was modified after the enumerator was instantiated.");
            }
        }
    }
}
