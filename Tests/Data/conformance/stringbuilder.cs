using System;
using System.Text;

class Program
{
    static void Main()
    {
        StringBuilder b = new StringBuilder();
        b.Append("a").Append(1).Append('c').Append(2.5).Append(true).Append((object)null).Append((string)null).Append(7L).Append('x', 3);
        b.AppendLine("line");
        b.AppendLine();
        b.Insert(0, "start ");
        Console.WriteLine(b.ToString());
        Console.WriteLine(b.Length + " " + b[0].ToString());
        b.Replace("a", "AA").Replace('x', 'y');
        b.Remove(0, 6);
        b[0] = 'Z';
        Console.WriteLine(b.ToString());
        b.Length = 3;
        Console.WriteLine(b + "|" + b.ToString(1, 2));
        b.Clear();
        Console.WriteLine(b.Length + "" + b.Append(new[] { 'p', 'q' }).Append("hello", 1, 3));
        StringBuilder big = new StringBuilder(4);
        for (int i = 0; i < 200; i++)
        {
            big.Append(i);
        }
        Console.WriteLine(big.Length + " " + big.ToString().Substring(480));
    }
}
