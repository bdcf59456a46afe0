using System;

class Program
{
    static void Show(string[] parts)
    {
        string text = parts.Length + ":";
        foreach (string part in parts)
        {
            text += "[" + part + "]";
        }

        Console.WriteLine(text);
    }

    static void Main()
    {
        Show("a,b,c".Split(','));
        Show(",a,,b,".Split(','));
        Show("a b;c".Split(' ', ';'));
        Show("abc".Split(','));
        Show("".Split(','));
        Show("a,b,c,d".Split(new[] { ',' }, 2));
        Show("a b\tc".Split());
    }
}
