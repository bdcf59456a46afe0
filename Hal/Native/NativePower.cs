using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The battery gauge and the charger on the power bus (Native/drivers/power).</summary>
    public sealed class NativePower : IPower
    {
        /// <inheritdoc/>
        public extern int BatteryPercent
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        public extern bool IsCharging
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }
    }
}
