using System;

interface I1 { int F1(); }
interface I2 { int F2(); }
interface I3 { int F3(); }
interface I4 { int F4(); }
interface I5 { int F5(); }

class All : I1, I2, I3, I4, I5
{
    public int F1() { return 1; }
    public int F2() { return 2; }
    public int F3() { return 3; }
    public int F4() { return 4; }
    public int F5() { return 5; }
}

class Odd : I1, I3, I5
{
    public int F1() { return 11; }
    public int F3() { return 13; }
    public int F5() { return 15; }
}

class Program
{
    static void Main()
    {
        object[] objects = { new All(), new Odd() };
        foreach (object o in objects)
        {
            int sum = ((I1)o).F1() + ((I3)o).F3() + ((I5)o).F5();
            if (o is I2 two)
            {
                sum += two.F2();
            }
            Console.WriteLine("" + sum);
        }
    }
}
