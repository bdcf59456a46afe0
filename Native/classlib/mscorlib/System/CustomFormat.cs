namespace System
{
    /// <summary>
    /// Numbers in a format of characters that stand for digits, such as <c>#,##0.00;(0)</c>, in the invariant culture: one object lays out
    /// one number (.NET documentation, "Custom numeric format strings").
    /// </summary>
    internal sealed class CustomFormat
    {
        private const int Never = int.MaxValue;

        private readonly string _format;
        private readonly bool _isFloat;
        private bool _negative;
        private string _digits;
        private int _scale;

        // Of the section that is used: places for digits, where the point stands among them, and where zeros must be.
        private int _section;
        private int _places;
        private int _point;
        private int _firstZero;
        private int _lastZero;
        private int _adjust;
        private bool _grouped;
        private bool _scientific;

        // Where the last comma is, in places, or -1; how many commas there are.
        private int _comma;
        private int _commas;

        // Position of the layout.
        private string _text = "";
        private int _next;
        private int _place;
        private int _ahead;

        private CustomFormat(string digits, int scale, bool negative, bool isFloat, string format)
        {
            _digits = digits;
            _scale = scale;
            _negative = negative;
            _isFloat = isFloat;
            _format = format;
        }

        /// <summary>Whether a format is not a letter with a number behind it.</summary>
        internal static bool Is(string format)
        {
            int letter = format[0] | 32;

            if (letter < 'a' || letter > 'z')
            {
                return true;
            }

            for (int i = 1; i < format.Length; i++)
            {
                if (format[i] < '0' || format[i] > '9')
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The number 0.digits × 10^scale; only a floating-point one may be a negative zero.</summary>
        internal static string Format(string digits, int scale, bool negative, bool isFloat, string format)
        {
            return new CustomFormat(digits, scale, negative, isFloat, format).LayOut();
        }

        private string LayOut()
        {
            int section = SectionAt(_digits.Length == 0 ? 2 : _negative ? 1 : 0);
            Scan(section);

            if (_digits.Length > 0)
            {
                _scale += _adjust;
                _digits = NumberFormat.Round(_digits, _scientific ? _places : _scale + _places - _point, ref _scale, false).TrimEnd('0');

                if (_digits.Length == 0)
                {
                    int zero = SectionAt(2);

                    if (zero != section)
                    {
                        section = zero;
                        Scan(section);
                    }
                }
            }

            if (_digits.Length == 0)
            {
                _scale = 0;
                _negative &= _isFloat;
            }

            _firstZero = _firstZero < _point ? _point - _firstZero : 0;
            _lastZero = _lastZero > _point ? _point - _lastZero : 0;
            _place = _scientific || _scale < _point ? _point : _scale;
            _ahead = _scientific ? 0 : _scale - _point;
            _section = section;
            Fill();

            return _negative && section == 0 && (_scale != 0 || _text.Length > 0) ? "-" + _text : _text;
        }

        /// <summary>Where a section begins; the first one where there is none or an empty one.</summary>
        private int SectionAt(int number)
        {
            int at = 0;

            for (int left = number; left > 0; left--)
            {
                while (at < _format.Length && _format[at] != ';')
                {
                    at = Behind(at);
                }

                if (++at >= _format.Length)
                {
                    return 0;
                }
            }

            return _format[at] == ';' ? 0 : at;
        }

        /// <summary>The place behind a character, or behind what is quoted.</summary>
        private int Behind(int at)
        {
            char c = _format[at++];

            if (c == '\\')
            {
                return at < _format.Length ? at + 1 : at;
            }

            if (c == '\'' || c == '"')
            {
                int end = _format.IndexOf(c, at);

                return end < 0 ? _format.Length : end + 1;
            }

            return at;
        }

        /// <summary>Measures the section at an index.</summary>
        private void Scan(int at)
        {
            _places = _lastZero = _adjust = 0;
            _point = -1;
            _firstZero = Never;
            _grouped = _scientific = false;
            _comma = -1;

            for (; at < _format.Length && _format[at] != ';'; at = Behind(at))
            {
                if ((_format[at] | 32) == 'e' && ExponentDigitsAt(at) > 0)
                {
                    _scientific = true;
                    at = BehindExponent(at) - 1;
                }
                else
                {
                    ScanSymbol(_format[at]);
                }
            }

            _point = _point < 0 ? _places : _point;

            if (_comma >= 0)
            {
                _adjust -= _comma == _point ? 3 * _commas : 0;
                _grouped |= _comma != _point;
            }
        }

        private void ScanSymbol(char symbol)
        {
            switch (symbol)
            {
                case '#':
                    _places++;
                    break;

                case '0':
                    _firstZero = _firstZero == Never ? _places : _firstZero;
                    _lastZero = ++_places;
                    break;

                case '.':
                    _point = _point < 0 ? _places : _point;
                    break;

                case ',' when _places > 0 && _point < 0:
                    _grouped |= _comma >= 0 && _comma != _places;
                    _commas = _comma == _places ? _commas + 1 : 1;
                    _comma = _places;
                    break;

                case '%':
                    _adjust += 2;
                    break;

                case '\u2030':
                    _adjust += 3;
                    break;
            }
        }

        /// <summary>Number of zeros behind an E and its sign.</summary>
        private int ExponentDigitsAt(int at)
        {
            int first = at + 1;
            first += first < _format.Length && (_format[first] == '+' || _format[first] == '-') ? 1 : 0;
            int end = first;

            while (end < _format.Length && _format[end] == '0')
            {
                end++;
            }

            return end - first;
        }

        private int BehindExponent(int at)
        {
            return at + 1 + (_format[at + 1] == '0' ? 0 : 1) + ExponentDigitsAt(at);
        }

        private void Fill()
        {
            bool pointWritten = false;

            for (int at = _section; at < _format.Length && _format[at] != ';';)
            {
                char c = _format[at];
                int behind = Behind(at);

                if (c == '#' || c == '0')
                {
                    TakeAhead();
                    TakePlace();
                }
                else if (c == '.')
                {
                    TakeAhead();

                    if (_place == 0 && !pointWritten && (_lastZero < 0 || (_point < _places && _next < _digits.Length)))
                    {
                        _text += ".";
                        pointWritten = true;
                    }
                }
                else if ((c == 'E' || c == 'e') && _scientific && ExponentDigitsAt(at) > 0)
                {
                    Exponent(at);
                    behind = BehindExponent(at);
                }
                else if (c != ',')
                {
                    _text += Literal(at, behind);
                }

                at = behind;
            }
        }

        /// <summary>What stands for itself between two indices: escaped, quoted, or any other character.</summary>
        private string Literal(int at, int behind)
        {
            char c = _format[at];

            if (c == '\\')
            {
                return _format.Substring(at + 1, behind - at - 1);
            }

            if (c == '\'' || c == '"')
            {
                bool closed = behind - at > 1 && _format[behind - 1] == c;

                return _format.Substring(at + 1, behind - at - (closed ? 2 : 1));
            }

            return c.ToString();
        }

        /// <summary>Digits in front of the first place.</summary>
        private void TakeAhead()
        {
            for (; _ahead > 0; _ahead--)
            {
                Put(_next < _digits.Length ? _digits[_next++] : '0');
                _place--;
            }
        }

        private void TakePlace()
        {
            if (_ahead < 0)
            {
                _ahead++;

                if (_place <= _firstZero)
                {
                    Put('0');
                }
            }
            else if (_next < _digits.Length)
            {
                Put(_digits[_next++]);
            }
            else if (_place > _lastZero)
            {
                Put('0');
            }

            _place--;
        }

        private void Put(char digit)
        {
            _text += digit.ToString();

            if (_grouped && _place > 1 && (_place - 1) % 3 == 0)
            {
                _text += ",";
            }
        }

        private void Exponent(int at)
        {
            int exponent = _digits.Length == 0 ? 0 : _scale - _point;
            string sign = exponent < 0 ? "-" : _format[at + 1] == '+' ? "+" : "";
            int digits = ExponentDigitsAt(at);
            _text += _format.Substring(at, 1) + sign
                + Number.Decimal((ulong)(exponent < 0 ? -exponent : exponent), false, digits > 10 ? 10 : digits);
        }
    }
}
