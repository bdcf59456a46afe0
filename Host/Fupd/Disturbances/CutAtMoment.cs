using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>A power cut within the operation after a moment, whose number differs between mock and emulator.</summary>
    internal sealed class CutAtMoment
    {
        private readonly RunMoment _moment;
        private readonly int _variant;

        /// <summary>Makes it, not planned.</summary>
        /// <param name="moment">The moment.</param>
        /// <param name="variant">The torn result.</param>
        public CutAtMoment(RunMoment moment, int variant)
        {
            _moment = moment;
            _variant = variant;
        }

        /// <summary>Gets a value indicating whether it waits for a time of the device.</summary>
        public bool IsTimed => _moment.IsTimed;

        /// <summary>Plans the cut.</summary>
        /// <param name="device">The device, off.</param>
        public void Arrange(VirtualDevice device) => _moment.Arrange(device, () => Arm(device));

        /// <summary>Plans the cut, unless its moment has come, for a copy of the device.</summary>
        /// <param name="copy">The copy, off.</param>
        public CutAtMoment CopyFor(VirtualDevice copy) => new(_moment.CopyFor(copy, () => Arm(copy)), _variant);

        private void Arm(VirtualDevice device) =>
            device.Journal.Arm(new CutPoint(null, null, device.Journal.Count + 1, CutMode.Torn, _variant));
    }
}
