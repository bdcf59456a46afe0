using System;
using System.IO;

class Program
{
    static void Main()
    {
        MemoryStream m = new MemoryStream();
        m.Write(new byte[] { 1, 2, 3, 4, 5 }, 1, 3);
        m.WriteByte(9);
        Console.WriteLine(m.Length + " " + m.Position);
        m.Position = 1;
        byte[] b = new byte[10];
        Console.WriteLine(m.Read(b, 0, 10) + " " + b[0] + " " + b[2] + " " + m.ReadByte());
        Console.WriteLine(m.Seek(-2, SeekOrigin.End) + " " + m.ReadByte() + " " + m.Seek(0, SeekOrigin.Begin) + " " + m.Seek(1, SeekOrigin.Current));
        m.SetLength(2);
        Console.WriteLine(m.Length + " " + BitConverter.ToString(m.ToArray()));
        for (int i = 0; i < 1000; i++)
        {
            m.Position = m.Length;
            m.WriteByte((byte)i);
        }
        Console.WriteLine(m.Length + " " + m.ToArray()[1001]);
        MemoryStream fixedSize = new MemoryStream(new byte[] { 7, 8, 9 });
        MemoryStream copy = new MemoryStream();
        fixedSize.CopyTo(copy);
        Console.WriteLine(copy.Length + " " + copy.ToArray()[2]);
        try
        {
            fixedSize.WriteByte(1);
        }
        catch (NotSupportedException)
        {
            Console.WriteLine("fixed");
        }
        fixedSize.Dispose();
        try
        {
            fixedSize.ReadByte();
        }
        catch (ObjectDisposedException)
        {
            Console.WriteLine("closed");
        }
    }
}
