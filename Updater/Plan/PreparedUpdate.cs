using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The results of all checks of one package on one device, with everything that the stages need. Immutable, and valid for this boot
    /// only.
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
            RollbackPlan rollback,
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
            Rollback = rollback;
            Plan = device == null ? null : UpdatePlan.For(device, this);
        }

        /// <summary>Gets the package and its manifest.</summary>
        public ManifestResult Package { get; }

        /// <summary>Gets the result of the checks of CPU2 and of the radio image.</summary>
        public RadioResult Radio { get; }

        /// <summary>
        /// Gets a value indicating whether this boot ends with the reset caused by the radio step or the option bytes. In such a boot, only
        /// the requirements of that step were checked.
        /// </summary>
        public bool EndsInReset { get; }

        /// <summary>
        /// Gets the contents of the firmware's pages, including page 0, or <see langword="null"/> if the package contains no firmware.
        /// </summary>
        public PageMap Firmware { get; }

        /// <summary>Gets the option byte data, or <see langword="null"/> if the package contains none.</summary>
        public OptionByteData OptionBytes { get; }

        /// <summary>Gets the size of the splash in bytes; 0 if the package contains no splash.</summary>
        public uint SplashBytes { get; }

        /// <summary>Gets the result of the /int check.</summary>
        public InternalStorageResult InternalStorage { get; }

        /// <summary>Gets the result of the resource check.</summary>
        public ResourceResult Resources { get; }

        /// <summary>Gets the location of the resume stub.</summary>
        public StubPlace Stub { get; }

        /// <summary>
        /// Gets the plan of the rollback package; <see langword="null"/> if flash does not contain the complete old firmware.
        /// </summary>
        public RollbackPlan Rollback { get; }

        /// <summary>Gets a value indicating whether the update replaces firmware that could be kept.</summary>
        public bool Keeps
        {
            get { return Rollback != null && Plan != null && Plan.FirmwareChanges; }
        }

        /// <summary>Gets the plan; <see langword="null"/> if a check found an error.</summary>
        public UpdatePlan Plan { get; }
    }
}
