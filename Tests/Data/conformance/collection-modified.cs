using System;
using System.Collections;

class Program
{
    static void Try(string what, Func<string> text)
    {
        try
        {
            Console.WriteLine(what + " = [" + text() + "]");
        }
        catch (Exception e)
        {
            Console.WriteLine(what + " ! " + e.GetType().Name + ": " + e.Message);
        }
    }

    static void Main()
    {
        ArrayList list = new ArrayList { 1, 2, 3 };
        Hashtable table = new Hashtable { { "a", 1 }, { "b", 2 } };
        Queue queue = new Queue();
        Stack stack = new Stack();
        queue.Enqueue(1);
        stack.Push(1);
        Try("list", () =>
        {
            foreach (object item in list)
            {
                list.Add(item);
            }

            return "";
        });
        Try("table", () =>
        {
            foreach (DictionaryEntry entry in table)
            {
                table.Remove(entry.Key);
            }

            return "";
        });
        Try("queue", () =>
        {
            foreach (object item in queue)
            {
                queue.Enqueue(item);
            }

            return "";
        });
        Try("stack", () =>
        {
            foreach (object item in stack)
            {
                stack.Pop();
            }

            return "";
        });
        Console.WriteLine(list.Count + " " + table.Count + " " + queue.Count + " " + stack.Count);
    }
}
