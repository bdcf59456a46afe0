using System;

class Node
{
    public string Name;
    public Node Next;
    public int[] Data;

    public int Weight { get; set; }
}

class Program
{
    static void Main()
    {
        Node n = new Node { Name = "a", Weight = 3, Data = new[] { 1, 2 }, Next = new Node { Name = "b", Weight = 4 } };
        Console.WriteLine(n.Name + n.Weight + n.Data[1] + n.Next.Name + n.Next.Weight + (n.Next.Next == null));
    }
}
