using System;

class Program
{
    static void Main()
    {
        string s = "the cat sat on the mat";
        Console.WriteLine(s.IndexOf('t') + " " + s.IndexOf('t', 1) + " " + s.IndexOf('z') + " " + s.IndexOf("at") + " " + s.IndexOf("at", 6) + " " + s.IndexOf("") + " " + s.IndexOf("dog") + " " + s.IndexOf('t', 3, 4));
        Console.WriteLine(s.LastIndexOf('t') + " " + s.LastIndexOf("the") + " " + s.LastIndexOf('c') + " " + s.LastIndexOf('z') + " " + s.LastIndexOf("at", 10) + " " + s.LastIndexOf('t', 10));
        Console.WriteLine(s.IndexOfAny(new[] { 'x', 'c' }) + " " + s.IndexOfAny(new[] { 'z' }) + " " + s.LastIndexOfAny(new[] { 'o', 'c' }));
        Console.WriteLine(s.StartsWith("the") + " " + s.StartsWith("cat") + " " + s.EndsWith("mat") + " " + s.EndsWith("at ") + " " + s.Contains("sat") + " " + s.Contains("") + " " + "".StartsWith(""));
    }
}
