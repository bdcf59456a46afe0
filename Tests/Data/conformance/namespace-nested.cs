using System;

namespace Alpha
{
    namespace Beta
    {
        class Thing
        {
            public override string ToString()
            {
                return "thing";
            }
        }
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine("" + new Alpha.Beta.Thing());
    }
}
