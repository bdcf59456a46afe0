using System;

class Program
{
    static string Run(int n)
    {
        string text = "";
        switch (n)
        {
            case 1:
                text += "1";
                goto case 2;
            case 2:
            case 3:
                text += "23";
                break;
            case 4:
                text += "4";
                goto default;
            default:
                text += "d";
                break;
        }

        return text;
    }

    static void Main()
    {
        for (int i = 0; i < 6; i++)
        {
            Console.WriteLine(Run(i));
        }
    }
}
