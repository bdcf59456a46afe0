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
        string[] formats = { "0", "00", "#", "##", "0.0", "0.00", "#.##", "#.00", "0.##", "000.000", "#,##0", "#,##0.00", "0,0", "#,#", "0,", "0,,", "#,##0,.0", "0%", "0.0%", "#%", "%0", "0;(0)", "0;(0);zero", "#;-#;", ";;", "0.0;neg", "\\#0", "'abc'0", "\"x;y\"0", "0 units", "a0b0c", "0E0", "0.00E+00", "0.###E-0", "#E+000", "00E00", "0e0", "E0", "00:00", "0-00-00", "(000) 000-0000", "0.0.0", "#.#.#", ".00", ".##", "0.", "x", "$0.00", "0'", "0\\", "##,##,##0", "0000000000000000000", "\u2030" + "0", "0.000000000000000000", "+0;-0", "#,##0.00;(#,##0.00);-", "0e+0x", "{0}", " 0 ", "0;;z" };
        double[] doubles = { 0, 1, -1, 0.5, 2.5, -0.5, 0.005, 1234.5678, -1234.5678, 0.000123, 1e15, 99.995, -1e-7, double.NaN };
        int[] integers = { 0, 5, -42, 999, 1234567, int.MinValue };
        foreach (string format in formats)
        {
            foreach (double value in doubles)
            {
                Try(format + " " + value, () => value.ToString(format));
            }

            foreach (int value in integers)
            {
                Try(format + " " + value, () => value.ToString(format));
            }
        }

        Console.WriteLine(ulong.MaxValue.ToString("#,#") + " " + long.MinValue.ToString("#,#") + " " + 0.1f.ToString("0.00000000000") + " " + 5e300.ToString("0").Length);
        Console.WriteLine(string.Format("{0:00}:{1:00}:{2:00.0} {3,10:#,##0}|{4:0.0%}|{5:C}|{6:C0}", 1, 2, 3.25, 1234567, 0.256, 5, -7.5));
    }
}
