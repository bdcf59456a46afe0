using System;

class Entry
{
    public string Key;
    public int Value;
    public Entry Next;
}

class Program
{
    static void Main()
    {
        Entry[] buckets = new Entry[8];
        string words = "the quick brown fox jumps over the lazy dog the end";
        foreach (string word in words.Split(' '))
        {
            int hash = 0;
            for (int i = 0; i < word.Length; i++)
            {
                hash = (hash * 31) + word[i];
            }

            int slot = hash & 7;
            Entry e = buckets[slot];
            while (e != null && e.Key != word)
            {
                e = e.Next;
            }

            if (e == null)
            {
                e = new Entry { Key = word, Next = buckets[slot] };
                buckets[slot] = e;
            }

            e.Value++;
        }
        for (int i = 0; i < 8; i++)
        {
            for (Entry e = buckets[i]; e != null; e = e.Next)
            {
                Console.Write(e.Key + "=" + e.Value + " ");
            }
        }
        Console.WriteLine();
    }
}
