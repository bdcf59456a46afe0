using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>What the chip says of itself.</summary>
    public static class Utilities
    {
        /// <summary>The 12 bytes of the chip's unique number (RM0434 section 42.1, from 0x1FFF7590 on).</summary>
        public static byte[] UniqueDeviceId
        {
            get
            {
                byte[] id = new byte[12];
                NativeGetDeviceUniqueId(id);

                return id;
            }
        }

        /// <summary>Which chip it is: DBGMCU_IDCODE bits 11:0.</summary>
        public static uint DeviceId => NativeGetDeviceId();

        /// <summary>Which revision of the chip it is: DBGMCU_IDCODE bits 31:16.</summary>
        public static uint DeviceRevisionId => NativeGetDeviceRevisionId();

        /// <summary>Copies the unique number into 12 bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void NativeGetDeviceUniqueId(byte[] data);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetDeviceId();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetDeviceRevisionId();
    }
}
