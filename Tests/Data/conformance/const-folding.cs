using System;

class Program
{
    static void Main()
    {
        const int A = 5;
        const long B = A * 1000000000L;
        const string S = "const" + "ant";
        const double D = 1.0 / 3;
        const char C = 'c';
        const bool T = A > 3 && B > 4;
        Console.WriteLine(A + " " + B + " " + S + " " + D + " " + C + " " + T);
    }
}
