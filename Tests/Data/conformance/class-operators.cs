using System;

class Money
{
    public readonly int Cents;

    public Money(int cents)
    {
        Cents = cents;
    }

    public static Money operator +(Money a, Money b)
    {
        return new Money(a.Cents + b.Cents);
    }

    public static Money operator -(Money a)
    {
        return new Money(-a.Cents);
    }

    public static Money operator *(Money a, int n)
    {
        return new Money(a.Cents * n);
    }

    public static Money operator ++(Money a)
    {
        return new Money(a.Cents + 1);
    }

    public static bool operator <(Money a, Money b)
    {
        return a.Cents < b.Cents;
    }

    public static bool operator >(Money a, Money b)
    {
        return a.Cents > b.Cents;
    }

    public static bool operator true(Money a)
    {
        return a.Cents != 0;
    }

    public static bool operator false(Money a)
    {
        return a.Cents == 0;
    }

    public static implicit operator Money(int cents)
    {
        return new Money(cents);
    }

    public static explicit operator int(Money m)
    {
        return m.Cents;
    }

    public override string ToString()
    {
        return Cents + "c";
    }
}

class Program
{
    static void Main()
    {
        Money a = 150;
        Money b = a + 50;
        Console.WriteLine(b + " " + -b + " " + (b * 3) + " " + (a < b) + " " + (a > b) + " " + (int)b);
        b++;
        Console.WriteLine("" + b);
        if (b)
        {
            Console.WriteLine("rich");
        }
    }
}
