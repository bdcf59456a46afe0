using System;

class Node
{
    public Node[] Links = new Node[3];
    public string Name;
    public object Boxed;
}

class Program
{
    static void Main()
    {
        Node[] all = new Node[20];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = new Node { Name = "n" + i, Boxed = i * 1000 };
        }
        for (int i = 0; i < all.Length; i++)
        {
            all[i].Links[0] = all[(i * 7 + 1) % 20];
            all[i].Links[1] = all[(i + 5) % 20];
            all[i].Links[2] = all[i];
        }
        Node start = all[3];
        all = null;
        string path = "";
        for (int i = 0; i < 30; i++)
        {
            string waste = "waste" + i + path.Length;
            start = start.Links[i % 3];
            path += start.Name + (int)start.Boxed + (waste.Length > 100 ? "x" : " ");
        }
        Console.WriteLine(path);
    }
}
