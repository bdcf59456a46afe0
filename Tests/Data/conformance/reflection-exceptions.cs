using System;
using System.Reflection;

class Thrower
{
    public static int Divide(string text)
    {
        try
        {
            return int.Parse(text);
        }
        finally
        {
            Console.WriteLine("finally");
        }
    }

    public void Refuse(int code)
    {
        throw new InvalidOperationException("refused " + code);
    }

    public Thrower()
    {
    }

    public Thrower(string why)
    {
        throw new InvalidOperationException(why);
    }
}

class Other
{
}

class Program
{
    delegate void Code();

    // .NET wraps an exception thrown by the invoked method; v1 has no wrapper type and rethrows the exception itself.
    static void Try(Code code)
    {
        try
        {
            code();
            Console.WriteLine("nothing thrown");
        }
        catch (Exception e)
        {
            Exception real = e.InnerException != null ? e.InnerException : e;
            Console.WriteLine(real.GetType().FullName);

            if (real is InvalidOperationException)
            {
                Console.WriteLine(real.Message);
            }
        }
    }

    static void Main()
    {
        Thrower thrower = new Thrower();
        MethodInfo refuse = typeof(Thrower).GetMethod("Refuse");
        Try(() => refuse.Invoke(thrower, new object[] { 7 }));
        Try(() => typeof(Thrower).GetMethod("Divide").Invoke(null, new object[] { "12" }));
        Try(() => refuse.Invoke(null, new object[] { 7 }));
        Try(() => refuse.Invoke(new Other(), new object[] { 7 }));
        Try(() => refuse.Invoke(thrower, null));
        Try(() => refuse.Invoke(thrower, new object[] { 1, 2 }));
        Try(() => refuse.Invoke(thrower, new object[] { "seven" }));
        Try(() => refuse.Invoke(thrower, new object[] { 7L }));
        Try(() => typeof(Thrower).GetConstructor(new Type[] { typeof(string) }).Invoke(new object[] { "because" }));
        Try(() => typeof(Thrower).GetMethod(null));
        Try(() => Type.GetType(null));
    }
}
