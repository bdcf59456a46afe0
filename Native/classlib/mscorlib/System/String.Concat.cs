using System.Runtime.CompilerServices;

namespace System
{
    /// <content>Texts made of several.</content>
    public sealed partial class String
    {
        /// <summary>The text of an object; null gives the empty string.</summary>
        public static string Concat(object arg0)
        {
            return arg0 == null ? Empty : arg0.ToString() ?? Empty;
        }

        /// <summary>The texts of two objects, one behind the other.</summary>
        public static string Concat(object arg0, object arg1)
        {
            return Concat(Concat(arg0), Concat(arg1));
        }

        /// <summary>The texts of three objects, one behind the other.</summary>
        public static string Concat(object arg0, object arg1, object arg2)
        {
            return Concat(Concat(arg0), Concat(arg1), Concat(arg2));
        }

        /// <summary>The texts of objects, one behind the other.</summary>
        public static string Concat(params object[] args)
        {
            string[] texts = new string[args.Length];

            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = Concat(args[i]);
            }

            return Concat(texts);
        }

        /// <summary>Two texts, one behind the other; null counts as empty.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern string Concat(string str0, string str1);

        /// <summary>Three texts, one behind the other; null counts as empty.</summary>
        public static string Concat(string str0, string str1, string str2)
        {
            return Concat(new string[] { str0, str1, str2 });
        }

        /// <summary>Four texts, one behind the other; null counts as empty.</summary>
        public static string Concat(string str0, string str1, string str2, string str3)
        {
            return Concat(new string[] { str0, str1, str2, str3 });
        }

        /// <summary>Texts, one behind the other; null counts as empty.</summary>
        public static string Concat(params string[] values)
        {
            int length = 0;

            foreach (string value in values)
            {
                length += value == null ? 0 : value.Length;
            }

            string text = Allocate(length);
            int at = 0;

            foreach (string value in values)
            {
                if (value != null)
                {
                    Blit(text, at, value, 0, value.Length);
                    at += value.Length;
                }
            }

            return text;
        }

        /// <summary>A text with <c>{index[,width][:format]}</c> replaced by arguments.</summary>
        public static string Format(string format, params object[] args)
        {
            return CompositeFormat.Format(format, args);
        }
    }
}
