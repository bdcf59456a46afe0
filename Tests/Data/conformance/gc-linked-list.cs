using System;

class Node
{
    public int Value;
    public Node Next;
}

class Program
{
    static void Main()
    {
        Node head = null;
        for (int i = 0; i < 300; i++)
        {
            head = new Node { Value = i, Next = head };
            if (i % 50 == 49)
            {
                head.Next.Next = null;
            }
        }
        int sum = 0;
        int count = 0;
        for (Node n = head; n != null; n = n.Next)
        {
            sum += n.Value;
            count++;
        }
        Console.WriteLine(sum + " " + count);
    }
}
