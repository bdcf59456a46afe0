using System;

class A
{
    public override string ToString()
    {
        return "A!";
    }
}

class Program
{
    static void Main()
    {
        object o = new A();
        Console.WriteLine(o + " " + o.Equals(o) + " " + o.Equals(new A()) + " " + Equals(null, null) + " " + Equals(o, null) + " " + ReferenceEquals(o, o) + " " + (o.GetHashCode() == o.GetHashCode()));
        Console.WriteLine(5.Equals(5) + " " + 5.Equals(6) + " " + 5.Equals((object)5L) + " " + "a".Equals("a") + " " + true.Equals(true) + " " + 'a'.Equals('a') + " " + 1.5.Equals(1.5) + " " + double.NaN.Equals(double.NaN));
    }
}
