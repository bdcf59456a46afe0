using System;
using System.IO;
using System.Text;

class Program
{
    static void Main()
    {
        byte[] data = Encoding.UTF8.GetBytes("first\r\nsecond \u20ac\n\nlast");
        StreamReader r = new StreamReader(new MemoryStream(data));
        Console.WriteLine(r.ReadLine() + "|" + (char)r.Peek() + "|" + (char)r.Read() + "|" + r.ReadLine() + "|" + r.ReadLine() + "|" + r.EndOfStream);
        Console.WriteLine(r.ReadToEnd() + "|" + r.EndOfStream + "|" + (r.ReadLine() == null) + "|" + r.Read());
        byte[] many = new byte[3000];
        for (int i = 0; i < many.Length; i += 3)
        {
            many[i] = 0xE2;
            many[i + 1] = 0x82;
            many[i + 2] = 0xAC;
        }
        Console.WriteLine("" + new StreamReader(new MemoryStream(many)).ReadToEnd().Length);
    }
}
