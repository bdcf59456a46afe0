using System;

class Program
{
    static void Main()
    {
        string s = "\u0041\U0001F600\x42\0\a\b\f\v\\\'\"";
        Console.WriteLine("" + s.Length);
        for (int i = 0; i < s.Length; i++)
        {
            Console.Write((int)s[i] + " ");
        }
        Console.WriteLine();
    }
}
