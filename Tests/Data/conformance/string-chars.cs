using System;

class Program
{
    static void Main()
    {
        char[] chars = "abcdef".ToCharArray();
        chars[0] = 'A';
        Console.WriteLine(new string(chars) + "abcdef".ToCharArray(2, 3).Length + "abcdef".ToCharArray(2, 3)[0].ToString());
        int sum = 0;
        string s = "h\u00e9llo \u20ac";
        for (int i = 0; i < s.Length; i++)
        {
            sum += s[i];
        }
        Console.WriteLine(sum + " " + s.Length);
        Console.WriteLine(s);
        char c = 'x';
        Console.WriteLine(c.ToString() + (char)(c + 1) + (int)c + (c > 'a') + char.MaxValue.Equals('\uffff'));
    }
}
