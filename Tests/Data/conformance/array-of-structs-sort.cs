using System;

struct Item
{
    public int Key;
    public string Name;
}

class Program
{
    static void Main()
    {
        Item[] items = { new Item { Key = 3, Name = "c" }, new Item { Key = 1, Name = "a" }, new Item { Key = 2, Name = "b" } };
        for (int i = 0; i < items.Length; i++)
        {
            for (int j = i + 1; j < items.Length; j++)
            {
                if (items[j].Key < items[i].Key)
                {
                    Item t = items[i];
                    items[i] = items[j];
                    items[j] = t;
                }
            }
        }
        foreach (Item item in items)
        {
            Console.WriteLine(item.Key + item.Name);
        }
    }
}
