using System;

class Program
{
    static void Try(string what, Func<string> text)
    {
        try
        {
            Console.WriteLine(what + " = [" + text() + "]");
        }
        catch (Exception e)
        {
            Console.WriteLine(what + " ! " + e.GetType().Name + ": " + e.Message);
        }
    }

    static void Main()
    {
        Try("f1", () => string.Format("{0}", 1));
        Try("f2", () => string.Format("{0,5}|{0,-5}|", 42));
        Try("f3", () => string.Format("{0:X4}", 255));
        Try("f4", () => string.Format("{{{0}}}", 1));
        Try("f5", () => string.Format("{0", 1));
        Try("f6", () => string.Format("{1}", 1));
        Try("f7", () => string.Format("}", 1));
        Try("f8", () => string.Format("{", 1));
        Try("f9", () => string.Format("{a}", 1));
        Try("f10", () => string.Format("{0}", (object)null));
        Try("f11", () => string.Format(null, 1));
        Try("f12", () => string.Format("{0,10:N2}|", 1234.5));
        Try("f13", () => string.Format("{0,-10:N2}|", 1234.5));
        Try("f14", () => string.Format("{0:D3}{1:x}", 7, 255));
        Try("f15", () => string.Format("{0 }", 1));
        Try("f16", () => string.Format("{ 0}", 1));
        Try("f17", () => string.Format("{0, 5}|", 1));
        Try("f18", () => string.Format("{-1}", 1));
        Try("f19", () => string.Format("{0:}", 5));
        Try("f20", () => string.Format("{0:yyyy-MM-dd}", new DateTime(2020, 2, 3)));
        Try("f21", () => string.Format("{0} {1} {2}", "a", true, 'c'.ToString()));
        Try("f22", () => string.Format("{0:{{X}}}", 5));
        Try("f23", () => string.Format("{0}", new object[] { null }));
        Try("f24", () => string.Format("{0}{0}{0}", "ab"));
        Try("f25", () => string.Format("x}}y{{z"));
        Try("f26", () => string.Format("{0,1000000000}", 1));
        Try("f27", () => string.Format("{0}", new int[0]));
        Try("f28", () => string.Format("{0:G}", 1.5));
        Try("f29", () => string.Format("{0,}", 1));
        Try("f30", () => string.Format("{}", 1));
    }
}
