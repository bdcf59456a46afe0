using System;

class Program
{
    static int F(string s)
    {
        switch (s)
        {
            case "zero": return 0;
            case "one": return 1;
            case "two": return 2;
            case "three": return 3;
            case "four": return 4;
            case "five": return 5;
            case "six": return 6;
            case "seven": return 7;
            case "eight": return 8;
            case "nine": return 9;
            default: return -1;
        }
    }

    static void Main()
    {
        string all = "zero one two three four five six seven eight nine ten";
        foreach (string word in all.Split(' '))
        {
            Console.WriteLine(word + " " + F(word));
        }
    }
}
