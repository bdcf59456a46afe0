using System;

class Program
{
    static void Main()
    {
        Console.WriteLine((string.Compare("a", "b") < 0) + " " + (string.Compare("b", "a") > 0) + " " + string.Compare("a", "a") + " " + (string.Compare("a", "ab") < 0) + " " + (string.Compare(null, "a") < 0) + " " + string.Compare(null, null) + " " + (string.Compare("a", null) > 0));
        Console.WriteLine(("abc".CompareTo("abd") < 0) + " " + "x".CompareTo((object)"x") + " " + (string.Compare("A", "a") != 0));
    }
}
