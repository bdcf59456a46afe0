using System;
using System.IO;

class Program
{
    static void Main()
    {
        MemoryStream m = new MemoryStream();
        StreamWriter w = new StreamWriter(m);
        w.NewLine = "\n";
        w.Write("a");
        w.WriteLine("b\u20ac");
        w.Write('c');
        w.Write(5);
        w.Write(1.5);
        w.WriteLine(true);
        w.Flush();
        Console.WriteLine(BitConverter.ToString(m.ToArray()));
    }
}
