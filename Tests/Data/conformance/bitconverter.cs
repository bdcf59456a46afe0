using System;

class Program
{
    static void Main()
    {
        byte[] b = BitConverter.GetBytes(0x01020304);
        Console.WriteLine(b.Length + " " + b[0] + " " + BitConverter.ToInt32(b, 0) + " " + BitConverter.ToString(b) + " " + BitConverter.IsLittleEndian);
        Console.WriteLine(BitConverter.ToString(BitConverter.GetBytes(1.5)) + " " + BitConverter.ToString(BitConverter.GetBytes(1.5f)) + " " + BitConverter.ToString(BitConverter.GetBytes(true)) + " " + BitConverter.ToString(BitConverter.GetBytes('A')) + " " + BitConverter.ToString(BitConverter.GetBytes(-2L)) + " " + BitConverter.ToString(BitConverter.GetBytes((ushort)513)));
        byte[] data = { 1, 2, 3, 4, 5, 6, 7, 8, 255 };
        Console.WriteLine(BitConverter.ToInt16(data, 0) + " " + BitConverter.ToUInt16(data, 7) + " " + BitConverter.ToUInt32(data, 1) + " " + BitConverter.ToInt64(data, 1) + " " + BitConverter.ToUInt64(data, 0) + " " + BitConverter.ToDouble(BitConverter.GetBytes(-0.25), 0) + " " + BitConverter.ToSingle(BitConverter.GetBytes(3.5f), 0) + " " + BitConverter.ToBoolean(data, 0) + " " + BitConverter.DoubleToInt64Bits(1.0) + " " + BitConverter.Int64BitsToDouble(4611686018427387904));
    }
}
