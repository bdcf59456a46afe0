using System;

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
        public static FloatingPoint FloatingPointSupport => FloatingPoint.DoublePrecisionSoftware;

        /// <summary>0: no model numbers are given out.</summary>
        public static byte Model => 0;

        /// <summary>0: not a registered maker.</summary>
        public static byte OEM => 0;

        /// <summary>Who made the runtime.</summary>
        public static string OEMString => "FlipperUpdaterNano RAM runtime";

        /// <summary>The processor's family.</summary>
        public static string Platform => "STM32WB";

        /// <summary>0: no stock-keeping numbers are given out.</summary>
        public static ushort SKU => 0;

        /// <summary>The board.</summary>
        public static string TargetName => "FLIPPER_F7";

        /// <summary>The version of nanoFramework whose class library this is.</summary>
        public static Version Version => new Version(1, 17, 11, 0);
    }
}
