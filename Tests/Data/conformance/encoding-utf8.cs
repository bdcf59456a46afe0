using System;
using System.Text;

class Program
{
    static void Main()
    {
        string s = "a\u00e9\u20ac\ud83d\ude00z";
        byte[] b = Encoding.UTF8.GetBytes(s);
        Console.WriteLine(BitConverter.ToString(b));
        Console.WriteLine("" + (Encoding.UTF8.GetString(b, 0, b.Length) == s));
        Console.WriteLine(Encoding.UTF8.GetString(b, 1, 2));
        byte[] bad = { 0x61, 0xFF, 0xC3, 0x28, 0xE2, 0x82, 0x62, 0xF0, 0x9F };
        string t = Encoding.UTF8.GetString(bad, 0, bad.Length);
        for (int i = 0; i < t.Length; i++)
        {
            Console.Write(((int)t[i]).ToString("X4") + " ");
        }
        Console.WriteLine();
        Console.WriteLine(new string(Encoding.UTF8.GetChars(b, 0, 3)));
        byte[] target = new byte[10];
        Console.WriteLine(Encoding.UTF8.GetBytes("h\u00e9", 0, 2, target, 1) + " " + target[1] + " " + target[3]);
        Console.WriteLine(BitConverter.ToString(Encoding.UTF8.GetBytes("\ud800x")));
    }
}
