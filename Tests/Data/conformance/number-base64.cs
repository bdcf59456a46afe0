using System;

class Program
{
    static void Main()
    {
        byte[] data = { 0, 1, 2, 250, 251, 252, 253 };
        for (int n = 0; n <= data.Length; n++)
        {
            string text = Convert.ToBase64String(data, 0, n);
            byte[] back = Convert.FromBase64String(text);
            Console.WriteLine(text + " " + back.Length + " " + (n == 0 || back[n - 1] == data[n - 1]));
        }
        try
        {
            Convert.FromBase64String("ab=c");
        }
        catch (FormatException)
        {
            Console.WriteLine("format");
        }
    }
}
