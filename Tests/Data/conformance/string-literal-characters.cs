using System;

// Literals that cover all ways to compress characters: frequent and rare ones, one-byte and two-byte ones, NUL, and runs of these.
class Program
{
    static void Show(string text)
    {
        int sum = 0;

        for (int i = 0; i < text.Length; i++)
        {
            sum = (sum * 31) + text[i];
        }

        Console.WriteLine(text.Length + " " + sum);
    }

    static void Main()
    {
        Show("");
        Show("\0");
        Show("a\0b");
        Show("\u00FF\u0100\u0101\u0102");
        Show("\u0100\u0100\u0100\u0100\u0100\u0100\u0100\u0100");
        Show("\uFFFF\uFFFE\uD800");
        Show("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000E\u000F\u0010\u0011\u0012\u007F\u0080\u0081\u0082\u00A0\u00E4\u00F6\u00FC");
        Show("the same words again and again: the same words again and again, the same words again and again; the same words again");
        Show("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        Show("abababababababababababababababababababababababababababababababababababababababababababababababababababababab");
    }
}
