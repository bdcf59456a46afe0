using System;

class Some
{
    public int Member;
}

class Program
{
    static void Main()
    {
        Console.WriteLine(nameof(Some) + nameof(Some.Member) + nameof(Program));
        Console.WriteLine(typeof(int) + " " + typeof(string).FullName + " " + typeof(Some).Name + " " + typeof(int[]));
        Console.WriteLine(default(int) + " " + default(bool) + " " + (default(string) == null) + " " + default(char).Equals('\0') + " " + default(double));
    }
}
