using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>The result of <see cref="RadioCheck"/>.</summary>
    public sealed class RadioResult
    {
        internal RadioResult(
            CoprocessorInfo coprocessor, bool changes, PageMap pages, RadioImage image, uint secureStart, uint firmwareLimit)
        {
            Coprocessor = coprocessor;
            Changes = changes;
            Pages = pages;
            Image = image;
            SecureStart = secureStart;
            FirmwareLimit = firmwareLimit;
        }

        /// <summary>
        /// Gets the state of CPU2, or <see langword="null"/> if the package contains no radio image and CPU2 was not started.
        /// </summary>
        public CoprocessorInfo Coprocessor { get; }

        /// <summary>Gets a value indicating whether the radio must be changed, because the wanted stack is not running yet.</summary>
        public bool Changes { get; }

        /// <summary>Gets the contents of the radio image's pages, or <see langword="null"/> if no image needs to be installed.</summary>
        public PageMap Pages { get; }

        /// <summary>Gets the radio image's footers, or <see langword="null"/> if the package contains no usable image.</summary>
        public RadioImage Image { get; }

        /// <summary>Gets the first flash address owned by CPU2 after the radio step.</summary>
        public uint SecureStart { get; }

        /// <summary>
        /// Gets the upper limit of the old firmware's end address; 0 if there is no limit. The radio image is written from this address
        /// upwards while the old firmware must still start this updater.
        /// </summary>
        public uint FirmwareLimit { get; }
    }
}
