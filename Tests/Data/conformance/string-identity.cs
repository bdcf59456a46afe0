using System;

class Program
{
    static void Main()
    {
        string a = "lit";
        string b = "lit";
        string c = "l";
        c += "it";
        Console.WriteLine(ReferenceEquals(a, b) + " " + (a == c) + " " + ((object)a == (object)b) + " " + a.Equals(c) + " " + (a.GetHashCode() == c.GetHashCode()));
    }
}
