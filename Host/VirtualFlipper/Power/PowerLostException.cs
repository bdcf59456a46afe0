using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>Thrown if the device has lost power. The device executes nothing until the next power-on.</summary>
    public sealed class PowerLostException : DeviceStoppedException
    {
        internal PowerLostException(CutPoint? cut)
            : base(cut is null ? "The power was cut." : $"The power was cut at {cut}.")
        {
            Cut = cut;
        }

        /// <summary>Gets the cut point, which can be replayed; <see langword="null"/> if the battery was removed.</summary>
        public CutPoint? Cut { get; }
    }
}
