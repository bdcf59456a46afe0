using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>The device lost power and executes nothing until the next power-on.</summary>
    public sealed class PowerLostException : DeviceStoppedException
    {
        internal PowerLostException(CutPoint? cut)
            : base(cut is null ? "The power was cut." : $"The power was cut at {cut}.")
        {
            Cut = cut;
        }

        /// <summary>Gets the cut point with its replayable id; <see langword="null"/> if the battery was removed.</summary>
        public CutPoint? Cut { get; }
    }
}
