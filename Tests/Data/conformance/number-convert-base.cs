using System;

class Program
{
    static void Main()
    {
        Console.WriteLine(Convert.ToInt32("ff", 16) + " " + Convert.ToInt32("0x1F", 16) + " " + Convert.ToInt32("777", 8) + " " + Convert.ToInt32("1011", 2) + " " + Convert.ToInt32("FFFFFFFF", 16) + " " + Convert.ToUInt32("FFFFFFFF", 16) + " " + Convert.ToByte("7f", 16) + " " + Convert.ToInt64("123456789abcdef", 16) + " " + Convert.ToUInt64("FFFFFFFFFFFFFFFF", 16) + " " + Convert.ToInt16("8000", 16) + " " + Convert.ToUInt16("ffff", 16) + " " + Convert.ToSByte("ff", 16));
        string[] bad = { "xyz", "12g", "100000000", "" };
        foreach (string s in bad)
        {
            try
            {
                Console.WriteLine("" + Convert.ToInt32(s, 16));
            }
            catch (FormatException e)
            {
                Console.WriteLine(e.Message);
            }
            catch (ArgumentOutOfRangeException)
            {
                Console.WriteLine("range");
            }
            catch (SystemException)
            {
                Console.WriteLine("overflow");
            }
        }
    }
}
