using System;

class Program
{
    static void Main()
    {
        float[] values = { 0, 1, -1, 0.1f, 0.5f, 1.0f / 3, 100, 1e6f, 1e7f, 1e8f, 12345678f, 16777216f, 1e-4f, 1e-5f, 1.4e-45f, 3.4028235E+38f, 3.14159274f, 0.3f, 33554432f, 1e14f, 9.9e14f, 1e15f, 1e16f, 123456789012f, 1.1754944E-38f, -2.5f, 9999999f };
        foreach (float v in values)
        {
            Console.WriteLine(v.ToString());
        }
    }
}
