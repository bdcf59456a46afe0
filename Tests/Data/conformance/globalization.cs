using System;
using System.Globalization;

class Program
{
    static void Main()
    {
        CultureInfo c = new CultureInfo("");
        DateTimeFormatInfo d = c.DateTimeFormat;
        Console.WriteLine("[" + c.Name + "] " + c + " " + c.Parent.Name);
        Console.WriteLine(d.AMDesignator + d.PMDesignator + d.DateSeparator + d.TimeSeparator);
        Console.WriteLine(d.FullDateTimePattern + "|" + d.LongDatePattern + "|" + d.LongTimePattern + "|" + d.MonthDayPattern + "|" + d.RFC1123Pattern);
        Console.WriteLine(d.ShortDatePattern + "|" + d.ShortTimePattern + "|" + d.SortableDateTimePattern + "|" + d.UniversalSortableDateTimePattern + "|" + d.YearMonthPattern);
        string all = "";
        for (int i = 0; i < 13; i++)
        {
            all += d.MonthNames[i] + "/" + d.AbbreviatedMonthNames[i] + " ";
        }

        for (int i = 0; i < 7; i++)
        {
            all += d.DayNames[i] + "/" + d.AbbreviatedDayNames[i] + " ";
        }

        Console.WriteLine(all);
        NumberFormatInfo n = c.NumberFormat;
        Console.WriteLine(n.NegativeSign + n.PositiveSign + n.NumberDecimalSeparator + n.NumberGroupSeparator + n.NumberGroupSizes.Length + n.NumberGroupSizes[0]);
        try
        {
            new CultureInfo(null);
        }
        catch (ArgumentNullException e)
        {
            Console.WriteLine(e.ParamName);
        }
    }
}
