using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Battery gauge and charger on the power bus (Native/drivers/power).</summary>
    public sealed class NativePower : IPower
    {
        /// <inheritdoc/>
        public int BatteryPercent => ReadPercent();

        /// <inheritdoc/>
        public bool IsCharging => HasExternalPower();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ReadPercent();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool HasExternalPower();
    }
}
