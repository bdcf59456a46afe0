using System;

class Program
{
    static void Main()
    {
        Version v = new Version(1, 2);
        Console.WriteLine(v + " " + new Version(1, 2, 3, 4) + " " + v.Build + " " + v.Equals(new Version(1, 2)) + " " + v.Equals(new Version(1, 3)));
        Guid g = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        Console.WriteLine(g + " " + g.Equals(new Guid(g.ToByteArray())) + " " + Guid.Empty + " " + (Guid.NewGuid().Equals(Guid.NewGuid())) + " " + BitConverter.ToString(g.ToByteArray()));
        Console.WriteLine("" + new Guid("12345678-9abc-def0-1122-334455667788"));
    }
}
