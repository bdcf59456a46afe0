using System;

class F : IDisposable
{
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Console.WriteLine("disposed");
    }
}

class Program
{
    static void Main()
    {
        using (new F())
        {
            Console.WriteLine("using");
        }
    }
}
