using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The results of all checks of one package on one device: all that the stages need. It holds for this boot only, and nothing changes
    /// it.
    /// </summary>
    public sealed class PreparedUpdate
    {
        internal PreparedUpdate(
            ManifestResult package,
            RadioResult radio,
            bool endsInReset,
            PageMap firmware,
            OptionByteData optionBytes,
            uint splashBytes,
            InternalStorageResult internalStorage,
            ResourceResult resources,
            StubPlace stub,
            IDevice device)
        {
            Package = package;
            Radio = radio;
            EndsInReset = endsInReset;
            Firmware = firmware;
            OptionBytes = optionBytes;
            SplashBytes = splashBytes;
            InternalStorage = internalStorage;
            Resources = resources;
            Stub = stub;
            Plan = device == null ? null : UpdatePlan.For(device, this);
        }

        /// <summary>Gets the package and its manifest.</summary>
        public ManifestResult Package { get; }

        /// <summary>Gets what was found out about CPU2 and the radio image.</summary>
        public RadioResult Radio { get; }

        /// <summary>
        /// Gets a value indicating whether this boot ends in the reset of the radio step or of the option bytes: the update is under way,
        /// and no more than that step needs was checked.
        /// </summary>
        public bool EndsInReset { get; }

        /// <summary>Gets where the firmware's bytes go, with page 0, or <see langword="null"/> when the package has none.</summary>
        public PageMap Firmware { get; }

        /// <summary>Gets the option byte data, or <see langword="null"/> when the package has none.</summary>
        public OptionByteData OptionBytes { get; }

        /// <summary>Gets the bytes of the slideshow, 0 when the package has none.</summary>
        public uint SplashBytes { get; }

        /// <summary>Gets what was found out about /int.</summary>
        public InternalStorageResult InternalStorage { get; }

        /// <summary>Gets what was found out about the resource archive.</summary>
        public ResourceResult Resources { get; }

        /// <summary>Gets where the resume stub is, or goes.</summary>
        public StubPlace Stub { get; }

        /// <summary>Gets what is done, in order, and how long it should take; <see langword="null"/> when a check found an error.</summary>
        public UpdatePlan Plan { get; }
    }
}
