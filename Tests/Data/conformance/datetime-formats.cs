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
        DateTime[] times = { new DateTime(2024, 2, 29, 13, 5, 9).AddTicks(1234567), new DateTime(1601, 1, 1), new DateTime(2999, 12, 31, 23, 59, 59), new DateTime(1999, 12, 31, 0, 0, 0), new DateTime(2020, 7, 4, 12, 0, 0, 45) };
        string[] formats = { null, "", "d", "D", "t", "T", "f", "F", "g", "G", "m", "M", "y", "Y", "s", "u", "r", "R", "o", "O", "yyyy-MM-dd", "yy/M/d", "HH:mm:ss.fff", "h:mm tt", "hh t", "dddd ddd dd d", "MMMM MMM MM M", "yyyyy", "y", "yyy", "ss.FFF", "ss.fffffff", "%d", "%h", "'at' HH", "\\h HH", "x", "a", "", "FFF", "HH'h'mm", "dd/MM/yyyy", "\"q\"yy", "f", "gg yyyy", "HHmm", "tt", "%", "\\", "'abc", "HH.F", "ffffffff", "yyyyMMddHHmmss", "d MMMM" };
        foreach (string format in formats)
        {
            foreach (DateTime time in times)
            {
                Try("time " + (format ?? "null"), () => time.ToString(format));
            }

            Try("composite", () => string.Format("{0:" + format + "}", times[0]));
        }

        Try("late", () => DateTime.MaxValue.AddDays(1).ToString());
        Try("early", () => DateTime.MinValue.AddTicks(-1).ToString());
        Try("no day", () => new DateTime(2023, 2, 29).ToString());
        Try("no hour", () => new DateTime(2020, 1, 1, 24, 0, 0).ToString());
        Try("no tick", () => new DateTime(-1).ToString());
    }
}
