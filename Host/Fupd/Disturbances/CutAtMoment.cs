using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>
    /// A power cut during the first operation after a given moment. The number of that operation differs between mock and emulator.
    /// </summary>
    internal sealed class CutAtMoment
    {
        private readonly RunMoment _moment;
        private readonly int _variant;

        /// <summary>Creates the cut without scheduling it.</summary>
        /// <param name="variant">Selects one of the possible torn results.</param>
        public CutAtMoment(RunMoment moment, int variant)
        {
            _moment = moment;
            _variant = variant;
        }

        /// <summary>Gets a value indicating whether the cut is due at a device time that has not yet been reached.</summary>
        public bool IsTimed => _moment.IsTimed;

        /// <summary>Schedules the cut.</summary>
        /// <param name="device">The device, which is switched off.</param>
        public void Arrange(VirtualDevice device) => _moment.Arrange(device, () => Arm(device));

        /// <summary>Schedules the cut on a copy of the device, unless the moment of the cut has passed.</summary>
        /// <param name="copy">The copy, which is switched off.</param>
        public CutAtMoment CopyFor(VirtualDevice copy) => new(_moment.CopyFor(copy, () => Arm(copy)), _variant);

        private void Arm(VirtualDevice device) =>
            device.Journal.Arm(new CutPoint(null, null, device.Journal.Count + 1, CutMode.Torn, _variant));
    }
}
