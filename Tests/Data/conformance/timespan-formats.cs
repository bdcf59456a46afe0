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
        TimeSpan[] spans = { TimeSpan.Zero, new TimeSpan(1, 2, 3), new TimeSpan(1, 2, 3, 4, 5), -new TimeSpan(25, 0, 0), TimeSpan.FromTicks(1), TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromMilliseconds(1500), new TimeSpan(0, 90, 0) };
        string[] formats = { "", "c", "g", "G", "t", "hh\\:mm\\:ss", "d\\.hh", "mm\\:ss\\.fff", "%h", "%d", "h", "x", "ss\\.FFF", "'T'hh", "hhh", "dddddddd", "fffffff", "d' days 'h' hours'" };
        foreach (TimeSpan span in spans)
        {
            Try("total", () => span + " " + span.TotalDays + " " + span.TotalSeconds + " " + span.TotalMilliseconds);

            foreach (string format in formats)
            {
                Try(format, () => string.Format("{0:" + format + "}", span));
            }
        }

        Try("sum", () => (TimeSpan.MaxValue + spans[1]).ToString());
        Try("difference", () => (TimeSpan.MinValue - spans[1]).ToString());
        Try("negative", () => (-TimeSpan.MinValue).ToString());
        Try("duration", () => TimeSpan.MinValue.Duration().ToString());
    }
}
