using System;

class Outer
{
    private readonly int _secret = 42;

    public class Inner
    {
        private readonly Outer _outer;

        public Inner(Outer outer)
        {
            _outer = outer;
        }

        public int Peek()
        {
            return _outer._secret;
        }

        public static class Deep
        {
            public static string Name = "deep";
        }
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(new Outer.Inner(new Outer()).Peek() + Outer.Inner.Deep.Name);
        Console.WriteLine("" + new Outer.Inner(null).GetType());
    }
}
