using System;
using System.Reflection;

enum Small : short
{
    One = 1,
    Two = 2,
}

class Takes
{
    public static string OfBoolean(bool value) { return "bool " + value; }

    public static string OfChar(char value) { return "char " + (int)value; }

    public static string OfInt16(short value) { return "short " + value; }

    public static string OfUInt16(ushort value) { return "ushort " + value; }

    public static string OfInt32(int value) { return "int " + value; }

    public static string OfUInt32(uint value) { return "uint " + value; }

    public static string OfInt64(long value) { return "long " + value; }

    public static string OfUInt64(ulong value) { return "ulong " + value; }

    public static string OfSingle(float value) { return "float " + value; }

    public static string OfDouble(double value) { return "double " + value; }

    public static string OfEnum(Small value) { return "enum " + (short)value; }

    public static string OfObject(object value) { return "object " + value; }
}

class Program
{
    static void Main()
    {
        object[] values = { true, 'c', (sbyte)-3, (byte)200, (short)-300, (ushort)60000, -70000, 4000000000u, -5000000000L, 18000000000000000000ul, 1.5f, 2.25 };
        string[] names = { "Boolean", "Char", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "Object" };

        foreach (string name in names)
        {
            MethodInfo method = typeof(Takes).GetMethod("Of" + name);

            foreach (object value in values)
            {
                try
                {
                    Console.WriteLine((string)method.Invoke(null, new object[] { value }));
                }
                catch (ArgumentException e)
                {
                    Console.WriteLine(e.Message);
                }
            }
        }

        Console.WriteLine((string)typeof(Takes).GetMethod("OfEnum").Invoke(null, new object[] { Small.Two }));
        Console.WriteLine((string)typeof(Takes).GetMethod("OfEnum").Invoke(null, new object[] { (short)1 }));
        Console.WriteLine((string)typeof(Takes).GetMethod("OfInt16").Invoke(null, new object[] { Small.Two }));
    }
}
