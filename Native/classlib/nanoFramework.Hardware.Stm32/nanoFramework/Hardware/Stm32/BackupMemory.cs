using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>
    /// The backup registers as one range of bytes that survives resets. Byte 0 is the most significant byte of register 0, as in
    /// nanoFramework's BackupMemory. Numbers are stored in little-endian order.
    /// </summary>
    public static class BackupMemory
    {
        /// <summary>Size in bytes: 80 on the STM32WB55.</summary>
        public static int Size => GetSize();

        /// <summary>Reads bytes, starting at the given byte position.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void ReadBytes(uint position, byte[] destination);

        /// <summary>Writes bytes, starting at the given byte position.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void WriteBytes(uint position, byte[] source);

        /// <summary>Reads a boolean, stored as one byte.</summary>
        public static bool ReadBoolean(uint position) => ReadByte(position) != 0;

        /// <summary>Reads a byte.</summary>
        public static byte ReadByte(uint position) => Read(position, 1)[0];

        /// <summary>Reads a number.</summary>
        public static short ReadInt16(uint position) => BitConverter.ToInt16(Read(position, 2), 0);

        /// <summary>Reads a number.</summary>
        public static int ReadInt32(uint position) => BitConverter.ToInt32(Read(position, 4), 0);

        /// <summary>Reads a number.</summary>
        public static long ReadInt64(uint position) => BitConverter.ToInt64(Read(position, 8), 0);

        /// <summary>Reads a number.</summary>
        public static ushort ReadUInt16(uint position) => BitConverter.ToUInt16(Read(position, 2), 0);

        /// <summary>Reads a number.</summary>
        public static uint ReadUInt32(uint position) => BitConverter.ToUInt32(Read(position, 4), 0);

        /// <summary>Reads a number.</summary>
        public static ulong ReadUInt64(uint position) => BitConverter.ToUInt64(Read(position, 8), 0);

        /// <summary>Reads a number.</summary>
        public static float ReadSingle(uint position) => BitConverter.ToSingle(Read(position, 4), 0);

        /// <summary>Reads a date and time, stored as ticks.</summary>
        public static DateTime ReadDateTime(uint position) => new DateTime(ReadInt64(position));

        /// <summary>Reads a time span, stored as ticks.</summary>
        public static TimeSpan ReadTimeSpan(uint position) => new TimeSpan(ReadInt64(position));

        /// <summary>Writes a boolean as one byte.</summary>
        public static void WriteBoolean(uint position, bool value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a byte.</summary>
        public static void WriteByte(uint position, byte value) => WriteBytes(position, new byte[] { value });

        /// <summary>Writes a number.</summary>
        public static void WriteInt16(uint position, short value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a number.</summary>
        public static void WriteInt32(uint position, int value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a number.</summary>
        public static void WriteInt64(uint position, long value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a number.</summary>
        public static void WriteUInt16(uint position, ushort value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a number.</summary>
        public static void WriteUInt32(uint position, uint value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a number.</summary>
        public static void WriteUInt64(uint position, ulong value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a number.</summary>
        public static void WriteSingle(uint position, float value) => WriteBytes(position, BitConverter.GetBytes(value));

        /// <summary>Writes a date and time as ticks.</summary>
        public static void WriteDateTime(uint position, DateTime value) => WriteInt64(position, value.Ticks);

        /// <summary>Writes a time span as ticks.</summary>
        public static void WriteTimeSpan(uint position, TimeSpan value) => WriteInt64(position, value.Ticks);

        /// <summary>Reads a string that is stored as a given number of UTF-8 bytes.</summary>
        public static string ReadString(uint position, uint length) =>
            System.Text.Encoding.UTF8.GetString(Read(position, (int)length), 0, (int)length);

        /// <summary>Writes a string as UTF-8, without its length.</summary>
        public static void WriteString(uint position, string value) => WriteBytes(position, System.Text.Encoding.UTF8.GetBytes(value));

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int GetSize();

        private static byte[] Read(uint position, int count)
        {
            byte[] bytes = new byte[count];
            ReadBytes(position, bytes);

            return bytes;
        }
    }
}
