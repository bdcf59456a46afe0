namespace System.Collections
{
    /// <summary>A walk over a part of an array: also of the collections that keep their elements in one.</summary>
    internal class ArrayEnumerator : IEnumerator
    {
        private readonly Array _array;
        private readonly int _start;
        private readonly int _end;
        private readonly ICollection _owner;
        private int _index;

        /// <summary>Walks over a part of an array; throws when the owner, if there is one, has no longer so many elements.</summary>
        internal ArrayEnumerator(Array array, int start, int length, ICollection owner = null)
        {
            _owner = owner;
            _array = array;
            _start = start;
            _end = start + length;
            _index = start - 1;
        }

        public object Current
        {
            get
            {
                if (_index < _start || _index >= _end)
                {
                    throw new InvalidOperationException(
                        _index < _start ? "Enumeration has not started. Call MoveNext." : "Enumeration already finished.");
                }

                return _array.GetValue(_index);
            }
        }

        public bool MoveNext()
        {
            if (_owner != null && _owner.Count != _end - _start)
            {
                throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
            }

            if (_index < _end)
            {
                _index++;
            }

            return _index < _end;
        }

        public void Reset()
        {
            _index = _start - 1;
        }
    }
}
