namespace System.Reflection
{
    /// <summary>The basic types by their codes, and which numbers .NET widens to which when a member is invoked.</summary>
    internal static class BasicTypes
    {
        private const int CodeOfChar = 2;
        private const int CodeOfUInt64 = 10;
        private const int CodeOfSingle = 11;
        private const int CodeOfDouble = 12;

        /// <summary>By code: bit 1 &lt;&lt; code of each type that a value becomes.</summary>
        private static readonly ushort[] s_widens =
        {
            0x0000, 0x0002, 0x1FC4, 0x1AA8, 0x1FF4, 0x1AA0, 0x1FC4, 0x1A80, 0x1F00, 0x1A00, 0x1C00, 0x1800, 0x1000,
        };

        /// <summary>
        /// 1 Boolean, 2 Char, 3 SByte, 4 Byte, 5 Int16, 6 UInt16, 7 Int32, 8 UInt32, 9 Int64, 10 UInt64, 11 Single, 12 Double, else 0.
        /// </summary>
        internal static int CodeOf(Type type)
        {
            switch (type.IsValueType ? type.FullName : null)
            {
                case "System.Boolean":
                    return 1;
                case "System.Char":
                    return CodeOfChar;
                case "System.SByte":
                    return 3;
                case "System.Byte":
                    return 4;
                case "System.Int16":
                    return 5;
                case "System.UInt16":
                    return 6;
                case "System.Int32":
                    return 7;
                case "System.UInt32":
                    return 8;
                case "System.Int64":
                    return 9;
                case "System.UInt64":
                    return CodeOfUInt64;
                case "System.Single":
                    return CodeOfSingle;
                case "System.Double":
                    return CodeOfDouble;
                default:
                    return 0;
            }
        }

        internal static bool Widens(int from, int to)
        {
            return (s_widens[from] >> to & 1) != 0;
        }

        internal static object Widen(object value, int from, int to)
        {
            switch (to)
            {
                case CodeOfSingle:
                    return from == CodeOfUInt64 ? (float)(ulong)value : (float)Whole(value, from);
                case CodeOfDouble:
                    return from == CodeOfSingle ? (double)(float)value
                        : from == CodeOfUInt64 ? (double)(ulong)value
                        : (double)Whole(value, from);
                case CodeOfUInt64:
                    return (ulong)Whole(value, from);
                case CodeOfChar:
                    return (char)Whole(value, from);
                case 5:
                    return (short)Whole(value, from);
                case 6:
                    return (ushort)Whole(value, from);
                case 7:
                    return (int)Whole(value, from);
                case 8:
                    return (uint)Whole(value, from);
                default:
                    return Whole(value, from);
            }
        }

        private static long Whole(object value, int code)
        {
            switch (code)
            {
                case CodeOfChar:
                    return (char)value;
                case 3:
                    return (sbyte)value;
                case 4:
                    return (byte)value;
                case 5:
                    return (short)value;
                case 6:
                    return (ushort)value;
                case 7:
                    return (int)value;
                case 8:
                    return (uint)value;
                default:
                    return (long)value;
            }
        }
    }
}
