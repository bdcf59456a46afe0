using System;

class Program
{
    static void Main()
    {
        string s = """
            raw "quoted"
              indented \n
            """;
        Console.WriteLine(s);
    }
}
