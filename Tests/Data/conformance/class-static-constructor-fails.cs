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
                default:
                    Console.WriteLine("" + Worse.Size);
                    break;
            }
        }
        catch (TypeInitializationException e)
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
        Console.WriteLine("" + (top.InnerException == Catch(4)));
        Console.WriteLine("" + Fine.Runs);
    }
}
