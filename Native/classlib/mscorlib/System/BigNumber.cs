namespace System
{
    /// <summary>A whole number of any size, least significant word first: as much of one as decimal texts need.</summary>
    internal sealed class BigNumber
    {
        private uint[] _words;
        private int _used;

        internal BigNumber(ulong value, int capacity)
        {
            _words = new uint[capacity];
            _words[0] = (uint)value;
            _words[1] = (uint)(value >> 32);
            _used = _words[1] != 0 ? 2 : _words[0] != 0 ? 1 : 0;
        }

        internal int Bits
        {
            get
            {
                int bits = _used * 32;

                if (_used > 0)
                {
                    for (uint top = _words[_used - 1]; (top & 0x80000000u) == 0; top <<= 1)
                    {
                        bits--;
                    }
                }

                return bits;
            }
        }

        internal bool IsZero
        {
            get { return _used == 0; }
        }

        internal void Multiply(uint factor)
        {
            MultiplyAdd(factor, 0);
        }

        internal void MultiplyAdd(uint factor, uint carryIn)
        {
            ulong carry = carryIn;

            for (int i = 0; i < _used; i++)
            {
                carry += (ulong)_words[i] * factor;
                _words[i] = (uint)carry;
                carry >>= 32;
            }

            if (carry != 0)
            {
                Push((uint)carry);
            }
        }

        internal void ShiftLeft(int bits)
        {
            for (; bits >= 16; bits -= 16)
            {
                Multiply(65536);
            }

            Multiply(1u << bits);
        }

        internal bool Bit(int index)
        {
            return index < _used * 32 && ((_words[index >> 5] >> (index & 31)) & 1) != 0;
        }

        internal int CompareTo(BigNumber other)
        {
            if (_used != other._used)
            {
                return _used < other._used ? -1 : 1;
            }

            for (int i = _used - 1; i >= 0; i--)
            {
                if (_words[i] != other._words[i])
                {
                    return _words[i] < other._words[i] ? -1 : 1;
                }
            }

            return 0;
        }

        /// <summary>Takes off another number that is not larger.</summary>
        internal void Subtract(BigNumber other)
        {
            long borrow = 0;

            for (int i = 0; i < _used; i++)
            {
                borrow += (long)_words[i] - (i < other._used ? other._words[i] : 0);
                _words[i] = (uint)borrow;
                borrow >>= 32;
            }

            Trim();
        }

        /// <summary>The decimal digits; the number is used up.</summary>
        internal string ToDecimal()
        {
            string text = "";

            while (_used > 0)
            {
                uint rest = Divide(1000000000);
                text = Number.Decimal(rest, false, _used > 0 ? 9 : 1) + text;
            }

            return text.Length == 0 ? "0" : text;
        }

        private uint Divide(uint divisor)
        {
            ulong rest = 0;

            for (int i = _used - 1; i >= 0; i--)
            {
                rest = (rest << 32) | _words[i];
                ulong quotient = rest / divisor;
                _words[i] = (uint)quotient;
                rest -= quotient * divisor;
            }

            Trim();

            return (uint)rest;
        }

        private void Push(uint word)
        {
            if (_used == _words.Length)
            {
                uint[] larger = new uint[_used * 2];
                Array.Copy(_words, larger, _used);
                _words = larger;
            }

            _words[_used++] = word;
        }

        private void Trim()
        {
            while (_used > 0 && _words[_used - 1] == 0)
            {
                _used--;
            }
        }
    }
}
