using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Restarts the device.</summary>
    public class Power
    {
        /// <summary>Raised before a restart.</summary>
        public static event RebootEventHandler OnRebootEvent;

        /// <summary>Restarts the device; does not return.</summary>
        public static void RebootDevice(RebootOption rebootOption) => RebootDevice(0, rebootOption);

        /// <summary>
        /// Restarts the device; does not return. The wait time is ignored, because the restart does not wait for handlers.
        /// </summary>
        public static void RebootDevice(int exitWaitTime, RebootOption rebootOption)
        {
            RebootEventHandler handlers = OnRebootEvent;

            if (handlers != null)
            {
                handlers();
            }

            NativeReboot(rebootOption);
        }

        /// <summary>Resets the device at once.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void NativeReboot(RebootOption rebootOption);
    }
}
