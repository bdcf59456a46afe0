using System.Globalization;
using System.Runtime;

namespace System
{
    /// <summary>Composite formatting, which also implements string interpolation.</summary>
    [Replaces("System.String")]
    internal static class StringFormat
    {
        // Range of the primitive type codes for numbers (PrimitiveCode of the linker).
        private const int FirstNumber = 3;
        private const int FirstFraction = 11;
        private const int KindEnum = 2;

        /// <summary>
        /// Replaces <c>{index[,width][:format]}</c> with arguments; throws the same exceptions, with the same messages, as mscorlib.
        /// </summary>
        [Because("mscorlib calls ToString(string) by reflection, so every image that formats would contain all members of its types")]
        public static string Format(string format, params object[] args)
        {
            string text = "";
            int length = format.Length;

            for (int i = 0; i < length; i++)
            {
                char c = format[i];

                if (c != '{' && c != '}')
                {
                    text += c;
                }
                else if (i + 1 < length && format[i + 1] == c)
                {
                    text += c;
                    i++;
                }
                else
                {
                    text += c == '{' && i + 1 < length ? Item(format, args, ref i) : throw Error("no closed brace", i);
                }
            }

            return text;
        }

        // Formats one item; `i` moves from its opening brace to its closing one.
        private static string Item(string format, object[] args, ref int i)
        {
            i++;
            string index = Digits(format, ref i, "wrong symbol at {}", ',');

            if (index.Length == 0)
            {
                throw Error("empty {}", i);
            }

            int width = i < format.Length && format[i] == ',' ? Width(format, ref i) : 0;
            string own = "";

            if (i < format.Length && format[i] == ':')
            {
                int end = format.IndexOf('}', i);
                own = format.Substring(i + 1, (end < 0 ? format.Length : end) - i - 1);
                i = end < 0 ? format.Length : end;

                if (own.Length == 0)
                {
                    throw Error("empty format after ':'", i);
                }
            }

            if (i >= format.Length)
            {
                throw Error("no closed brace", i);
            }

            object value = args[int.Parse(index)];
            string text = value == null ? "" : own.Length == 0 ? value.ToString() : Formatted(value, own);

            return width < 0 ? text.PadRight(-width) : width > 0 ? text.PadLeft(width) : text;
        }

        private static int Width(string format, ref int i)
        {
            bool left = format[i + 1] == '-';
            i += left ? 2 : 1;
            string width = Digits(format, ref i, "wrong symbol at alignment", ':');

            if (width.Length == 0)
            {
                throw Error("empty alignment", i);
            }

            return left ? -int.Parse(width) : int.Parse(width);
        }

        private static string Digits(string format, ref int i, string error, char end)
        {
            int start = i;

            while (i < format.Length && format[i] >= '0' && format[i] <= '9')
            {
                i++;
            }

            return i == format.Length || format[i] == end || format[i] == ':' || format[i] == '}'
                ? format.Substring(start, i - start) : throw Error(error, i);
        }

        private static string Formatted(object value, string format)
        {
            int type = RuntimeType.IndexOf(value);
            int code = RuntimeType.CodeOf(type);

            return code >= FirstNumber && (RuntimeType.KindOf(type) & KindEnum) == 0
                ? NumberAccess.Format(value, code < FirstFraction, format, NumberFormatInfo.CurrentInfo)
                : FormattableTypes.Format(value, format) ?? value.ToString();
        }

        private static ArgumentException Error(string what, int column) =>
            new ArgumentException("Format error: " + what + ", column " + column.ToString());
    }
}
