using System;

class Bad
{
    public static int Value;

    static Bad()
    {
        Console.WriteLine("runs once");
        Value = 1;
        throw new InvalidOperationException("boom");
    }

    public static void Go()
    {
        Console.WriteLine("never");
    }
}

class Worse
{
    public static readonly int Size = Measure();

    static Worse()
    {
    }

    private static int Measure()
    {
        throw new FormatException("no number");
    }
}

class OnTop
{
    public static int Copy;

    static OnTop()
    {
        Copy = Worse.Size;
    }
}

class Fine
{
    public static int Runs;

    static Fine()
    {
        try
        {
            Bad.Go();
        }
        catch (Exception)
        {
            Runs++;
        }
    }
}

class Outer
{
    public class Inner
    {
        public static readonly int Size = Convert.ToInt32("none");

        static Inner()
        {
        }
    }
}

class Closed<T>
{
    public static readonly string Name = Make();

    static Closed()
    {
    }

    private static string Make()
    {
        return typeof(T) == typeof(int) ? throw new InvalidOperationException("int") : "" + typeof(T).Name;
    }
}

class Program
{
    static Exception Catch(int which)
    {
        try
        {
            switch (which)
            {
                case 0:
                    Bad.Go();
                    break;
                case 1:
                    Console.WriteLine("" + Bad.Value);
                    break;
                case 2:
                    new Bad();
                    break;
                case 3:
                    Console.WriteLine("" + OnTop.Copy);
                    break;
                case 4:
                    Console.WriteLine("" + Outer.Inner.Size);
                    break;
                case 5:
                    Console.WriteLine(Closed<string>.Name);
                    Console.WriteLine(Closed<int>.Name);
                    break;
                default:
                    Console.WriteLine("" + Worse.Size);
                    break;
            }
        }
        catch (SystemException e)
        {
            return e;
        }
        return null;
    }

    static void Main()
    {
        Exception first = Catch(0);
        Console.WriteLine(first.InnerException.GetType().Name + " " + first.InnerException.Message);
        Console.WriteLine((first == Catch(0)) + " " + (first == Catch(1)) + " " + (first == Catch(2)));
        Exception top = Catch(3);
        Console.WriteLine(top.InnerException.GetType().Name + " " + top.InnerException.InnerException.Message);
        Console.WriteLine("" + (top.InnerException == Catch(9)));
        Console.WriteLine(first.Message + " " + Catch(4).Message);
        Console.WriteLine(Catch(5).InnerException.Message + " " + (Catch(5) == Catch(5)));
        Console.WriteLine("" + Fine.Runs);
    }
}
