using System;

class Node
{
    public string Name;
    public Node Next;
}

class Program
{
    static void Main()
    {
        string a = null;
        Console.WriteLine(a ?? "default");
        a ??= "assigned";
        Console.WriteLine(a);
        Node n = new Node { Name = "n" };
        Console.WriteLine((n?.Next?.Name ?? "none") + (n?.Name ?? "none"));
        n.Next ??= new Node { Name = "m" };
        Console.WriteLine(n?.Next?.Name);
        n.Next?.Name.ToString();
        Node none = null;
        none?.ToString();
        Console.WriteLine("" + (none?.Name == null));
    }
}
