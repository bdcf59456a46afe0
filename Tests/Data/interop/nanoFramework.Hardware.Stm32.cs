// The types of nanoFramework.Hardware.Stm32 1.10.37, with only their methods, in the original order.
using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Stm32
{
    public static class BackupMemory
    {
        public static int Size => 0;

        public static void WriteBoolean(uint position, bool value) { }

        public static void WriteByte(uint position, byte value) { }

        public static void WriteDateTime(uint position, DateTime value) { }

        public static void WriteInt16(uint position, short value) { }

        public static void WriteInt32(uint position, int value) { }

        public static void WriteInt64(uint position, long value) { }

        public static void WriteSingle(uint position, float value) { }

        public static void WriteString(uint position, string value) { }

        public static void WriteTimeSpan(uint position, TimeSpan value) { }

        public static void WriteUInt16(uint position, ushort value) { }

        public static void WriteUInt32(uint position, uint value) { }

        public static void WriteUInt64(uint position, ulong value) { }

        public static bool ReadBoolean(uint position) => false;

        public static byte ReadByte(uint position) => 0;

        public static DateTime ReadDateTime(uint position) => default;

        public static short ReadInt16(uint position) => 0;

        public static int ReadInt32(uint position) => 0;

        public static long ReadInt64(uint position) => 0;

        public static float ReadSingle(uint position) => 0;

        public static string ReadString(uint position, uint length) => null;

        public static TimeSpan ReadTimeSpan(uint position) => default;

        public static ushort ReadUInt16(uint position) => 0;

        public static uint ReadUInt32(uint position) => 0;

        public static ulong ReadUInt64(uint position) => 0;

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void ReadBytes(uint position, byte[] value);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void WriteBytes(uint position, byte[] value);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int GetSize();
    }

    public static class Configuration
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void ConfigurePin(int pin, GpioConfiguration configuration);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern uint AddAdcChannel(uint first, uint second, uint third);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void RemoveAdcChannel(uint channel);
    }

    public class GpioConfiguration
    {
        public IOMode Mode { get; set; }

        public PullUpDownActivation PinState { get; set; }

        public Speed SpeedSelection { get; set; }

        public byte AlternateFunction { get; set; }

        public enum IOMode
        {
            Input,
        }

        public enum PullUpDownActivation
        {
            Floating,
        }

        public enum Speed
        {
            Low,
        }
    }

    public static class Power
    {
        public static void EnterStandbyMode() { }

        public static extern WakeupReasonType WakeupReason
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void DisableWakeupPin(WakeupPin pin);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void EnableWakeupPin(WakeupPin pin);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void NativeEnterStandbyMode();

        public enum WakeupPin
        {
            Pin1,
        }

        public enum WakeupReasonType
        {
            Undetermined,
        }
    }

    public static class RTC
    {
        public static void SetAlarm(DateTime time) { }

        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern DateTime GetAlarm();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Native_RTC_SetAlarm(byte day, byte hours, byte minutes, byte seconds);
    }

    public static class Utilities
    {
        public static byte[] UniqueDeviceId => null;

        public static uint DeviceId => 0;

        public static uint DeviceRevisionId => 0;

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void NativeGetDeviceUniqueId(byte[] data);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetDeviceId();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetDeviceRevisionId();
    }
}
