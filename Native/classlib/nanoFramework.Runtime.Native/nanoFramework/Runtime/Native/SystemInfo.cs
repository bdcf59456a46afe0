using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native
{
    /// <summary>What runs the program.</summary>
    public static class SystemInfo
    {
        /// <summary>What the hardware does with floating-point numbers.</summary>
        public enum FloatingPoint
        {
            /// <summary>There are none.</summary>
            None = 0,

            /// <summary>Float by software.</summary>
            SinglePrecisionSoftware = 1,

            /// <summary>Float by hardware.</summary>
            SinglePrecisionHardware = 2,

            /// <summary>Double by software.</summary>
            DoublePrecisionSoftware = 3,

            /// <summary>Double by hardware.</summary>
            DoublePrecisionHardware = 4,
        }

        /// <summary>Float and double by software, the same on every platform.</summary>
        public static FloatingPoint FloatingPointSupport => (FloatingPoint)GetNativeFloatingPointSupport();

        /// <summary>0: no model numbers are given out.</summary>
        public static extern byte Model
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>0: not a registered maker.</summary>
        public static extern byte OEM
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>Who made the runtime.</summary>
        public static extern string OEMString
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>The processor's family.</summary>
        public static extern string Platform
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>0: no stock-keeping numbers are given out.</summary>
        public static extern ushort SKU
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>The board.</summary>
        public static extern string TargetName
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>The version of nanoFramework whose class library this is.</summary>
        public static Version Version
        {
            get
            {
                GetSystemVersion(out int major, out int minor, out int build, out int revision);

                return new Version(major, minor, build, revision);
            }
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern byte GetNativeFloatingPointSupport();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void GetSystemVersion(out int major, out int minor, out int build, out int revision);
    }
}
