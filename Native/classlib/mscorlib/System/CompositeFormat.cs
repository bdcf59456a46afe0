namespace System
{
    /// <summary>Replaces <c>{index[,width][:format]}</c> in a text by arguments: what string.Format and interpolation do.</summary>
    internal sealed class CompositeFormat
    {
        private const int Most = 1000000;

        private readonly string _format;
        private readonly object[] _args;
        private int _at;

        private CompositeFormat(string format, object[] args)
        {
            _format = format;
            _args = args;
        }

        internal static string Format(string format, object[] args)
        {
            if (format == null || args == null)
            {
                throw new ArgumentNullException(format == null ? "format" : "args");
            }

            return new CompositeFormat(format, args).Fill();
        }

        private static string Text(object arg, string format)
        {
            IFormattable formattable = arg as IFormattable;

            return formattable != null ? formattable.ToString(format, null) : string.Concat(arg);
        }

        private string Fill()
        {
            string text = "";

            while (true)
            {
                int start = _at;

                while (_at < _format.Length && _format[_at] != '{' && _format[_at] != '}')
                {
                    _at++;
                }

                text += _format.Substring(start, _at - start);

                if (_at == _format.Length)
                {
                    return text;
                }

                char brace = _format[_at];

                if (Next() == brace)
                {
                    text += brace.ToString();
                    _at++;
                }
                else if (brace == '}')
                {
                    throw Wrong("Unexpected closing brace without a corresponding opening brace.");
                }
                else
                {
                    text += Item();
                }
            }
        }

        /// <summary>The text of an item; starts after its opening brace and ends after the closing one.</summary>
        private string Item()
        {
            int index = TakeNumber();
            SkipBlanks();
            int width = _format[_at] == ',' ? TakeWidth() : 0;
            string format = TakeFormat();

            if (index >= _args.Length)
            {
                throw new FormatException(
                    "Index (zero based) must be greater than or equal to zero and less than the size of the argument list.");
            }

            string text = Text(_args[index], format);

            return width < 0 ? text.PadRight(-width) : text.PadLeft(width);
        }

        /// <summary>The width after the comma; negative when the text goes to the left.</summary>
        private int TakeWidth()
        {
            Next();
            SkipBlanks();
            bool left = _format[_at] == '-';

            if (left)
            {
                Next();
            }

            int width = TakeNumber();
            SkipBlanks();

            return left ? -width : width;
        }

        /// <summary>The format after the colon, null without one; ends after the closing brace.</summary>
        private string TakeFormat()
        {
            string format = null;

            if (_format[_at] == ':')
            {
                int start = _at + 1;

                while (Next() != '}')
                {
                    if (_format[_at] == '{')
                    {
                        throw Unclosed();
                    }
                }

                format = _format.Substring(start, _at - start);
            }
            else if (_format[_at] != '}')
            {
                throw Unclosed();
            }

            _at++;

            return format;
        }

        private int TakeNumber()
        {
            int number = DigitHere();

            if (number < 0)
            {
                throw Wrong("Expected an ASCII digit.");
            }

            for (Next(); DigitHere() >= 0 && number < Most; Next())
            {
                number = (number * 10) + DigitHere();
            }

            return number;
        }

        private int DigitHere()
        {
            int digit = _format[_at] - '0';

            return digit >= 0 && digit <= 9 ? digit : -1;
        }

        private void SkipBlanks()
        {
            while (_format[_at] == ' ')
            {
                Next();
            }
        }

        private char Next()
        {
            if (++_at >= _format.Length)
            {
                throw Unclosed();
            }

            return _format[_at];
        }

        private FormatException Unclosed()
        {
            return Wrong("Format item ends prematurely.");
        }

        private FormatException Wrong(string reason)
        {
            return new FormatException(
                "Input string was not in a correct format. Failure to parse near offset " + _at.ToString() + ". " + reason);
        }
    }
}
