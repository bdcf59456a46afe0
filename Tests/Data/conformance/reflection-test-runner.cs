using System;
using System.Reflection;

[AttributeUsage(AttributeTargets.Method)]
class TestAttribute : Attribute
{
    public TestAttribute(string title)
    {
        Title = title;
    }

    public string Title { get; private set; }

    public bool Fails { get; set; }
}

class Suite
{
    private int _ready;

    public void SetUp()
    {
        _ready = 1;
    }

    [Test("adds")]
    public void Adds()
    {
        Check(_ready + 1 == 2);
    }

    [Test("fails", Fails = true)]
    public void Fails()
    {
        Check(_ready == 2);
    }

    public void IsNoTest()
    {
        Check(false);
    }

    private static void Check(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("check");
        }
    }
}

class Program
{
    static void Main()
    {
        object suite = typeof(Suite).GetConstructor(new Type[0]).Invoke(null);
        typeof(Suite).GetMethod("SetUp").Invoke(suite, null);

        foreach (MethodInfo method in typeof(Suite).GetMethods())
        {
            foreach (object attribute in method.GetCustomAttributes(false))
            {
                TestAttribute test = attribute as TestAttribute;

                if (test != null)
                {
                    bool failed = false;

                    try
                    {
                        method.Invoke(suite, null);
                    }
                    catch (Exception)
                    {
                        failed = true;
                    }

                    Console.WriteLine(method.Name + " '" + test.Title + "' " + (failed == test.Fails ? "as expected" : "unexpected"));
                }
            }
        }
    }
}
