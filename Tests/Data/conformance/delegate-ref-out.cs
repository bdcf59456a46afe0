using System;

delegate bool TryGet(int key, ref int hits, out string value);

class Program
{
    static bool Find(int key, ref int hits, out string value)
    {
        hits++;
        value = "v" + key;
        return key > 0;
    }

    static void Main()
    {
        TryGet get = Find;
        int hits = 5;
        Console.WriteLine(get(1, ref hits, out string value) + value + hits);
    }
}
