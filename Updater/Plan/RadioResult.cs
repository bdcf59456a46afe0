using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>What <see cref="RadioCheck"/> found out about CPU2 and the radio image.</summary>
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

        /// <summary>Gets what CPU2 runs, or <see langword="null"/> when the package has no radio image and CPU2 was not started.</summary>
        public CoprocessorInfo Coprocessor { get; }

        /// <summary>Gets a value indicating whether the wanted stack does not run yet.</summary>
        public bool Changes { get; }

        /// <summary>Gets where the radio image's bytes go, or <see langword="null"/> when no image has to be installed.</summary>
        public PageMap Pages { get; }

        /// <summary>Gets the radio image's footers, or <see langword="null"/> when the package has none that can be used.</summary>
        public RadioImage Image { get; }

        /// <summary>Gets the first address of CPU2 after the radio step.</summary>
        public uint SecureStart { get; }

        /// <summary>
        /// Gets the address above which the old firmware must not reach, because the radio image is written there while the old firmware
        /// still has to start this updater; 0 when there is none.
        /// </summary>
        public uint FirmwareLimit { get; }
    }
}
