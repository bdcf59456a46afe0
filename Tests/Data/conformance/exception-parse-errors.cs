using System;

class Program
{
    static void Main()
    {
        string[] inputs = { "", "abc", "12x", " 5 ", "+7", "-8", "2147483648", "--1", "1 2" };
        foreach (string s in inputs)
        {
            try
            {
                Console.WriteLine("" + int.Parse(s));
            }
            catch (FormatException e)
            {
                Console.WriteLine(e.Message);
            }
            catch (SystemException e)
            {
                Console.WriteLine(e.Message);
            }
        }
        try
        {
            int.Parse(null);
        }
        catch (ArgumentNullException e)
        {
            Console.WriteLine(e.ParamName);
        }
    }
}
