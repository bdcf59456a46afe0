using System;
using System.Reflection;

class Target
{
    public static string Deep(int level)
    {
        if (level == 0)
        {
            throw new InvalidOperationException("deep");
        }

        MethodInfo self = typeof(Target).GetMethod("Deep");

        try
        {
            return (string)self.Invoke(null, new object[] { level - 1 });
        }
        finally
        {
            Console.WriteLine("leaving " + level);
        }
    }
}

class Program
{
    static void Main()
    {
        try
        {
            Target.Deep(4);
        }
        catch (Exception e)
        {
            while (e.InnerException != null)
            {
                e = e.InnerException;
            }

            Console.WriteLine(e.GetType().Name + " " + e.Message);
        }
    }
}
