using System;

class Program
{
    static void Main()
    {
        foreach (int value in new int[] { 0, 1, -1, 2, 7, -13, 1000, int.MaxValue, int.MinValue, 0x12345678 })
        {
            Console.WriteLine("" + (double)value);
        }

        foreach (uint value in new uint[] { 0, 1, 2, 7, 1000, 0x80000000, uint.MaxValue, 0x12345678 })
        {
            Console.WriteLine("" + (double)value);
        }

        foreach (long value in new long[] { 0, 1, -1, 3, -77, 4294967296, -4294967297, long.MaxValue, long.MinValue, 0x123456789ABCDEF })
        {
            Console.WriteLine("" + (double)value);
        }

        foreach (ulong value in new ulong[] { 0, 1, 3, 4294967296, 0x8000000000000000, ulong.MaxValue, 0x123456789ABCDEF })
        {
            Console.WriteLine("" + (double)value);
        }

        foreach (float value in new float[] { 0f, 1f, -1f, 0.5f, -2.25f, 3.1415927f, 1e10f, -1e-10f, float.MaxValue, float.NaN, float.PositiveInfinity })
        {
            Console.WriteLine("" + (double)value);
        }

        foreach (double value in new double[] { 0.0, 1.0, -1.0, 0.1, -2.5, 3.141592653589793, 1e100, -1e-100, double.MaxValue, double.NaN, double.NegativeInfinity })
        {
            Console.WriteLine("" + (double)value);
        }
    }
}
