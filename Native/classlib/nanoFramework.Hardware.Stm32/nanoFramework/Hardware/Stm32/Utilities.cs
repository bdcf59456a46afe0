using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>Identifies the STM32.</summary>
    public static class Utilities
    {
        /// <summary>The 12 bytes of the unique device ID (RM0434, chapter Device electronic signature, at 0x1FFF7590).</summary>
        public static byte[] UniqueDeviceId
        {
            get
            {
                byte[] id = new byte[12];
                NativeGetDeviceUniqueId(id);

                return id;
            }
        }

        /// <summary>The device ID: DBGMCU_IDCODE bits 11:0.</summary>
        public static uint DeviceId => NativeGetDeviceId();

        /// <summary>The revision ID: DBGMCU_IDCODE bits 31:16.</summary>
        public static uint DeviceRevisionId => NativeGetDeviceRevisionId();

        /// <summary>Copies the unique device ID to an array of 12 bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void NativeGetDeviceUniqueId(byte[] data);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetDeviceId();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint NativeGetDeviceRevisionId();
    }
}
