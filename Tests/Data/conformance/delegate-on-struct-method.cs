using System;

delegate int Get();

struct S
{
    public int N;

    public int Next()
    {
        return ++N;
    }
}

class Program
{
    static void Main()
    {
        S s = new S { N = 5 };
        Get g = s.Next;
        Console.WriteLine(g() + " " + g() + " " + s.N);
    }
}
