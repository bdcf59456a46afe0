using System;

class Program
{
    static void Main()
    {
        string s = "hello";
        Console.WriteLine(s.Length + " " + s[1].ToString() + " " + (s == "hel" + "lo") + " " + (s != "x") + " " + s.Equals("hello") + " " + s.Equals(null) + " " + s.Equals((object)5));
        Console.WriteLine(s.Substring(1) + " " + s.Substring(1, 3) + " " + s.Substring(5) + "|" + s.Substring(0, 0) + "|");
        Console.WriteLine(string.Empty.Length + " " + string.IsNullOrEmpty(null) + string.IsNullOrEmpty("") + string.IsNullOrEmpty("a"));
        Console.WriteLine(new string('x', 3) + new string(new[] { 'a', 'b' }) + new string(new[] { 'a', 'b', 'c', 'd' }, 1, 2) + new string('q', 0));
    }
}
