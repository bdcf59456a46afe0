namespace System
{
    /// <summary>Replaces <c>{index[,width][:format]}</c> in a text by arguments: what string.Format and interpolation do.</summary>
    internal static class CompositeFormat
    {
        internal static string Format(string format, object[] args)
        {
            if (format == null || args == null)
            {
                throw new ArgumentNullException(format == null ? "format" : "args");
            }

            string text = "";
            int at = 0;

            while (true)
            {
                int start = at;

                while (at < format.Length && format[at] != '{' && format[at] != '}')
                {
                    at++;
                }

                text += format.Substring(start, at - start);

                if (at == format.Length)
                {
                    return text;
                }

                if (at + 1 < format.Length && format[at + 1] == format[at])
                {
                    text += format.Substring(at, 1);
                    at += 2;
                }
                else
                {
                    int end = format[at] == '{' ? format.IndexOf('}', at) : -1;

                    if (end < 0)
                    {
                        throw Wrong();
                    }

                    text += Item(format.Substring(at + 1, end - at - 1), args);
                    at = end + 1;
                }
            }
        }

        private static string Item(string item, object[] args)
        {
            int colon = item.IndexOf(':');
            string head = colon < 0 ? item : item.Substring(0, colon);
            int comma = head.IndexOf(',');
            int index = Parse(comma < 0 ? head : head.Substring(0, comma));
            int width = comma < 0 ? 0 : Parse(head.Substring(comma + 1));

            if (index < 0 || index >= args.Length)
            {
                throw new FormatException(
                    "Index (zero based) must be greater than or equal to zero and less than the size of the argument list.");
            }

            string text = Text(args[index], colon < 0 ? null : item.Substring(colon + 1));

            return width < 0 ? text.PadRight(-width) : text.PadLeft(width);
        }

        private static string Text(object arg, string format)
        {
            IFormattable formattable = arg as IFormattable;

            return formattable != null ? formattable.ToString(format, null) : string.Concat(arg);
        }

        private static int Parse(string number)
        {
            int value;

            if (!int.TryParse(number, out value))
            {
                throw Wrong();
            }

            return value;
        }

        private static FormatException Wrong()
        {
            return new FormatException("Input string was not in a correct format.");
        }
    }
}
