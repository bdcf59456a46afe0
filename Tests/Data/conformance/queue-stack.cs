using System;
using System.Collections;

class Program
{
    static void Main()
    {
        Queue q = new Queue();
        Stack s = new Stack();
        for (int i = 0; i < 12; i++)
        {
            q.Enqueue(i);
            s.Push(i);
            if (i % 3 == 2)
            {
                q.Dequeue();
                s.Pop();
            }
        }
        Console.WriteLine(q.Count + " " + q.Peek() + " " + s.Count + " " + s.Peek() + " " + q.Contains(5) + " " + s.Contains(2));
        string text = "";
        foreach (object o in q)
        {
            text += o + " ";
        }
        foreach (object o in s)
        {
            text += o + " ";
        }
        Console.WriteLine(text);
        Console.WriteLine(q.Dequeue() + " " + s.Pop() + " " + q.ToArray().Length + " " + s.ToArray()[0]);
        try
        {
            new Stack().Pop();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message);
        }
        try
        {
            new Queue().Dequeue();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
