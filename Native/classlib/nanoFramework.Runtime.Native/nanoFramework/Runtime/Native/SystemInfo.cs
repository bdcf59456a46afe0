using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Information about runtime and board.</summary>
    public static class SystemInfo
    {
        /// <summary>Floating-point support.</summary>
        public enum FloatingPoint
        {
            /// <summary>No floating-point numbers.</summary>
            None = 0,

            /// <summary>Float in software.</summary>
            SinglePrecisionSoftware = 1,

            /// <summary>Float in hardware.</summary>
            SinglePrecisionHardware = 2,

            /// <summary>Double in software.</summary>
            DoublePrecisionSoftware = 3,

            /// <summary>Double in hardware.</summary>
            DoublePrecisionHardware = 4,
        }

        /// <summary>Float and double are computed in software, with identical results on every platform.</summary>
        public static FloatingPoint FloatingPointSupport => (FloatingPoint)GetNativeFloatingPointSupport();

        /// <summary>Always 0, because there are no model numbers.</summary>
        public static extern byte Model
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>Always 0, because the manufacturer is not registered.</summary>
        public static extern byte OEM
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>The vendor of the runtime.</summary>
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

        /// <summary>Always 0, because there are no SKUs.</summary>
        public static extern ushort SKU
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>The name of the board.</summary>
        public static extern string TargetName
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>The version of nanoFramework's class library that is in use.</summary>
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
