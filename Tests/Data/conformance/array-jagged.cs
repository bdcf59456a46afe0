using System;

class Program
{
    static void Main()
    {
        int[][] j = new int[3][];
        j[0] = new int[] { 1 };
        j[1] = new int[] { 1, 2 };
        j[2] = new int[3];
        j[2][1] = 9;
        int sum = 0;
        foreach (int[] row in j)
        {
            foreach (int x in row)
            {
                sum += x;
            }
        }
        Console.WriteLine(sum + " " + j[1][1] + " " + j[2].Length);
        string[][] s = { new[] { "a", "b" }, new[] { "c" } };
        Console.WriteLine(s[0][1] + s[1][0]);
    }
}
