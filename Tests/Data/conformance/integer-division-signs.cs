using System;

class Program
{
    static void Main()
    {
        foreach (int a in new int[] { 7, -7 })
        {
            foreach (int b in new int[] { 2, -2, 3, -3 })
            {
                Console.WriteLine(a + "/" + b + "=" + (a / b) + " " + (a % b));
            }
        }
        Console.WriteLine((-7L / 2) + " " + (-7L % 2) + " " + (7L / -2) + " " + (7L % -2));
    }
}
