using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>The power went away. The device is dead until the next power-on.</summary>
    public sealed class PowerLostException : DeviceStoppedException
    {
        internal PowerLostException(CutPoint? cut)
            : base(cut is null ? "The power went away." : $"The power was cut at {cut}.")
        {
            Cut = cut;
        }

        /// <summary>Gets the cut that did it, with its replayable id; <see langword="null"/> when the battery was simply taken out.</summary>
        public CutPoint? Cut { get; }
    }
}
