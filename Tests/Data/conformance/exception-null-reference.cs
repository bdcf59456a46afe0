using System;

class C
{
    public int F;
    public string S;

    public virtual void V()
    {
    }

    public void N()
    {
    }
}

class Program
{
    static C None()
    {
        return null;
    }

    static void Main()
    {
        int n = 0;
        try { None().F = 1; } catch (NullReferenceException) { n++; }
        try { Console.WriteLine("" + None().F); } catch (NullReferenceException) { n++; }
        try { None().V(); } catch (NullReferenceException) { n++; }
        try { None().N(); } catch (NullReferenceException) { n++; }
        try { Console.WriteLine("" + None().S.Length); } catch (NullReferenceException) { n++; }
        try { Console.WriteLine("" + new C().S.Length); } catch (NullReferenceException) { n++; }
        try { int[] a = null; Console.WriteLine("" + a.Length); } catch (NullReferenceException) { n++; }
        try { object o = null; Console.WriteLine("" + (int)o); } catch (NullReferenceException) { n++; }
        try { throw null; } catch (NullReferenceException) { n++; }
        Console.WriteLine("" + n);
    }
}
