using System;

class Program
{
    static void Main()
    {
        DateTime d = new DateTime(2024, 2, 29, 13, 5, 9);
        Console.WriteLine(d.Year + " " + d.Month + " " + d.Day + " " + d.Hour + " " + d.Minute + " " + d.Second + " " + (int)d.DayOfWeek + " " + d.DayOfYear + " " + d.Ticks);
        Console.WriteLine(d.ToString() + "|" + d.AddDays(1).ToString("yyyy-MM-dd") + "|" + d.AddHours(-14).ToString("dd.MM.yy HH:mm:ss") + "|" + d.AddSeconds(0.5).ToString("ss.fff") + "|" + d.ToString("ddd, dd MMM yyyy hh:mm tt") + "|" + d.ToString("dddd MMMM d"));
        Console.WriteLine(d.ToString("s") + "|" + d.ToString("u") + "|" + d.ToString("R") + "|" + d.ToString("d") + "|" + d.ToString("D") + "|" + d.ToString("t") + "|" + d.ToString("T") + "|" + d.ToString("g") + "|" + d.ToString("F"));
        Console.WriteLine((d - new DateTime(2024, 1, 1)) + " " + (d > new DateTime(2024, 1, 1)) + " " + d.Date.ToString("s") + " " + d.TimeOfDay + " " + DateTime.DaysInMonth(1900, 2) + " " + DateTime.DaysInMonth(2000, 2));
        for (int i = 0; i < 400; i += 37)
        {
            Console.Write(new DateTime(1999, 12, 31).AddDays(i).ToString("yyyyMMdd") + " ");
        }
        Console.WriteLine();
        Console.WriteLine(DateTime.MinValue.ToString("s") + " " + DateTime.MaxValue.Ticks + " " + new DateTime(1970, 1, 1).Ticks);
        try
        {
            new DateTime(2023, 2, 29);
        }
        catch (ArgumentOutOfRangeException)
        {
            Console.WriteLine("no such day");
        }
    }
}
